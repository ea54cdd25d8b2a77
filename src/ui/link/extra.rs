//! Panes that a session has only if Link's settings say so.

use super::{DataKind, InstitutionMark, Transparency, mark};
use crate::ui::words::Words;

/// A pane that only some sessions have.
#[derive(Clone, Debug)]
pub enum ExtraPane {
    /// Consent with nothing but a button (view `CONSENT`): `continue`.
    Consent {
        /// The app's name.
        app_name: String,
        /// What the app uses Plaid for, for example "connect your account".
        purpose: String,
    },
    /// Back from the institution's own site: `continue`.
    Returned {
        /// Where the user was.
        institution: InstitutionMark,
    },
    /// One Item is there: `continue` ends it, `add_another` goes on.
    Another {
        /// Where the Items are, in the order they were added.
        institutions: Vec<InstitutionMark>,
    },
    /// Consent to what the app will see: `continue`, or `view_data_types`.
    Sharing {
        /// Who has the data.
        institution: InstitutionMark,
        /// What the button says.
        button: SharingButton,
        /// What the app will see.
        shared: Transparency,
    },
    /// Consent to a consumer report (view `CRA_CONSENT`): `continue`.
    Report {
        /// Who has the data.
        institution: InstitutionMark,
        /// Who gets the report.
        app_name: String,
        /// What it is made of.
        kinds: Vec<DataKind>,
    },
}

/// What the button of [`ExtraPane::Sharing`] says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SharingButton {
    /// "Allow"
    Allow,
    /// "Share data"
    ShareData,
}

impl ExtraPane {
    pub(super) fn name(&self) -> &'static str {
        match self {
            Self::Consent { .. } => "consent",
            Self::Returned { .. } => "returned",
            Self::Another { .. } => "another",
            Self::Sharing { .. } => "sharing",
            Self::Report { .. } => "consumer-report",
        }
    }

    // The mark of an app.
    pub(super) fn app_mark(&self, app_name: &str) -> String {
        mark::data_uri(app_name, "#23282f")
    }
}

impl SharingButton {
    pub(super) fn label(self, words: &Words) -> &str {
        match self {
            Self::Allow => words.say("allow"),
            Self::ShareData => words.say("share_data"),
        }
    }
}
