//! `POST /statements/download`

use serde::Deserialize;

use crate::api::wire::pdf::Pdf;
use crate::api::{Call, Endpoint, Written};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::ids::RequestId;
use crate::sandbox::{Item, Sandbox, WholeStatement};

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    access_token: String,
    statement_id: String,
}

impl Endpoint for Request {
    const PATH: &'static str = "/statements/download";
    const SUMMARY: &'static str = "Read a statement as a PDF of the month's transactions.";
    const ERRORS: &'static [ErrorCode] = &[
        ErrorCode::AdditionalConsentRequired,
        ErrorCode::InvalidAccessToken,
        ErrorCode::ItemLoginRequired,
        ErrorCode::ItemNotFound,
        ErrorCode::ProductNotReady,
        ErrorCode::ProductsNotSupported,
    ];
    type Response<'a> = Pdf;

    fn handle(self, call: &mut Call<'_>) -> Result<Pdf, Error> {
        call.sandbox.use_statements(&self.access_token)?;
        let sandbox: &Sandbox = call.sandbox;
        let item = sandbox.item(&self.access_token)?;
        let whole = sandbox.whole_statement(item, &self.statement_id)?;
        Ok(Pdf::of_lines(&lines(sandbox, item, &whole)))
    }

    fn write(answer: &Pdf, request_id: RequestId) -> serde_json::Result<Written> {
        Ok(answer.written(request_id))
    }
}

fn lines(sandbox: &Sandbox, item: &Item, whole: &WholeStatement<'_>) -> Vec<String> {
    let account = item.template(whole.account);
    let bank = sandbox.institution(&item.institution_id);
    let month = whole.statement.month;
    let names = account.owners.iter().flat_map(|owner| &owner.names);
    let owners: Vec<&str> = names.map(String::as_str).collect();
    let mut lines = vec![
        bank.map_or_else(String::new, |it| it.name.clone()),
        String::new(),
        format!("Statement of {month} to {}", whole.statement.posted),
        format!("{} ending in {}", account.name, account.mask),
        owners.join(", "),
        String::new(),
        format!(
            "{:<12}{:<52}{:>14}",
            "Date", "Description", account.currency
        ),
    ];
    let mut sum = 0.0;
    for transaction in &whole.transactions {
        // On a statement money that leaves the account is negative.
        let amount = -transaction.amount;
        sum += amount;
        let name: String = transaction.details.name.chars().take(50).collect();
        lines.push(format!(
            "{:<12}{name:<52}{amount:>14.2}",
            transaction.date.to_string()
        ));
    }
    lines.push(String::new());
    lines.push(format!("{:<12}{:<52}{sum:>14.2}", "", "Sum of the month"));
    lines
}
