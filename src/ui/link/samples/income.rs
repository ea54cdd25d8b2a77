//! Panes about income.

use super::values::{institutions, platypus_bank};
use super::{APP, page};
use crate::ui::link::{IncomePane, Page, Pane};

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
    .map(|(name, pane)| (name, page(50, Pane::Income(pane))))
    .into()
}
