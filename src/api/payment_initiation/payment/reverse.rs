//! `POST /payment_initiation/payment/reverse`

use serde::{Deserialize, Serialize};

use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::ids::{PaymentId, RefundId};
use crate::sandbox::payments::Money;

/// What is asked. Who the payer is concerns the bank only, and is checked by the contract.
#[derive(Debug, Deserialize)]
pub struct Request {
    amount: Option<Money>,
    idempotency_key: String,
    payment_id: String,
    reference: String,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response {
    refund_id: RefundId,
    status: &'static str,
}

impl Endpoint for Request {
    const PATH: &'static str = "/payment_initiation/payment/reverse";
    const SUMMARY: &'static str = "Send money of a settled payment back.";
    const ERRORS: &'static [ErrorCode] = &[];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        let id = PaymentId::parse(&self.payment_id)?;
        let refund_id =
            call.sandbox
                .reverse_payment(id, self.idempotency_key, &self.reference, self.amount)?;
        Ok(Response {
            refund_id,
            status: "INITIATED",
        })
    }
}
