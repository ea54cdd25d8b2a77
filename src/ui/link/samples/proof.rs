//! The pane for a bank statement.

use super::{APP, page};
use crate::ui::link::{Page, Pane, ProofPane};

pub(super) fn pages() -> Vec<(&'static str, Page)> {
    [
        ("proof", None),
        ("proof-error", Some("Choose at least one document.")),
    ]
    .map(|(name, error)| {
        let pane = ProofPane {
            app_name: APP.to_owned(),
            account: Some("Plaid Checking".to_owned()),
            error: error.map(str::to_owned),
        };
        (name, page(50, Pane::Proof(pane)))
    })
    .into()
}
