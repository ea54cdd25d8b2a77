//! Fixtures: what the built-in ones say, and what people are told about their own.

mod applications;
mod behaviour;
mod clients;
mod problems;
mod transactions;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use plaid_emulator::control::Scenario;
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
            line.push_str(&format!("{cell:width$} | "));
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

/// A folder of fixtures for one test, made anew.
pub(crate) fn folder(test: &str, files: &[(&str, &[u8])]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("fixtures-{test}"));
    if folder.exists() {
        fs::remove_dir_all(&folder).expect("the folder of an earlier run goes away");
    }
    fs::create_dir_all(&folder).expect("the folder can be made");
    for (path, bytes) in files {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().expect("a file is in a folder")).expect("as above");
        fs::write(path, bytes).expect("the file can be written");
    }
    folder
}

/// What a person is told about a folder.
fn told(test: &str, files: &[(&str, &[u8])]) -> String {
    let folder = folder(test, files);
    let told = match fixtures::check(&folder) {
        Ok(summary) => summary.to_string(),
        Err(problems) => problems.to_string(),
    };
    told.replace(&folder.display().to_string(), "mine")
}

#[test]
fn the_built_in_folder_is_a_folder_like_others() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let summary = fixtures::check(&folder).expect("the built-in fixtures have no problem");
    insta::assert_snapshot!(summary, @r#"
      3 applications
    602 categories
      7 customizations
    125 institutions
      7 languages
      1 layer_templates
     48 merchants
      2 ownership_proofs
      1 payroll
     13 profiles
      3 rulesets
     20 users
      4 verification_templates
    "#);

    let catalog = fixtures::built_in();
    assert_eq!(summary.counts["institutions"], catalog.institutions.len());
    assert_eq!(summary.counts["users"], catalog.users.len());
    assert_eq!(
        summary.counts["customizations"],
        catalog.customizations.len()
    );
}

#[test]
fn the_examples_of_the_readme_are_right() {
    let readme = include_str!("../../fixtures/README.md");
    let examples = readme.split("```json\n").skip(1);
    let (scenarios, examples): (Vec<&str>, Vec<&str>) = examples
        .filter_map(|rest| rest.split("```").next())
        .partition(|example| example.contains(r#""faults":"#));
    let [scenario] = scenarios[..] else {
        panic!("one example is a scenario")
    };
    Scenario::read(scenario, &Arc::new(fixtures::built_in())).expect("a scenario that is right");
    let examples: Vec<&[u8]> = examples.into_iter().map(str::as_bytes).collect();
    let paths = [
        "institutions/a.json",
        "users/a.json",
        "users/b.json",
        "merchants/a.json",
        "customizations/a.json",
        "profiles/a.json",
        "languages/a.json",
        "layer_templates/a.json",
        "applications.json",
        "ownership_proofs.json",
        "rulesets.json",
        "clients/a.json",
    ];
    let files: Vec<(&str, &[u8])> = paths.into_iter().zip(examples.iter().copied()).collect();
    assert_eq!(files.len(), examples.len());
    insta::assert_snapshot!(told("readme", &files), @r#"
         1 applications
         1 clients
         1 customizations
         1 institutions
         1 languages
         1 layer_templates
         1 ownership_proofs
         1 profiles
         1 rulesets
         2 users
    "#);
}

const LOWER: &[(&str, &[u8])] = &[
    (
        "institutions/a.json",
        br#"{
  "defaults": { "country_codes": ["US"], "products": ["auth"] },
  "institutions": [
    { "institution_id": "ins_56", "health": "DOWN", "products": ["balance"] },
    { "institution_id": "ins_900001", "name": "My Bank", "featured": 1 }
  ]
}"#,
    ),
    (
        "merchants/a.json",
        br#"{ "merchants": [{
  "id": "corner_shop", "name": "Corner Shop", "confidence_level": "HIGH",
  "payment_channel": "in store", "category": "FOOD_AND_DRINK_GROCERIES"
}] }"#,
    ),
    (
        "users/jane.json",
        br#"{
  "username": "jane",
  "password": "secret",
  "user": {
    "override_accounts": [
      { "type": "depository", "subtype": "checking", "meta": { "mask": "12" } }
    ]
  },
  "cycle": {
    "days": 7,
    "rows": [{ "phase": 6, "account": "12", "amount": 3, "merchant": "corner_shop" }]
  }
}"#,
    ),
    (
        "customizations/mine.json",
        br#"{ "name": "mine", "account_select": "all" }"#,
    ),
];

const UPPER: &[(&str, &[u8])] = &[(
    "institutions/b.json",
    br#"{ "institutions": [
  { "institution_id": "ins_900001", "oauth": true, "featured": 3 },
  { "institution_id": "ins_127287", "unlisted": true }
] }"#,
)];

#[test]
fn a_folder_is_laid_over_the_built_in_fixtures() {
    let (lower, upper) = (folder("lower", LOWER), folder("upper", UPPER));
    let catalog = fixtures::load(&[lower, upper]).expect("the folders are right");
    let built_in = fixtures::built_in();
    assert_eq!(catalog.institutions.len(), built_in.institutions.len() + 1);
    assert_eq!(catalog.users.len(), built_in.users.len() + 1);
    assert_eq!(catalog.categories.len(), 602);
    assert_eq!(
        catalog.customizations["mine"].account_select.as_str(),
        "all"
    );
    assert!(catalog.clients.is_none());

    let chase = &catalog.institutions["ins_56"];
    assert_eq!(
        (chase.name.as_str(), chase.health.as_str()),
        ("Chase", "DOWN")
    );
    assert!(chase.oauth && chase.persistent_account_ids);
    assert_eq!(chase.products.len(), 1);
    let mine = &catalog.institutions["ins_900001"];
    assert_eq!(
        (mine.name.as_str(), mine.oauth, mine.featured),
        ("My Bank", true, Some(3))
    );
    assert!(!catalog.institution_order.contains(&"ins_127287".to_owned()));

    let jane = &catalog.users["jane"];
    insta::assert_snapshot!(format!("{}{}", accounts(jane), cycle(jane)));
}

#[test]
fn a_custom_user_needs_no_envelope() {
    let custom = br#"{
        "version": "2",
        "seed": "a seed",
        "override_accounts": [
            { "type": "depository", "subtype": "checking", "starting_balance": 12.5 },
            {
                "type": "credit", "subtype": "credit card", "starting_balance": 40,
                "meta": { "name": "My Card", "official_name": null, "limit": 100, "mask": "" },
                "transactions": [{ "date_transacted": "2026-08-01", "date_posted": "2026-08-02",
                    "amount": 1, "description": "Coffee" }],
                "inflow_model": { "type": "none" }
            },
            {
                "type": "depository", "subtype": "savings", "has_null_available_balance": true,
                "numbers": { "account": "7", "bacs_sort_code": "123456" }, "holdings": {},
                "identity": { "names": ["Jane Doe"] }
            },
            { "type": "depository", "subtype": "cd", "numbers": { "account": "8" }, "income": {} }
        ],
        "mfa": { "type": "device" }
    }"#;
    let files: [(&str, &[u8]); 1] = [("users/jane.json", custom)];
    let told = told("custom", &files);
    let catalog = fixtures::load(&[folder("custom", &files)]).expect("as Plaid takes it");
    let jane = &catalog.users["jane"];
    assert!(
        jane.accounts
            .iter()
            .all(|account| account.owners[0].names == ["Jane Doe"])
    );
    insta::assert_snapshot!(format!("{told}{:?}\n{}", jane.password, accounts(jane)));
}

#[test]
fn account_numbers_follow_the_institution() {
    let catalog = fixtures::built_in();
    let mut text = String::new();
    for id in ["ins_109508", "ins_43", "ins_117650", "ins_117181"] {
        for account in &catalog.users["user_good"].accounts[..3] {
            let numbers = catalog.numbers(&catalog.institutions[id], account);
            text.push_str(&format!("{id} {} {numbers:?}\n", account.mask));
        }
    }
    insta::assert_snapshot!(text);
}
