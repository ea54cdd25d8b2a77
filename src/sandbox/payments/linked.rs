//! Payments and consents in Link, where the payer allows them.
//! <https://plaid.com/docs/payment-initiation/>

use super::{
    Bacs, ConsentStatus, Money, PaymentStatus, Recipient, RefundDetails, Sandbox, Schedule,
};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::LinkSession;
use crate::sandbox::account::AccountNumbers;
use crate::sandbox::ids::{ConsentId, PaymentId};

/// What a link token asks the payer for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaymentRequest {
    /// One payment, or a standing order.
    Payment(PaymentId),
    /// Leave to make several.
    Consent(ConsentId),
}

/// What the payer is shown.
#[derive(Debug)]
pub struct PaymentSubject<'a> {
    /// Who is paid.
    pub recipient: &'a Recipient,
    /// How much; with a consent the most at once.
    pub amount: Money,
    /// What the recipient reads.
    pub reference: &'a str,
    /// When it pays, if it is a standing order.
    pub schedule: Option<&'a Schedule>,
}

impl Sandbox {
    /// Whether a link token may ask the payer for this.
    ///
    /// # Errors
    /// `INVALID_FIELD` if it is unknown, or the payer has been asked already.
    pub fn check_payment_request(&self, request: PaymentRequest) -> Result<(), Error> {
        match request {
            PaymentRequest::Payment(id) => {
                if self.payment(id)?.status != PaymentStatus::InputNeeded {
                    let rule = "the id of a payment that waits to be authorised";
                    return Err(Error::invalid_field("payment_initiation.payment_id", rule));
                }
            }
            PaymentRequest::Consent(id) => {
                if self.consent(id)?.status != ConsentStatus::Unauthorised {
                    let rule = "the id of a consent that waits to be authorised";
                    return Err(Error::invalid_field("payment_initiation.consent_id", rule));
                }
            }
        }
        Ok(())
    }

    /// What the payer is shown.
    pub fn payment_subject(&self, request: PaymentRequest) -> Option<PaymentSubject<'_>> {
        let (recipient, amount, reference, schedule) = match request {
            PaymentRequest::Payment(id) => {
                let order = &self.payment(id).ok()?.order;
                let schedule = order.schedule.as_ref();
                (order.recipient_id, order.amount, &order.reference, schedule)
            }
            PaymentRequest::Consent(id) => {
                let order = &self.consent(id).ok()?.order;
                let most = order.constraints.max_payment_amount;
                (order.recipient_id, most, &order.reference, None)
            }
        };
        Some(PaymentSubject {
            recipient: self.recipient(recipient).ok()?,
            amount,
            reference,
            schedule,
        })
    }

    /// Whose account a session pays from.
    pub(in crate::sandbox) fn payer(&self, session: &LinkSession) -> Option<RefundDetails> {
        let user = session.user.as_ref()?;
        let account = user.accounts.get(*session.chosen.first()?)?;
        let (institution_id, _) = session.institution.as_ref()?;
        let institution = self.institution(institution_id)?;
        let name = account.owners.first()?.names.first()?.clone();
        let (bacs, iban) = match self.catalog.numbers(institution, account)? {
            AccountNumbers::Bacs { account, sort_code } => {
                let (account, sort_code) = (Some(account), Some(sort_code));
                (Some(Bacs { account, sort_code }), None)
            }
            AccountNumbers::International { iban, .. } => (None, Some(iban)),
            AccountNumbers::Ach { .. } | AccountNumbers::Eft { .. } => (None, None),
        };
        Some(RefundDetails { bacs, iban, name })
    }

    /// Says where the status of what a link token asks for is told.
    pub(in crate::sandbox) fn tell_of_payment(
        &mut self,
        request: PaymentRequest,
        webhook: Option<String>,
    ) {
        match request {
            PaymentRequest::Payment(id) => self.set_payment_webhook(id, webhook),
            PaymentRequest::Consent(id) => {
                if let Some(consent) = self.payments.consents.get_mut(&id) {
                    consent.webhook = webhook;
                }
            }
        }
    }

    /// The payer has gone to the bank.
    pub(in crate::sandbox) fn begin_authorising(&mut self, request: PaymentRequest) {
        if let PaymentRequest::Payment(id) = request {
            self.move_payment(id, PaymentStatus::Authorising);
        }
    }

    /// The payer has allowed it, from this account.
    pub(in crate::sandbox) fn authorise(
        &mut self,
        request: PaymentRequest,
        payer: Option<RefundDetails>,
    ) {
        match request {
            PaymentRequest::Payment(id) => {
                if let Some(payment) = self.payments.payments.get_mut(&id)
                    && payment.order.request_refund_details
                {
                    payment.refund_details = payer;
                }
                self.initiate_payment(id);
            }
            PaymentRequest::Consent(id) => self.move_consent(id, ConsentStatus::Authorised),
        }
    }

    /// The payer or the bank has not; another try may follow, unless it was the bank.
    pub(in crate::sandbox) fn decline(&mut self, request: PaymentRequest, code: ErrorCode) {
        match (request, code) {
            (PaymentRequest::Payment(id), _) => {
                self.move_payment(id, declined(code));
            }
            (PaymentRequest::Consent(id), ErrorCode::PaymentRejected) => {
                self.move_consent(id, ConsentStatus::Rejected);
            }
            (PaymentRequest::Consent(_), _) => {}
        }
    }
}

fn declined(code: ErrorCode) -> PaymentStatus {
    match code {
        ErrorCode::PaymentCancelled => PaymentStatus::Cancelled,
        ErrorCode::PaymentInsufficientFunds => PaymentStatus::InsufficientFunds,
        ErrorCode::PaymentRejected => PaymentStatus::Rejected,
        ErrorCode::PaymentBlocked => PaymentStatus::Blocked,
        // Something else went wrong, which the payer can try again.
        _ => PaymentStatus::InputNeeded,
    }
}
