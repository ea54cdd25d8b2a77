//! `POST /transfer/repayment/return/list`

use serde::{Deserialize, Serialize};

use crate::api::wire::transfer::CURRENCY;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::ids::Uuid;
use crate::sandbox::transfers::{Cents, RepaidReturn};

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    count: Option<usize>,
    offset: Option<usize>,
    repayment_id: String,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response {
    repayment_returns: Vec<WireReturn>,
}

#[derive(Debug, Serialize)]
struct WireReturn {
    amount: Cents,
    event_id: u64,
    iso_currency_code: &'static str,
    transfer_id: Uuid,
}

impl WireReturn {
    fn new(it: &RepaidReturn) -> Self {
        Self {
            amount: it.amount,
            event_id: it.event_id,
            iso_currency_code: CURRENCY,
            transfer_id: it.transfer_id,
        }
    }
}

impl Endpoint for Request {
    const PATH: &'static str = "/transfer/repayment/return/list";
    const SUMMARY: &'static str = "List the returns that were paid back together.";
    const ERRORS: &'static [ErrorCode] = &[];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        let repayment = call.sandbox.repayment(&self.repayment_id)?;
        let page = repayment
            .returns
            .iter()
            .skip(self.offset.unwrap_or(0))
            .take(self.count.unwrap_or(25));
        Ok(Response {
            repayment_returns: page.map(WireReturn::new).collect(),
        })
    }
}
