//! The panes for people who have kept connections.

use super::page;
use super::values::{accounts, platypus_bank};
use crate::ui::link::{Account, InstitutionMark, Page, Pane, ReturningPane, Selection};

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
    let shown = |selection, accounts: Vec<Account>| ReturningPane::Accounts {
        institution: platypus_bank(),
        selection,
        lone: accounts.len() == 1,
        accounts,
    };
    let lone = listed.accounts.first().map(|account| Account {
        selected: true,
        ..account.clone()
    });
    let code = |error: Option<&str>| ReturningPane::SaveCode {
        phone: "415-555-0010".to_owned(),
        resent: error.is_some(),
        error: error.map(str::to_owned),
    };
    vec![
        ("kept-institutions", of(25, institutions)),
        (
            "kept-accounts",
            of(75, shown(Selection::Single, listed.accounts)),
        ),
        (
            "kept-account",
            of(75, shown(Selection::Multiple, lone.into_iter().collect())),
        ),
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
