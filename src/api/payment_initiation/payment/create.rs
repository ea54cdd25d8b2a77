//! `POST /payment_initiation/payment/create`

use serde::{Deserialize, Serialize};

use crate::api::wire::payment::{PayerOptions, ScheduleRequest};
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::ids::{PaymentId, RecipientId};
use crate::sandbox::payments::{Money, NewPayment, Payer, PaymentStatus};

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    amount: Money,
    options: Option<PayerOptions>,
    recipient_id: String,
    reference: String,
    schedule: Option<ScheduleRequest>,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response {
    payment_id: PaymentId,
    status: PaymentStatus,
}

impl Endpoint for Request {
    const PATH: &'static str = "/payment_initiation/payment/create";
    const SUMMARY: &'static str = "Make a payment, which the payer authorises in Link.";
    const ERRORS: &'static [ErrorCode] = &[
        ErrorCode::MissingFields,
        ErrorCode::PaymentInvalidRecipient,
        ErrorCode::PaymentInvalidReference,
        ErrorCode::PaymentInvalidSchedule,
        ErrorCode::PaymentSchemeNotSupported,
    ];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        let options = self.options.unwrap_or_default();
        let payment = call.sandbox.create_payment(NewPayment {
            recipient_id: RecipientId::parse(&self.recipient_id)?,
            reference: self.reference,
            amount: self.amount,
            schedule: self.schedule.map(Into::into),
            payer: Payer {
                bacs: options.bacs,
                iban: options.iban,
            },
            scheme: options.scheme,
            request_refund_details: options.request_refund_details.unwrap_or_default(),
        })?;
        Ok(Response {
            payment_id: payment.id,
            status: payment.status,
        })
    }
}
