//! `POST /transfer/list`

use serde::{Deserialize, Serialize};

use crate::api::wire::transfer::WireTransfer;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::Sandbox;
use crate::sandbox::transfers::{OwnerFilter, Transfer, TransferFilter};
use jiff::Timestamp;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    count: Option<usize>,
    end_date: Option<Timestamp>,
    funding_account_id: Option<String>,
    offset: Option<usize>,
    originator_client_id: Option<String>,
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
        let of = OwnerFilter {
            originator: self.originator_client_id.as_deref(),
            funding_account: self.funding_account_id.as_deref(),
        };
        let wanted = |it: &&Transfer| {
            let owner = &it.order.owner;
            of.admits(owner, sandbox.funding_account_id(owner))
        };
        let transfers = sandbox
            .list_transfers(filter)
            .filter(wanted)
            .skip(self.offset.unwrap_or(0))
            .take(self.count.unwrap_or(25));
        Ok(Response {
            transfers: transfers.map(|it| WireTransfer::new(sandbox, it)).collect(),
        })
    }
}
