//! The panes about money that is to move: payments in Europe, and transfers.

use super::{InstitutionMark, mark};

/// A pane about money that is to move.
#[derive(Clone, Debug)]
pub enum MoneyPane {
    /// Who asks for a payment (view `CONSENT`): `continue`.
    Consent {
        /// The app's name.
        app_name: String,
        /// What it asks for.
        sum: Sum,
    },
    /// The payment, before the payer goes to the bank: `continue`.
    Review {
        /// Where it is paid from.
        institution: InstitutionMark,
        /// What is paid.
        sum: Sum,
    },
    /// The transfer: `continue`.
    Confirm {
        /// The app's name.
        app_name: String,
        /// Where its account is.
        institution: InstitutionMark,
        /// The name and last digits of the account.
        account: String,
        /// How much, as people write it.
        amount: String,
        /// Whether the person pays.
        pays: bool,
        /// What the statement says.
        description: String,
    },
}

/// What a payer is asked for.
#[derive(Clone, Debug)]
pub struct Sum {
    /// How much, as people write it; of several payments the most at once.
    pub amount: String,
    /// Who is paid.
    pub recipient: String,
    /// What the recipient reads.
    pub reference: String,
    /// Whether several payments are allowed.
    pub consent: bool,
    /// When a standing order pays, in words.
    pub repeats: Option<String>,
}

impl MoneyPane {
    pub(super) fn name(&self) -> &'static str {
        match self {
            Self::Consent { .. } => "payment-consent",
            Self::Review { .. } => "payment-review",
            Self::Confirm { .. } => "transfer-confirm",
        }
    }

    // The mark of an app.
    pub(super) fn app_mark(&self, app_name: &str) -> String {
        mark::data_uri(app_name, "#23282f")
    }
}

impl Sum {
    pub(super) fn purpose(&self) -> &'static str {
        match (self.consent, &self.repeats) {
            (true, _) => "set up payments from your bank",
            (false, Some(_)) => "set up a standing order at your bank",
            (false, None) => "take a payment from your bank",
        }
    }

    pub(super) fn title(&self) -> &'static str {
        match (self.consent, &self.repeats) {
            (true, _) => "Review what you allow",
            (false, Some(_)) => "Review your standing order",
            (false, None) => "Review your payment",
        }
    }

    pub(super) fn amount_label(&self) -> &'static str {
        if self.consent {
            "Each payment up to"
        } else {
            "Amount"
        }
    }
}
