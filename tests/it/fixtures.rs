//! Fixtures: what the built-in ones say, and what people are told about their own.

use std::fmt::Write as _;

use plaid_emulator::fixtures;
use plaid_emulator::sandbox::catalog::{Catalog, TestUser};

fn table(rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let rows: Vec<Vec<String>> = rows.into_iter().collect();
    let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
    let width = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column));
        cells
            .map(|cell| cell.chars().count())
            .max()
            .unwrap_or_default()
    };
    let widths: Vec<usize> = (0..columns).map(width).collect();
    let mut text = String::new();
    for row in &rows {
        let mut line = String::new();
        for (cell, width) in row.iter().zip(&widths) {
            write!(line, "{cell:width$} | ").unwrap();
        }
        text.push_str(line.trim_end_matches([' ', '|']));
        text.push('\n');
    }
    text
}

fn or_dash<T: ToString>(value: Option<T>) -> String {
    value.map_or_else(|| "-".to_owned(), |value| value.to_string())
}

fn accounts(user: &TestUser) -> String {
    table(user.accounts.iter().map(|account| {
        vec![
            account.mask.clone(),
            account.name.clone(),
            or_dash(account.official_name.as_ref()),
            account.account_type.as_str().to_owned(),
            account.subtype.as_str().to_owned(),
            or_dash(account.balances.available),
            or_dash(account.balances.current),
            or_dash(account.balances.limit),
            account.currency.clone(),
            or_dash(account.apy),
            or_dash(account.holder_category.map(|category| category.as_str())),
            or_dash(account.margin_loan_amount),
            or_dash(account.persistent_account_id.as_ref().map(|id| &id[..8])),
            or_dash(
                account
                    .numbers
                    .as_ref()
                    .map(|numbers| format!("{numbers:?}")),
            ),
        ]
    }))
}

fn cycle(user: &TestUser) -> String {
    table(user.cycle.iter().map(|row| {
        let details = &row.details;
        vec![
            row.phase.to_string(),
            user.accounts[row.account].mask.clone(),
            details.name.clone(),
            details.amount.to_string(),
            or_dash(details.merchant_name.as_ref()),
            or_dash(row.authorized_days_before),
            details.original_description.clone(),
            or_dash(details.category_id.as_ref()),
            details.payment_channel.clone(),
            details.transaction_type.clone(),
            or_dash(details.store_number.as_ref()),
            or_dash(details.payment_method.as_ref()),
            format!(
                "{} {}",
                details.category_v1.detailed, details.category_v1.confidence_level
            ),
            format!(
                "{} {}",
                details.category_v2.detailed, details.category_v2.confidence_level
            ),
            or_dash(details.merchant_entity_id.as_ref()),
            or_dash(
                details
                    .logo_url
                    .as_ref()
                    .and_then(|url| url.rsplit('/').next()),
            ),
            or_dash(details.website.as_ref()),
            or_dash(details.counterparty_confidence.as_ref()),
        ]
    }))
}

fn institutions(catalog: &Catalog) -> String {
    let unlisted = catalog.institutions.keys();
    let unlisted = unlisted.filter(|id| !catalog.institution_order.contains(id));
    table(catalog.institution_order.iter().chain(unlisted).map(|id| {
        let it = &catalog.institutions[id];
        let countries: Vec<&str> = it.country_codes.iter().map(|code| code.as_str()).collect();
        let products: Vec<&str> = it.products.iter().map(|product| product.as_str()).collect();
        let marks = [
            it.oauth.then(|| "oauth".to_owned()),
            it.brand.as_ref().map(|brand| format!("brand={brand}")),
            (it.health.as_str() != "HEALTHY").then(|| it.health.as_str().to_owned()),
            it.currency.clone(),
            (it.numbers.as_str() != "ach").then(|| it.numbers.as_str().to_owned()),
            it.tokenized_account_numbers.then(|| "tan".to_owned()),
            it.persistent_account_ids.then(|| "persistent".to_owned()),
            it.consent_days.map(|days| format!("consent={days}")),
            (!catalog.institution_order.contains(id)).then(|| "unlisted".to_owned()),
            (it.username_label != "Username" || it.password_label != "Password")
                .then(|| format!("{}/{}", it.username_label, it.password_label)),
        ];
        let marks: Vec<String> = marks.into_iter().flatten().collect();
        vec![
            or_dash(it.featured),
            id.clone(),
            it.name.clone(),
            countries.join(" "),
            marks.join(" "),
            products.join(" "),
        ]
    }))
}

#[test]
fn user_good_is_as_recorded() {
    let catalog = fixtures::built_in();
    let user = &catalog.users["user_good"];
    let owners: Vec<_> = user
        .accounts
        .iter()
        .map(|account| &account.owners)
        .collect();
    assert!(owners.iter().all(|other| *other == owners[0]));
    insta::assert_snapshot!(format!(
        "{:?}, {} days\n\n{}\n{}\n{:#?}\n\n{:#?}",
        user.password,
        user.cycle_days,
        accounts(user),
        cycle(user),
        owners[0],
        catalog.number_templates,
    ));
}

#[test]
fn built_in_institutions() {
    insta::assert_snapshot!(institutions(&fixtures::built_in()));
}
