//! `POST /transfer/recurring/list`

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::api::wire::transfer_recurring::WireRecurringTransfer;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::Sandbox;
use crate::sandbox::ids::Uuid;
use crate::sandbox::transfers::{Own, TransferFilter};

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    count: Option<usize>,
    end_time: Option<Timestamp>,
    funding_account_id: Option<String>,
    offset: Option<usize>,
    start_time: Option<Timestamp>,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response<'a> {
    recurring_transfers: Vec<WireRecurringTransfer<'a>>,
}

impl Endpoint for Request {
    const PATH: &'static str = "/transfer/recurring/list";
    const SUMMARY: &'static str = "List recurring transfers, the newest first.";
    const ERRORS: &'static [ErrorCode] = &[];
    type Response<'a> = Response<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<Response<'a>, Error> {
        let sandbox: &Sandbox = call.sandbox;
        let filter = TransferFilter {
            since: self.start_time,
            until: self.end_time,
        };
        let account = self.funding_account_id.as_deref().map(Uuid::parse);
        let own = Some(sandbox.own_id(Own::Funding));
        let recurring = sandbox
            .list_recurring_transfers(filter)
            .filter(|_| account.is_none_or(|account| account == own))
            .skip(self.offset.unwrap_or(0))
            .take(self.count.unwrap_or(25));
        Ok(Response {
            recurring_transfers: recurring
                .map(|it| WireRecurringTransfer::new(sandbox, it))
                .collect(),
        })
    }
}
