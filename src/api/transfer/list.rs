//! `POST /transfer/list`

use serde::{Deserialize, Serialize};

use crate::api::wire::transfer::WireTransfer;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::Sandbox;
use crate::sandbox::transfers::TransferFilter;
use jiff::Timestamp;

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
pub struct Response<'a> {
    transfers: Vec<WireTransfer<'a>>,
}

impl Endpoint for Request {
    const PATH: &'static str = "/transfer/list";
    const SUMMARY: &'static str = "List transfers, the newest first.";
    const ERRORS: &'static [ErrorCode] = &[];
    type Response<'a> = Response<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<Response<'a>, Error> {
        let sandbox: &Sandbox = call.sandbox;
        let filter = TransferFilter {
            since: self.start_date,
            until: self.end_date,
        };
        let transfers = sandbox
            .list_transfers(filter)
            .skip(self.offset.unwrap_or(0))
            .take(self.count.unwrap_or(25));
        Ok(Response {
            transfers: transfers.map(|it| WireTransfer::new(sandbox, it)).collect(),
        })
    }
}
