//! A report on paper.

use crate::api::wire::pdf::Pdf;
use crate::api::wire::time::Milliseconds;
use crate::errors::Error;
use crate::sandbox::asset_reports::{AssetAccount, AssetReport, Reading};
use crate::sandbox::{Item, Sandbox};

/// A report as a PDF.
///
/// # Errors
/// Those of [`Sandbox::read_asset_report`].
pub fn print(sandbox: &Sandbox, report: &AssetReport, reading: Reading) -> Result<Pdf, Error> {
    let items = sandbox.read_asset_report(report, reading)?;
    let terms = &report.terms;
    let user = &terms.user;
    let names = [&user.first_name, &user.middle_name, &user.last_name];
    let names: Vec<&str> = names.into_iter().flatten().map(String::as_str).collect();
    let mut lines = vec![
        "Asset Report".to_owned(),
        String::new(),
        format!("Report ID     {}", report.id),
        format!("Generated     {}", Milliseconds(report.ready_at)),
        format!("Days          {}", terms.days_requested),
    ];
    if let Some(id) = &terms.client_report_id {
        lines.push(format!("Client's ID   {id}"));
    }
    if !names.is_empty() {
        lines.push(format!("Prepared for  {}", names.join(" ")));
    }
    for told in &items {
        let institution = sandbox.institution(&told.item.institution_id);
        lines.push(String::new());
        lines.push(institution.map_or_else(String::new, |it| it.name.clone()));
        for account in &told.accounts {
            lines.extend(account_lines(sandbox, told.item, account));
        }
    }
    Ok(Pdf::of_lines(&lines))
}

fn account_lines(sandbox: &Sandbox, item: &Item, told: &AssetAccount<'_>) -> Vec<String> {
    let template = item.template(told.account);
    let owners = template.owners.iter().flat_map(|owner| &owner.names);
    let owners: Vec<&str> = owners.map(String::as_str).collect();
    let row = |date: &str, text: &str, amount: f64| {
        let text: String = text.chars().take(50).collect();
        format!("{date:<12}{text:<52}{amount:>14.2}")
    };
    let current = template.balances.current.unwrap_or_default();
    let mut lines = vec![
        String::new(),
        format!("{} ending in {}", template.name, template.mask),
        format!(
            "{}, {}",
            owners.join(", "),
            sandbox.currency(item, told.account)
        ),
        row("", "Current balance", current),
    ];
    if let Some((date, held)) = told.balances.last() {
        lines.push(row(
            &date.to_string(),
            "Balance at the end of the day",
            *held,
        ));
    }
    for transaction in &told.transactions {
        let text = &transaction.details.original_description;
        lines.push(row(&transaction.date.to_string(), text, transaction.amount));
    }
    lines
}
