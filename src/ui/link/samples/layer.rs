//! The panes of Layer.

use super::values::{accounts, platypus_bank};
use super::{APP, page};
use crate::ui::link::{
    Account, Detail, InstitutionMark, LayerAccount, LayerPane, Page, Pane, Part, Selection,
    SharedAccount,
};

pub(super) fn pages() -> Vec<(&'static str, Page)> {
    let of = |progress, pane| page(progress, Pane::Layer(pane));
    let consent = LayerPane::Consent {
        app_name: APP.to_owned(),
    };
    vec![
        ("layer-consent", of(10, consent)),
        ("layer-review", of(75, review(true))),
        ("layer-review-no-account", of(75, review(false))),
        ("layer-edit", of(85, edit(None))),
        (
            "layer-edit-error",
            of(
                85,
                edit(Some("This cannot be right. Check it and try again.")),
            ),
        ),
        ("layer-accounts", of(85, saved())),
    ]
}

fn review(complete: bool) -> LayerPane {
    let detail = |field, label: &str, value: &str| Detail {
        field,
        label: label.to_owned(),
        value: value.to_owned(),
    };
    LayerPane::Review {
        app_name: APP.to_owned(),
        details: vec![
            detail("name", "Name", "Leslie <b>Knope</b>"),
            detail("address", "Address", "123 Main St., Madison, IN, 47250"),
            detail("email", "Email", ""),
            detail("date_of_birth", "Date of birth", "1975-01-18"),
            detail("ssn", "Social security number", "•••-••-4321"),
        ],
        account: Some(SharedAccount {
            institution: complete.then(platypus_bank),
            text: if complete {
                "Plaid Checking •••• 0000".to_owned()
            } else {
                "None chosen yet".to_owned()
            },
        }),
        complete,
    }
}

fn edit(error: Option<&str>) -> LayerPane {
    let part = |label: &str, autocomplete, value: &str| Part {
        label: label.to_owned(),
        autocomplete,
        value: value.to_owned(),
    };
    LayerPane::Edit {
        label: "Address".to_owned(),
        parts: vec![
            part("Street", "address-line1", "123 Main St."),
            part("City", "address-level2", "Madison"),
            part("State", "address-level1", "IN"),
            part("ZIP code", "postal-code", "47250"),
        ],
        error: error.map(str::to_owned),
    }
}

fn saved() -> LayerPane {
    let Pane::Accounts(listed) = accounts(Selection::Single) else {
        return LayerPane::Accounts {
            accounts: Vec::new(),
        };
    };
    let tartan = InstitutionMark {
        name: "Tartan Bank".to_owned(),
        colour: "#8b1e3f".to_owned(),
    };
    let places = listed.accounts.into_iter().enumerate();
    let accounts = places.map(|(place, account)| LayerAccount {
        institution: if place < 2 {
            tartan.clone()
        } else {
            platypus_bank()
        },
        account: Account {
            selected: place == 0,
            ..account
        },
    });
    LayerPane::Accounts {
        accounts: accounts.collect(),
    }
}
