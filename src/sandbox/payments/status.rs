//! How far payments are, and who is told.
//! <https://plaid.com/docs/payment-initiation/payment-status/>

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};

use super::{Currency, PaymentStatus, Sandbox};
use crate::errors::Error;
use crate::sandbox::ids::{ConsentId, PaymentId};
use crate::sandbox::payments::ConsentStatus;
use crate::sandbox::timers::Timer;
use crate::sandbox::webhooks::{Payload, Subject};

/// How long a bank takes to send money off, or to set up a standing order.
pub(in crate::sandbox) const EXECUTION_DELAY: SignedDuration = SignedDuration::from_secs(5);

/// What `/sandbox/payment/simulate` can set a payment to.
const SIMULATED: &[PaymentStatus] = &[
    PaymentStatus::Initiated,
    PaymentStatus::InsufficientFunds,
    PaymentStatus::Failed,
    PaymentStatus::Executed,
    PaymentStatus::Settled,
    PaymentStatus::Cancelled,
    PaymentStatus::Rejected,
];

/// What a webhook about payments says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PaymentNews {
    /// `PAYMENT_STATUS_UPDATE`
    Payment {
        /// Which payment.
        payment_id: PaymentId,
        /// How far it was.
        old: PaymentStatus,
        /// How far it is.
        new: PaymentStatus,
        /// As it was made with.
        reference: String,
        /// The first day of a standing order.
        start_date: Option<Date>,
        /// The day the bank was told instead.
        adjusted_start_date: Option<Date>,
        /// When.
        at: Timestamp,
    },
    /// `CONSENT_STATUS_UPDATE`
    Consent {
        /// Which consent.
        consent_id: ConsentId,
        /// What it was.
        old: ConsentStatus,
        /// What it is.
        new: ConsentStatus,
        /// When.
        at: Timestamp,
    },
}

impl Sandbox {
    /// Moves a payment on, and tells where its webhooks go.
    pub(super) fn move_payment(&mut self, id: PaymentId, new: PaymentStatus) {
        let now = self.now;
        let Some(payment) = self.payments.payments.get_mut(&id) else {
            return;
        };
        let old = std::mem::replace(&mut payment.status, new);
        if old == new {
            return;
        }
        payment.status_at = now;
        let schedule = payment.order.schedule.as_ref();
        let news = PaymentNews::Payment {
            payment_id: id,
            old,
            new,
            reference: payment.order.reference.clone(),
            start_date: schedule.map(|it| it.start_date),
            adjusted_start_date: payment.adjusted_start_date(),
            at: now,
        };
        if let Some(url) = payment.webhook.clone() {
            self.notify_url(url, Subject::World, Payload::Payment(news));
        }
    }

    /// The payer has allowed a payment: it is on its way.
    pub(super) fn initiate_payment(&mut self, id: PaymentId) {
        self.move_payment(id, PaymentStatus::Initiated);
        let at = self.now + self.delay(EXECUTION_DELAY);
        self.timers.set(at, Timer::PaymentStep(id));
    }

    /// The bank has done what it was asked for. In the euro area it does not say so.
    pub(in crate::sandbox) fn advance_payment(&mut self, id: PaymentId) {
        let Some(payment) = self.payments.payments.get(&id) else {
            return;
        };
        match payment.status {
            PaymentStatus::Authorising if payment.consent_id.is_some() => {
                self.initiate_payment(id);
            }
            PaymentStatus::Initiated if payment.order.schedule.is_some() => {
                self.move_payment(id, PaymentStatus::Established);
            }
            PaymentStatus::Initiated if payment.order.amount.currency == Currency::BritishPound => {
                self.move_payment(id, PaymentStatus::Executed);
            }
            _ => {}
        }
    }

    /// Sets a payment to a status and tells `webhook`; the status it had and has.
    ///
    /// # Errors
    /// `INVALID_FIELD` for a status that cannot be simulated, or an unknown payment.
    pub fn simulate_payment(
        &mut self,
        id: PaymentId,
        status: &str,
        webhook: String,
    ) -> Result<(PaymentStatus, PaymentStatus), Error> {
        let new = PaymentStatus::from_name(status).filter(|it| SIMULATED.contains(it));
        let Some(new) = new else {
            let names: Vec<&str> = SIMULATED.iter().map(|it| it.as_str()).collect();
            let rule = format!("one of {}", names.join(", "));
            return Err(Error::invalid_field("status", &rule));
        };
        let old = self.payment(id)?.status;
        let usual = self
            .payments
            .payments
            .get_mut(&id)
            .and_then(|it| it.webhook.replace(webhook));
        self.move_payment(id, new);
        if let Some(payment) = self.payments.payments.get_mut(&id) {
            payment.webhook = usual;
        }
        Ok((old, new))
    }
}
