//! `POST /payment_initiation/consent/payment/execute`

use serde::{Deserialize, Serialize};

use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::ids::{ConsentId, PaymentId};
use crate::sandbox::payments::{Execution, Money, PaymentStatus, ProcessingMode, Scope};

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    amount: Money,
    consent_id: String,
    idempotency_key: String,
    processing_mode: Option<ProcessingMode>,
    reference: Option<String>,
    scope: Option<Scope>,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response {
    payment_id: PaymentId,
    status: PaymentStatus,
}

impl Endpoint for Request {
    const PATH: &'static str = "/payment_initiation/consent/payment/execute";
    const SUMMARY: &'static str = "Make a payment under a consent.";
    const ERRORS: &'static [ErrorCode] =
        &[ErrorCode::MissingFields, ErrorCode::PaymentInvalidReference];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        let payment = call.sandbox.execute_payment(Execution {
            consent_id: ConsentId::parse(&self.consent_id)?,
            amount: self.amount,
            idempotency_key: self.idempotency_key,
            reference: self.reference,
            scope: self.scope,
            mode: self.processing_mode.unwrap_or(ProcessingMode::Immediate),
        })?;
        Ok(Response {
            payment_id: payment.id,
            status: payment.status,
        })
    }
}
