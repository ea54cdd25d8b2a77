//! What a session of Link is for beyond an Item.

use super::account::AccountType;
use super::ids::{AccountId, ItemId, LinkToken};
use super::link_results::TransferStatus;
use super::payments::PaymentRequest;
use super::proofs::ProofRequest;
use super::transfers::TransferRequest;
use super::{IncomeRequest, Item, LinkConfiguration, LinkSession, Sandbox};
use crate::errors::ErrorCode;
use crate::link::money::{MoneyFacts, MoneyStep};
use crate::link::{CONFIRM, EARN, Flow, PAY, PROVE, Step};

/// What a session of Link is for beyond an Item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Purpose {
    /// The payer allows a payment, or several.
    Payment(PaymentRequest),
    /// The person confirms a transfer.
    Transfer(TransferRequest),
    /// The person shows what they earn.
    Income(IncomeRequest),
    /// The person shows whose an account of an Item is.
    Proof(ProofRequest),
}

impl LinkConfiguration {
    /// Where webhooks of a session's Item go. An app that only wants a payment hears of that.
    pub(super) fn item_webhook(&self) -> Option<String> {
        match self.purpose {
            Some(Purpose::Payment(_)) => None,
            Some(Purpose::Transfer(_) | Purpose::Income(_) | Purpose::Proof(_)) | None => {
                self.webhook.clone()
            }
        }
    }

    /// Whether a session ends with a transfer.
    pub(super) fn moves_money(&self) -> bool {
        matches!(self.purpose, Some(Purpose::Transfer(_)))
    }

    /// Whether what a session brings is nothing to come back to with a phone number.
    pub(super) fn keeps_no_login(&self) -> bool {
        match &self.purpose {
            Some(Purpose::Payment(_) | Purpose::Transfer(_) | Purpose::Proof(_)) => true,
            Some(Purpose::Income(_)) => self.asks_payroll(),
            None => false,
        }
    }

    /// What the machine must know about money that is to move.
    pub(super) fn money_facts(&self, session: &LinkSession) -> MoneyFacts {
        MoneyFacts {
            review: matches!(self.purpose, Some(Purpose::Payment(_))),
            confirm: !session.confirmed
                && matches!(
                    self.purpose,
                    Some(Purpose::Transfer(TransferRequest::Intent(_)))
                ),
        }
    }
}

impl LinkSession {
    /// Whether the pane is up on which the person confirms a transfer.
    pub(super) fn confirms(&self) -> bool {
        self.step == Step::Money(MoneyStep::Confirm)
    }
}

impl Sandbox {
    /// Notes that sessions of a new token are for something.
    pub(super) fn adopt_purpose(&mut self, purpose: &Purpose, webhook: Option<String>) {
        match purpose {
            Purpose::Payment(request) => self.tell_of_payment(*request, webhook),
            Purpose::Transfer(_) | Purpose::Income(_) | Purpose::Proof(_) => {}
        }
    }

    /// The way through Link that a purpose asks for, if it has one of its own.
    pub(super) fn way_of_purpose(
        configuration: &LinkConfiguration,
        updated: Option<&Item>,
    ) -> Option<Flow> {
        match (&configuration.purpose, updated) {
            (Some(Purpose::Payment(_)), _) => Some(PAY),
            (Some(Purpose::Income(_)), _) if configuration.asks_payroll() => Some(EARN),
            (Some(Purpose::Proof(_)), Some(_)) => Some(PROVE),
            (Some(Purpose::Transfer(TransferRequest::Intent(_))), Some(item)) => {
                item.error().is_none().then_some(CONFIRM)
            }
            _ => None,
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
    pub(super) fn fulfil(&mut self, token: LinkToken, session: &mut LinkSession) {
        match self.purpose(token) {
            Some(Purpose::Payment(request)) => {
                let payer = self.payer(session);
                self.authorise(request, payer);
            }
            Some(Purpose::Transfer(request)) => {
                let Some((item_id, account_id)) = self.account_to_move(session) else {
                    return;
                };
                let made = self.confirm_transfer(request, item_id, account_id);
                session.findings.transfer = Some(if made {
                    TransferStatus::Complete
                } else {
                    TransferStatus::Incomplete
                });
            }
            Some(Purpose::Income(_)) => Self::begin_bank_income(session),
            Some(Purpose::Proof(request)) => self.take_proof(token, session, &request),
            None => {}
        }
    }

    /// The account a transfer comes from or goes to: the first that can be debited.
    fn account_to_move(&self, session: &LinkSession) -> Option<(ItemId, AccountId)> {
        let added = session.added.last()?;
        let item = self.item_by_id(added.item_id)?;
        let fits = |account_type| account_type == AccountType::Depository;
        let mut accounts = item.accounts.iter();
        let account = accounts.find(|it| fits(item.template(it).account_type))?;
        Some((item.id, account.id))
    }

    fn purpose(&self, token: LinkToken) -> Option<Purpose> {
        self.link_tokens.get(&token)?.configuration.purpose.clone()
    }
}
