//! The panes for people who have kept connections.

use super::page;
use super::values::{accounts, platypus_bank};
use crate::ui::link::{InstitutionMark, Page, Pane, ReturningPane, Selection};

pub(super) fn pages() -> Vec<(&'static str, Page)> {
    let of = |progress, pane| page(progress, Pane::Returning(pane));
    let Pane::Accounts(listed) = accounts(Selection::Single) else {
        return Vec::new();
    };
    let tartan = InstitutionMark {
        name: "Tartan Bank".to_owned(),
        colour: "#8b1e3f".to_owned(),
    };
    let institutions = ReturningPane::Institutions {
        kept: vec![tartan, platypus_bank()],
    };
    let accounts = ReturningPane::Accounts {
        institution: platypus_bank(),
        selection: Selection::Single,
        accounts: listed.accounts,
    };
    let code = |error: Option<&str>| ReturningPane::SaveCode {
        phone: "415-555-0010".to_owned(),
        error: error.map(str::to_owned),
    };
    vec![
        ("kept-institutions", of(25, institutions)),
        ("kept-accounts", of(75, accounts)),
        ("save-code", of(95, code(None))),
        (
            "save-code-error",
            of(
                95,
                code(Some("Security code incorrect. Check it and try again.")),
            ),
        ),
    ]
}
