//! Payments as answers show them. <https://plaid.com/docs/api/products/payment-initiation/>

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::time::Exact;
use crate::sandbox::ids::{ConsentId, PaymentId, RecipientId, RefundId};
use crate::sandbox::payments::{
    Bacs, Interval, Money, Payment, PaymentStatus, PostalAddress, Recipient, RefundDetails,
    Schedule, Scheme,
};

/// A payment.
#[derive(Debug, Serialize)]
pub struct WirePayment<'a> {
    adjusted_reference: Option<&'a str>,
    amount: Money,
    #[serde(skip_serializing_if = "Option::is_none")]
    amount_refunded: Option<Money>,
    bacs: Option<&'a Bacs>,
    #[serde(skip_serializing_if = "Option::is_none")]
    consent_id: Option<ConsentId>,
    iban: Option<&'a str>,
    last_status_update: Exact,
    payment_id: PaymentId,
    recipient_id: RecipientId,
    reference: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    refund_details: Option<&'a RefundDetails>,
    #[serde(skip_serializing_if = "Option::is_none")]
    refund_ids: Option<Vec<RefundId>>,
    schedule: Option<WireSchedule>,
    #[serde(skip_serializing_if = "Option::is_none")]
    scheme: Option<Scheme>,
    status: PaymentStatus,
}

#[derive(Debug, Serialize)]
struct WireSchedule {
    adjusted_start_date: Option<Date>,
    end_date: Option<Date>,
    interval: Interval,
    interval_execution_day: i64,
    start_date: Date,
}

impl<'a> WirePayment<'a> {
    /// A payment as it is now.
    pub fn new(payment: &'a Payment) -> Self {
        let order = &payment.order;
        let refunded = !payment.refunds.is_empty();
        Self {
            adjusted_reference: None,
            amount: order.amount,
            amount_refunded: refunded.then(|| Money {
                value: payment.refunded(),
                ..order.amount
            }),
            bacs: order.payer.bacs.as_ref(),
            consent_id: payment.consent_id,
            iban: order.payer.iban.as_deref(),
            last_status_update: Exact(payment.status_at),
            payment_id: payment.id,
            recipient_id: order.recipient_id,
            reference: &order.reference,
            refund_details: payment.refund_details.as_ref(),
            refund_ids: refunded.then(|| payment.refunds.iter().map(|it| it.id).collect()),
            schedule: order.schedule.as_ref().map(|schedule| WireSchedule {
                adjusted_start_date: payment.adjusted_start_date(),
                end_date: schedule.end_date,
                interval: schedule.interval,
                interval_execution_day: schedule.interval_execution_day,
                start_date: schedule.start_date,
            }),
            scheme: order.scheme,
            status: payment.status,
        }
    }
}

/// Somebody who is paid.
#[derive(Debug, Serialize)]
pub struct WireRecipient<'a> {
    address: Option<&'a PostalAddress>,
    bacs: Option<&'a Bacs>,
    iban: Option<&'a str>,
    name: &'a str,
    recipient_id: RecipientId,
}

impl<'a> WireRecipient<'a> {
    /// A recipient.
    pub fn new(recipient: &'a Recipient) -> Self {
        Self {
            address: recipient.address.as_ref(),
            bacs: recipient.bacs.as_ref(),
            iban: recipient.iban.as_deref(),
            name: &recipient.name,
            recipient_id: recipient.id,
        }
    }
}

/// `options` of a payment or a consent: whose account it must come from, and how.
#[derive(Debug, Default, Deserialize)]
pub struct PayerOptions {
    /// In the United Kingdom.
    pub bacs: Option<Bacs>,
    /// Elsewhere.
    pub iban: Option<String>,
    /// Whether the payer's account is to be told.
    pub request_refund_details: Option<bool>,
    /// How the payment travels.
    pub scheme: Option<Scheme>,
}

/// `schedule` of a payment.
#[derive(Debug, Deserialize)]
pub struct ScheduleRequest {
    end_date: Option<Date>,
    interval: Interval,
    interval_execution_day: i128,
    start_date: Date,
}

impl From<ScheduleRequest> for Schedule {
    fn from(it: ScheduleRequest) -> Self {
        Self {
            interval: it.interval,
            // No period has a day 0: what does not fit is refused.
            interval_execution_day: i64::try_from(it.interval_execution_day).unwrap_or_default(),
            start_date: it.start_date,
            end_date: it.end_date,
        }
    }
}
