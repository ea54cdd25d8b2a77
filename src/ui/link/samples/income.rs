//! Panes about income.

use super::values::{institutions, platypus_bank};
use super::{APP, page};
use crate::ui::link::{IncomePane, IncomeSourceRow, Page, Pane};

pub(super) fn pages() -> Vec<(&'static str, Page)> {
    let app_name = APP.to_owned();
    let institution = platypus_bank();
    let wrong = |text: &str| Some(text.to_owned());
    [
        (
            "income-choose",
            IncomePane::Choose {
                app_name: app_name.clone(),
            },
        ),
        (
            "income-provider",
            IncomePane::Provider {
                providers: institutions("").featured,
            },
        ),
        (
            "income-login",
            IncomePane::Login {
                institution: institution.clone(),
                error: None,
            },
        ),
        (
            "income-login-error",
            IncomePane::Login {
                institution: institution.clone(),
                error: wrong("The credentials you provided were incorrect."),
            },
        ),
        (
            "income-ssn",
            IncomePane::Ssn {
                institution,
                error: None,
            },
        ),
        (
            "income-upload",
            IncomePane::Upload {
                app_name: app_name.clone(),
                error: None,
            },
        ),
        (
            "income-upload-error",
            IncomePane::Upload {
                app_name,
                error: wrong("Choose at least one document."),
            },
        ),
    ]
    .into_iter()
    .chain(reviews())
    .map(|(name, pane)| (name, page(50, Pane::Income(pane))))
    .collect()
}

fn reviews() -> [(&'static str, IncomePane); 2] {
    [
        (
            "income-review",
            IncomePane::Review {
                app_name: APP.to_owned(),
                institution: platypus_bank(),
                sources: vec![
                    source("ACME CORP PAYROLL", "Plaid Checking", "0000", "$2,150.00"),
                    source("INTRST PYMNT", "Plaid Saving", "1111", "$4.22"),
                ],
            },
        ),
        (
            "income-review-nothing",
            IncomePane::Review {
                app_name: APP.to_owned(),
                institution: platypus_bank(),
                sources: Vec::new(),
            },
        ),
    ]
}

fn source(description: &str, account: &str, mask: &str, amount: &str) -> IncomeSourceRow {
    IncomeSourceRow {
        description: description.to_owned(),
        account: account.to_owned(),
        mask: mask.to_owned(),
        last: "11/05/2026".to_owned(),
        amount: amount.to_owned(),
    }
}
