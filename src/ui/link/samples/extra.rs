//! The panes that only some sessions have.

use super::values::{platypus_bank, shared};
use super::{APP, page};
use crate::ui::link::{ExtraPane, Page, Pane, SharingButton};

pub(super) fn pages() -> Vec<(&'static str, Page)> {
    let sharing = |button| ExtraPane::Sharing {
        institution: platypus_bank(),
        button,
        shared: shared(),
    };
    let consent = ExtraPane::Consent {
        app_name: APP.to_owned(),
        purpose: "connect your account".to_owned(),
    };
    let returned = ExtraPane::Returned {
        institution: platypus_bank(),
    };
    let report = ExtraPane::Report {
        institution: platypus_bank(),
        app_name: APP.to_owned(),
        kinds: shared().kinds,
    };
    vec![
        ("consumer-report", page(90, Pane::Extra(report))),
        ("consent", page(4, Pane::Extra(consent))),
        (
            "another",
            page(
                95,
                Pane::Extra(ExtraPane::Another {
                    institutions: vec![platypus_bank()],
                }),
            ),
        ),
        ("returned", page(80, Pane::Extra(returned))),
        (
            "sharing-allow",
            page(85, Pane::Extra(sharing(SharingButton::Allow))),
        ),
        (
            "sharing-share",
            page(85, Pane::Extra(sharing(SharingButton::ShareData))),
        ),
    ]
}
