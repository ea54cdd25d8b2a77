//! The panes about money that is to move: payments in Europe, and transfers.

use super::{InstitutionMark, mark};
use crate::ui::words::Words;

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
    pub(super) fn purpose<'w>(&self, words: &'w Words) -> &'w str {
        match (self.consent, &self.repeats) {
            (true, _) => words.say("set_up_payments_from_your_bank"),
            (false, Some(_)) => words.say("set_up_a_standing_order_at_your_bank"),
            (false, None) => words.say("take_a_payment_from_your_bank"),
        }
    }

    pub(super) fn title<'w>(&self, words: &'w Words) -> &'w str {
        match (self.consent, &self.repeats) {
            (true, _) => words.say("review_what_you_allow"),
            (false, Some(_)) => words.say("review_your_standing_order"),
            (false, None) => words.say("review_your_payment"),
        }
    }

    pub(super) fn amount_label<'w>(&self, words: &'w Words) -> &'w str {
        if self.consent {
            words.say("each_payment_up_to")
        } else {
            words.say("amount")
        }
    }
}
