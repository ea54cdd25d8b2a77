//! Bodies of webhooks about payments.
//! <https://plaid.com/docs/api/products/payment-initiation/#webhooks>

use jiff::civil::Date;
use serde::Serialize;

use super::time::Milliseconds;
use crate::sandbox::ids::{ConsentId, PaymentId};
use crate::sandbox::payments::{ConsentStatus, PaymentNews, PaymentStatus};

/// The body.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(super) enum Body<'a> {
    Payment(PaymentBody<'a>),
    Consent(ConsentBody),
}

#[derive(Debug, Serialize)]
pub(super) struct PaymentBody<'a> {
    adjusted_reference: Option<&'a str>,
    adjusted_start_date: Option<Date>,
    environment: &'static str,
    new_payment_status: PaymentStatus,
    old_payment_status: PaymentStatus,
    original_reference: &'a str,
    original_start_date: Option<Date>,
    payment_id: PaymentId,
    timestamp: Milliseconds,
    webhook_code: &'static str,
    webhook_type: &'static str,
}

#[derive(Debug, Serialize)]
pub(super) struct ConsentBody {
    consent_id: ConsentId,
    environment: &'static str,
    new_status: ConsentStatus,
    old_status: ConsentStatus,
    timestamp: Milliseconds,
    webhook_code: &'static str,
    webhook_type: &'static str,
}

const TYPE: &str = "PAYMENT_INITIATION";
const ENVIRONMENT: &str = "sandbox";

impl<'a> Body<'a> {
    pub(super) fn new(news: &'a PaymentNews) -> Self {
        match news {
            PaymentNews::Payment {
                payment_id,
                old,
                new,
                reference,
                start_date,
                adjusted_start_date,
                at,
            } => Self::Payment(PaymentBody {
                adjusted_reference: None,
                adjusted_start_date: *adjusted_start_date,
                environment: ENVIRONMENT,
                new_payment_status: *new,
                old_payment_status: *old,
                original_reference: reference,
                original_start_date: *start_date,
                payment_id: *payment_id,
                timestamp: Milliseconds(*at),
                webhook_code: "PAYMENT_STATUS_UPDATE",
                webhook_type: TYPE,
            }),
            PaymentNews::Consent {
                consent_id,
                old,
                new,
                at,
            } => Self::Consent(ConsentBody {
                consent_id: *consent_id,
                environment: ENVIRONMENT,
                new_status: *new,
                old_status: *old,
                timestamp: Milliseconds(*at),
                webhook_code: "CONSENT_STATUS_UPDATE",
                webhook_type: TYPE,
            }),
        }
    }
}
