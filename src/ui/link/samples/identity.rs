//! The panes of a verification of somebody's identity.

use super::{APP, page};
use crate::ui::link::{IdentityField, IdentityPane, Page, Pane};

pub(super) fn pages() -> Vec<(&'static str, Page)> {
    let phone = || "+1 234-567-8909".to_owned();
    let app_name = || APP.to_owned();
    let field = |name, label: &str, kind| IdentityField {
        name,
        label: label.to_owned(),
        kind,
        autocomplete: "off",
        value: String::new(),
    };
    let details = IdentityPane::Details {
        fields: vec![
            field("given_name", "First name", "text"),
            field("family_name", "Last name", "text"),
            field("date_of_birth", "Date of birth", "date"),
        ],
    };
    let outcome = |success| IdentityPane::Outcome {
        app_name: app_name(),
        success,
    };
    let code = |wrong| IdentityPane::Code {
        phone: phone(),
        wrong,
    };
    [
        (
            "identity-terms",
            8,
            IdentityPane::Terms {
                app_name: app_name(),
            },
        ),
        ("identity-phone", 20, IdentityPane::Phone { phone: phone() }),
        ("identity-code", 35, code(false)),
        ("identity-code-error", 35, code(true)),
        ("identity-details", 55, details),
        (
            "identity-document",
            75,
            IdentityPane::Document { wrong: false },
        ),
        (
            "identity-document-error",
            75,
            IdentityPane::Document { wrong: true },
        ),
        ("identity-verified", 95, outcome(true)),
        ("identity-refused", 95, outcome(false)),
    ]
    .map(|(name, progress, pane)| (name, page(progress, Pane::Identity(pane))))
    .to_vec()
}
