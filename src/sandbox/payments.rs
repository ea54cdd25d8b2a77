//! Payments in Europe: who is paid, payments, and consents that allow several.
//! <https://plaid.com/docs/api/products/payment-initiation/>

mod consents;
mod linked;
mod periods;
mod recipients;
mod rules;
mod status;

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Sandbox;
use super::ids::{ConsentId, PaymentId, RecipientId, RefundId};
use super::named::named;
use super::shelf::Shelf;
use crate::errors::Error;

pub(super) use consents::ASYNC_DELAY;
pub use consents::{
    ConsentStatus, ConsentType, Constraints, Execution, NewConsent, PaymentConsent, PeriodicAmount,
    ProcessingMode, Scope, ValidDateTime,
};
pub use linked::{PaymentRequest, PaymentSubject};
pub use recipients::{Bacs, PostalAddress, Recipient};
pub(super) use status::EXECUTION_DELAY;
pub use status::PaymentNews;

named! {
    /// A currency payments are made in.
    pub enum Currency {
        BritishPound = "GBP",
        Euro = "EUR",
        PolishZloty = "PLN",
        SwedishKrona = "SEK",
        DanishKrone = "DKK",
        NorwegianKrone = "NOK",
    }
}

named! {
    /// `status` of a payment, <https://plaid.com/docs/payment-initiation/payment-status/>.
    pub enum PaymentStatus {
        InputNeeded = "PAYMENT_STATUS_INPUT_NEEDED",
        Authorising = "PAYMENT_STATUS_AUTHORISING",
        Initiated = "PAYMENT_STATUS_INITIATED",
        Executed = "PAYMENT_STATUS_EXECUTED",
        Settled = "PAYMENT_STATUS_SETTLED",
        Established = "PAYMENT_STATUS_ESTABLISHED",
        InsufficientFunds = "PAYMENT_STATUS_INSUFFICIENT_FUNDS",
        Failed = "PAYMENT_STATUS_FAILED",
        Blocked = "PAYMENT_STATUS_BLOCKED",
        Rejected = "PAYMENT_STATUS_REJECTED",
        Cancelled = "PAYMENT_STATUS_CANCELLED",
    }
}

named! {
    /// How a payment travels.
    pub enum Scheme {
        LocalDefault = "LOCAL_DEFAULT",
        LocalInstant = "LOCAL_INSTANT",
        SepaCreditTransfer = "SEPA_CREDIT_TRANSFER",
        SepaCreditTransferInstant = "SEPA_CREDIT_TRANSFER_INSTANT",
    }
}

named! {
    /// How often a standing order pays.
    pub enum Interval {
        Weekly = "WEEKLY",
        Monthly = "MONTHLY",
    }
}

/// A sum of money, with at most two decimals.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize, Serialize)]
pub struct Money {
    /// Which money.
    pub currency: Currency,
    /// How much.
    pub value: f64,
}

/// When a standing order pays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Schedule {
    /// How often.
    pub interval: Interval,
    /// 1 to 7 in a week; 1 to 28 or -1 to -5 in a month.
    pub interval_execution_day: i64,
    /// The first day it may pay.
    pub start_date: Date,
    /// The last.
    pub end_date: Option<Date>,
}

/// The account a payment is to be made from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Payer {
    /// In the United Kingdom.
    pub bacs: Option<Bacs>,
    /// Elsewhere.
    pub iban: Option<String>,
}

/// Where a refund would go.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RefundDetails {
    /// The payer's account in the United Kingdom.
    pub bacs: Option<Bacs>,
    /// The payer's account elsewhere.
    pub iban: Option<String>,
    /// Whose account it is.
    pub name: String,
}

/// What `/payment_initiation/payment/create` is asked for.
#[derive(Debug)]
pub struct NewPayment {
    /// Who is paid.
    pub recipient_id: RecipientId,
    /// What the recipient reads.
    pub reference: String,
    /// How much.
    pub amount: Money,
    /// Set for a standing order.
    pub schedule: Option<Schedule>,
    /// The account it must come from, if that is settled.
    pub payer: Payer,
    /// How it travels.
    pub scheme: Option<Scheme>,
    /// Whether the payer's account is to be told.
    pub request_refund_details: bool,
}

/// A payment.
#[derive(Debug)]
pub struct Payment {
    /// `payment_id`
    pub id: PaymentId,
    /// What was asked for.
    pub order: NewPayment,
    /// When it was made; no two payments of a world have the same moment.
    pub created_at: Timestamp,
    /// How far it is.
    pub status: PaymentStatus,
    /// Since when.
    pub status_at: Timestamp,
    /// The consent it was made under.
    pub consent_id: Option<ConsentId>,
    /// The payer's account, once known and asked for.
    pub refund_details: Option<RefundDetails>,
    /// Money that went back, in order.
    pub refunds: Vec<Refund>,
    /// Where its status is told.
    pub(super) webhook: Option<String>,
}

/// Money that went back to a payer.
#[derive(Debug)]
pub struct Refund {
    /// `refund_id`
    pub id: RefundId,
    /// How much.
    pub value: f64,
    idempotency_key: String,
}

/// The payments of a world.
#[derive(Debug, Default)]
pub(super) struct Payments {
    recipients: Shelf<RecipientId, Recipient>,
    payments: Shelf<PaymentId, Payment>,
    consents: Shelf<ConsentId, PaymentConsent>,
    executions: BTreeMap<(ConsentId, String), PaymentId>,
}

/// A page of `/payment_initiation/payment/list`.
#[derive(Debug)]
pub struct PaymentPage<'a> {
    /// The newest first.
    pub payments: Vec<&'a Payment>,
    /// Leads to the next page.
    pub next_cursor: Option<Timestamp>,
}

impl Payment {
    /// How much has gone back.
    pub fn refunded(&self) -> f64 {
        self.refunds.iter().map(|refund| refund.value).sum()
    }

    /// The day a standing order is sent to the bank with, if its own is at a weekend.
    pub fn adjusted_start_date(&self) -> Option<Date> {
        let schedule = self.order.schedule.as_ref()?;
        rules::next_working_day(schedule.start_date)
    }
}

impl Sandbox {
    /// Makes a payment, which waits for the payer to go through Link.
    ///
    /// # Errors
    /// `INVALID_FIELD`; `PAYMENT_INVALID_RECIPIENT`, `PAYMENT_INVALID_REFERENCE`,
    /// `PAYMENT_INVALID_SCHEDULE`, `PAYMENT_SCHEME_NOT_SUPPORTED`.
    pub fn create_payment(&mut self, order: NewPayment) -> Result<&Payment, Error> {
        let recipient = self.recipient(order.recipient_id)?;
        rules::check(&order, recipient, self.today())?;
        Ok(self.add_payment(order, PaymentStatus::InputNeeded, None))
    }

    fn add_payment(
        &mut self,
        order: NewPayment,
        status: PaymentStatus,
        consent_id: Option<ConsentId>,
    ) -> &Payment {
        let id = self.mint.payment_id();
        let last = self.payments.payments.iter().last();
        let after = last.map_or(self.now, |last| {
            last.created_at + jiff::SignedDuration::from_micros(1)
        });
        let payment = Payment {
            id,
            order,
            created_at: self.now.max(after),
            status,
            status_at: self.now,
            consent_id,
            refund_details: None,
            refunds: Vec::new(),
            webhook: None,
        };
        self.payments.payments.add(id, payment)
    }

    /// A payment.
    ///
    /// # Errors
    /// `INVALID_FIELD` if it is unknown.
    pub fn payment(&self, id: PaymentId) -> Result<&Payment, Error> {
        let payment = self.payments.payments.get(&id);
        payment.ok_or_else(|| Error::id_not_found("payment_id"))
    }

    /// Payments made before `cursor`, of one consent if it is given.
    pub fn list_payments(
        &self,
        count: usize,
        cursor: Option<Timestamp>,
        consent_id: Option<ConsentId>,
    ) -> PaymentPage<'_> {
        let payments: Vec<&Payment> = self
            .payments
            .payments
            .iter()
            .rev()
            .filter(|it| cursor.is_none_or(|cursor| it.created_at < cursor))
            .filter(|it| consent_id.is_none_or(|id| it.consent_id == Some(id)))
            .take(count)
            .collect();
        let next_cursor = payments.last().map(|payment| payment.created_at);
        PaymentPage {
            payments,
            next_cursor,
        }
    }

    /// Sends money of a settled payment back, all that is left of it without an amount. The same
    /// idempotency key again gives the same refund.
    ///
    /// # Errors
    /// `INVALID_FIELD` for a payment that is unknown or not settled, a reference with other
    /// characters than letters and digits, or more money than is left.
    pub fn reverse_payment(
        &mut self,
        id: PaymentId,
        idempotency_key: String,
        reference: &str,
        amount: Option<Money>,
    ) -> Result<RefundId, Error> {
        let payment = self.payment(id)?;
        let known = |refund: &&Refund| refund.idempotency_key == idempotency_key;
        if let Some(refund) = payment.refunds.iter().find(known) {
            return Ok(refund.id);
        }
        if payment.status != PaymentStatus::Settled {
            return Err(Error::invalid_field(
                "payment_id",
                "the id of a settled payment",
            ));
        }
        if !reference.bytes().all(|it| it.is_ascii_alphanumeric()) {
            return Err(Error::invalid_field("reference", "alphanumeric"));
        }
        let left = payment.order.amount.value - payment.refunded();
        let value = amount.map_or(left, |amount| amount.value);
        let currency = payment.order.amount.currency;
        if amount.is_some_and(|it| it.currency != currency) {
            let rule = format!("{}, as that of the payment", currency.as_str());
            return Err(Error::invalid_field("amount.currency", &rule));
        }
        if value <= 0.0 || value > left + rules::HALF_A_PENNY {
            let rule = format!("at most {left:.2}, which is what has not been refunded");
            return Err(Error::invalid_field("amount.value", &rule));
        }
        let refund = Refund {
            id: self.mint.refund_id(),
            value,
            idempotency_key,
        };
        let refund_id = refund.id;
        if let Some(payment) = self.payments.payments.get_mut(&id) {
            payment.refunds.push(refund);
        }
        Ok(refund_id)
    }

    fn today(&self) -> Date {
        jiff::tz::TimeZone::UTC.to_datetime(self.now).date()
    }
}
