//! `POST /sandbox/payment/simulate`

use serde::{Deserialize, Serialize};

use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode, rule};
use crate::sandbox::ids::PaymentId;
use crate::sandbox::payments::PaymentStatus;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    payment_id: String,
    status: String,
    webhook: String,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response {
    new_status: PaymentStatus,
    old_status: PaymentStatus,
}

impl Endpoint for Request {
    const PATH: &'static str = "/sandbox/payment/simulate";
    const SUMMARY: &'static str = "Set a payment to a status and tell a webhook.";
    const ERRORS: &'static [ErrorCode] = &[];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        if self.webhook.is_empty() {
            return Err(Error::invalid_field("webhook", rule::URL));
        }
        let id = PaymentId::parse(&self.payment_id)?;
        let (old_status, new_status) =
            call.sandbox
                .simulate_payment(id, &self.status, self.webhook)?;
        Ok(Response {
            new_status,
            old_status,
        })
    }
}
