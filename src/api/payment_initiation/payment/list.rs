//! `POST /payment_initiation/payment/list`

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::api::wire::payment::WirePayment;
use crate::api::wire::time::Exact;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::ids::ConsentId;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    consent_id: Option<String>,
    count: Option<usize>,
    cursor: Option<Timestamp>,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response<'a> {
    next_cursor: Option<Exact>,
    payments: Vec<WirePayment<'a>>,
}

impl Endpoint for Request {
    const PATH: &'static str = "/payment_initiation/payment/list";
    const SUMMARY: &'static str = "List payments, the newest first.";
    const ERRORS: &'static [ErrorCode] = &[];
    type Response<'a> = Response<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<Response<'a>, Error> {
        let consent_id = self
            .consent_id
            .as_deref()
            .map(ConsentId::parse)
            .transpose()?;
        let count = self.count.unwrap_or(10);
        let page = call.sandbox.list_payments(count, self.cursor, consent_id);
        Ok(Response {
            next_cursor: page.next_cursor.map(Exact),
            payments: page.payments.into_iter().map(WirePayment::new).collect(),
        })
    }
}
