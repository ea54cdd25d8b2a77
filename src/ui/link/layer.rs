//! The panes of Layer.

use super::{Account, InstitutionMark, mark};

/// A pane of Layer (views `CONSENT` and `PROFILE_DATA_REVIEW`).
#[derive(Clone, Debug)]
pub enum LayerPane {
    /// Consent: `continue`.
    Consent {
        /// The app's name.
        app_name: String,
    },
    /// What will be shared: `share`; `edit` with the name of a detail, or `change_account`.
    Review {
        /// The app's name.
        app_name: String,
        /// Details of the person.
        details: Vec<Detail>,
        /// The account, where one is asked for.
        account: Option<SharedAccount>,
        /// Whether it can be shared as it is.
        complete: bool,
    },
    /// A detail to be changed: `save_detail` with `answer_0`, `answer_1`, ...
    Edit {
        /// What it is, for example "Address".
        label: String,
        /// Its parts.
        parts: Vec<Part>,
        /// What is wrong with what was sent.
        error: Option<String>,
    },
    /// Which account to share: `pick_account` with `account`, or `add_account`.
    Accounts {
        /// Those that are saved.
        accounts: Vec<LayerAccount>,
    },
}

/// A detail of a person.
#[derive(Clone, Debug)]
pub struct Detail {
    /// Its name in forms.
    pub field: &'static str,
    /// Its name for people.
    pub label: String,
    /// What it is; empty if it is not known.
    pub value: String,
}

/// A part of a detail.
#[derive(Clone, Debug)]
pub struct Part {
    /// Its name.
    pub label: String,
    /// What browsers fill it with.
    pub autocomplete: &'static str,
    /// What it is now.
    pub value: String,
}

/// The account that will be shared.
#[derive(Clone, Debug)]
pub struct SharedAccount {
    /// Where it is; `None` while none is chosen.
    pub institution: Option<InstitutionMark>,
    /// Its name and last digits, or what to do.
    pub text: String,
}

/// An account that is saved.
#[derive(Clone, Debug)]
pub struct LayerAccount {
    /// Where.
    pub institution: InstitutionMark,
    /// What it is; its id is its position.
    pub account: Account,
}

impl LayerPane {
    pub(super) fn name(&self) -> &'static str {
        match self {
            Self::Consent { .. } => "layer-consent",
            Self::Review { .. } => "layer-review",
            Self::Edit { .. } => "layer-edit",
            Self::Accounts { .. } => "layer-accounts",
        }
    }

    pub(super) fn app_mark(&self, app_name: &str) -> String {
        mark::data_uri(app_name, "#23282f")
    }
}
