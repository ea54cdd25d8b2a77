//! The panes of a verification of somebody's identity.

/// A pane of a verification (views `ACCEPT_TOS`, `VERIFY_SMS`, `KYC_CHECK`,
/// `DOCUMENTARY_VERIFICATION`).
#[derive(Clone, Debug)]
pub enum IdentityPane {
    /// Consent: `accept_terms`.
    Terms {
        /// The app's name.
        app_name: String,
    },
    /// A phone number: `submit_identity_phone` with `phone`.
    Phone {
        /// The number to start with.
        phone: String,
    },
    /// The code sent to it: `submit_identity_code` with `code`.
    Code {
        /// The number.
        phone: String,
        /// Whether the last one was wrong.
        wrong: bool,
    },
    /// Who the user is: `submit_identity` with a field for each.
    Details {
        /// Fields in the order asked.
        fields: Vec<IdentityField>,
    },
    /// A picture of a document: `submit_document`.
    Document {
        /// Whether the last one did not fit.
        wrong: bool,
    },
    /// It is over: `close_identity`.
    Outcome {
        /// The app's name.
        app_name: String,
        /// Whether the user is who they say they are.
        success: bool,
    },
}

/// A field of [`IdentityPane::Details`].
#[derive(Clone, Debug)]
pub struct IdentityField {
    /// Its name in the form.
    pub name: &'static str,
    /// What it is called.
    pub label: String,
    /// `text` or `date`.
    pub kind: &'static str,
    /// What browsers fill it with.
    pub autocomplete: &'static str,
    /// What it starts with.
    pub value: String,
}

impl IdentityPane {
    pub(super) fn name(&self) -> &'static str {
        match self {
            Self::Terms { .. } => "identity-terms",
            Self::Phone { .. } => "identity-phone",
            Self::Code { .. } => "identity-code",
            Self::Details { .. } => "identity-details",
            Self::Document { .. } => "identity-document",
            Self::Outcome { .. } => "identity-outcome",
        }
    }
}
