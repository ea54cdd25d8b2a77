//! `POST /payment_initiation/payment/get`

use serde::Deserialize;

use crate::api::wire::payment::WirePayment;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::ids::PaymentId;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    payment_id: String,
}

impl Endpoint for Request {
    const PATH: &'static str = "/payment_initiation/payment/get";
    const SUMMARY: &'static str = "Read a payment and how far it is.";
    const ERRORS: &'static [ErrorCode] = &[];
    type Response<'a> = WirePayment<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<WirePayment<'a>, Error> {
        let id = PaymentId::parse(&self.payment_id)?;
        Ok(WirePayment::new(call.sandbox.payment(id)?))
    }
}
