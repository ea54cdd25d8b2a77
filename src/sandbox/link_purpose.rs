//! What a session of Link is for beyond an Item.

use super::ids::LinkToken;
use super::payments::PaymentRequest;
use super::{LinkConfiguration, LinkSession, Sandbox};
use crate::errors::ErrorCode;

/// What a session of Link is for beyond an Item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Purpose {
    /// The payer allows a payment, or several.
    Payment(PaymentRequest),
}

impl LinkConfiguration {
    /// Where webhooks of a session's Item go. An app that only wants a payment hears of that.
    pub(super) fn item_webhook(&self) -> Option<String> {
        match self.purpose {
            Some(Purpose::Payment(_)) => None,
            None => self.webhook.clone(),
        }
    }
}

impl Sandbox {
    /// Notes that sessions of a new token are for something.
    pub(super) fn adopt_purpose(&mut self, purpose: &Purpose, webhook: Option<String>) {
        match purpose {
            Purpose::Payment(request) => self.tell_of_payment(*request, webhook),
        }
    }

    /// The person has gone to the bank's own site.
    pub(super) fn purpose_departs(&mut self, token: LinkToken) {
        if let Some(Purpose::Payment(request)) = self.purpose(token) {
            self.begin_authorising(request);
        }
    }

    /// The person is back from there with nothing.
    pub(super) fn purpose_fails(&mut self, token: LinkToken, code: ErrorCode) {
        if let Some(Purpose::Payment(request)) = self.purpose(token) {
            self.decline(request, code);
        }
    }

    /// The session has got what it was for.
    pub(super) fn fulfil(&mut self, token: LinkToken, session: &LinkSession) {
        if let Some(Purpose::Payment(request)) = self.purpose(token) {
            let payer = self.payer(session);
            self.authorise(request, payer);
        }
    }

    fn purpose(&self, token: LinkToken) -> Option<Purpose> {
        self.link_tokens.get(&token)?.configuration.purpose.clone()
    }
}
