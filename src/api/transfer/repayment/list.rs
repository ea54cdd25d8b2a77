//! `POST /transfer/repayment/list`

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::api::wire::time::Seconds;
use crate::api::wire::transfer::CURRENCY;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::ids::Uuid;
use crate::sandbox::transfers::{Cents, Repayment, TransferFilter};

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    count: Option<usize>,
    end_date: Option<Timestamp>,
    offset: Option<usize>,
    start_date: Option<Timestamp>,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response {
    repayments: Vec<WireRepayment>,
}

#[derive(Debug, Serialize)]
struct WireRepayment {
    amount: Cents,
    created: Seconds,
    iso_currency_code: &'static str,
    repayment_id: Uuid,
}

impl WireRepayment {
    fn new(it: &Repayment) -> Self {
        Self {
            amount: it.amount(),
            created: Seconds(it.created_at),
            iso_currency_code: CURRENCY,
            repayment_id: it.id,
        }
    }
}

impl Endpoint for Request {
    const PATH: &'static str = "/transfer/repayment/list";
    const SUMMARY: &'static str = "List what Plaid has paid back, the newest first.";
    const ERRORS: &'static [ErrorCode] = &[];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        let filter = TransferFilter {
            since: self.start_date,
            until: self.end_date,
        };
        let repayments = call.sandbox.list_repayments(filter);
        let page = repayments
            .skip(self.offset.unwrap_or(0))
            .take(self.count.unwrap_or(25));
        Ok(Response {
            repayments: page.map(WireRepayment::new).collect(),
        })
    }
}
