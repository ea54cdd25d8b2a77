//! What Link's pages show where Plaid's own differ from session to session, and no end-to-end test
//! can tell which it will meet.

use super::named;

named! {
    /// The button of the pane that asks for consent after the choice of accounts.
    #[derive(Default)]
    pub enum ConsentPane {
        #[default]
        None = "none",
        Allow = "allow",
        Share = "share",
    }
}

named! {
    /// How Link lets a person choose accounts, <https://plaid.com/docs/link/customization/>.
    #[derive(Default)]
    pub enum AccountSelect {
        Single = "single",
        #[default]
        Multiple = "multiple",
        All = "all",
    }
}

/// The most panes with nothing but a Continue button that may come before the first.
pub const SEPARATE_CONSENT_MAX: u8 = 3;

/// Settings of Link's pages. What is `None` is left to the settings below, and at last to Plaid's
/// own choice, which the getters know.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LinkUi {
    /// Whether account choice is followed by a pane "Allow" or "Share data".
    pub consent: Option<ConsentPane>,
    /// Panes with a Continue button before the one for the phone number.
    pub separate_consent: Option<u8>,
    /// Whether somebody without a phone number is offered to save the connection at the end.
    pub save_pane: Option<bool>,
    /// Whether "Success" has a pane of its own.
    pub success_pane: Option<bool>,
    /// How accounts are chosen.
    pub account_select: Option<AccountSelect>,
    /// Whether a person may choose to type account numbers, as `auth.auth_type_select_enabled` of
    /// the token.
    pub auth_type_select: Option<bool>,
    /// Placeholder of the search field.
    pub search_label: Option<String>,
    /// Whether the phone number of the token stands in its field at first.
    pub phone_prefill: Option<bool>,
    /// Whether a pane with a Continue button follows a login on a bank's own site.
    pub oauth_confirm: Option<bool>,
    /// Whether Consumer Report products show the pane "Share consumer report".
    pub consumer_report: Option<bool>,
}

impl LinkUi {
    /// These settings, and where they are silent those of `below`.
    #[must_use]
    pub fn over(self, below: &Self) -> Self {
        Self {
            consent: self.consent.or(below.consent),
            separate_consent: self.separate_consent.or(below.separate_consent),
            save_pane: self.save_pane.or(below.save_pane),
            success_pane: self.success_pane.or(below.success_pane),
            account_select: self.account_select.or(below.account_select),
            auth_type_select: self.auth_type_select.or(below.auth_type_select),
            search_label: self.search_label.or_else(|| below.search_label.clone()),
            phone_prefill: self.phone_prefill.or(below.phone_prefill),
            oauth_confirm: self.oauth_confirm.or(below.oauth_confirm),
            consumer_report: self.consumer_report.or(below.consumer_report),
        }
    }

    /// The consent pane; Plaid's sessions of today ask on the pane of the accounts.
    pub fn consent(&self) -> ConsentPane {
        self.consent.unwrap_or_default()
    }

    /// How many panes come before the one for the phone number.
    pub fn separate_consent(&self) -> u8 {
        self.separate_consent.unwrap_or(0)
    }

    /// Whether guests are offered to save the connection.
    pub fn save_pane(&self) -> bool {
        self.save_pane.unwrap_or(true)
    }

    /// Whether "Success" has a pane; at Plaid only where no new login was made with a bank
    /// (`by_itself` false), other sessions close by themselves.
    pub fn success_pane(&self, by_itself: bool) -> bool {
        self.success_pane.unwrap_or(!by_itself)
    }

    /// How accounts are chosen.
    pub fn account_select(&self) -> AccountSelect {
        self.account_select.unwrap_or_default()
    }

    /// Whether account numbers may be typed, where the token says `asked`.
    pub fn auth_type_select(&self, asked: bool) -> bool {
        self.auth_type_select.unwrap_or(asked)
    }

    /// Whether the phone number of the token fills its field.
    pub fn phone_prefill(&self) -> bool {
        self.phone_prefill.unwrap_or(true)
    }

    /// Whether a pane follows the bank's own site.
    pub fn oauth_confirm(&self) -> bool {
        self.oauth_confirm.unwrap_or(false)
    }

    /// Whether "Share consumer report" is shown with the products that have it.
    pub fn consumer_report(&self) -> bool {
        self.consumer_report.unwrap_or(true)
    }
}
