//! `POST /transfer/sweep/list`

use serde::{Deserialize, Serialize};

use crate::api::wire::transfer::WireSweep;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::Sandbox;
use crate::sandbox::transfers::{OwnerFilter, Sweep, SweepStatus};
use jiff::Timestamp;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    amount: Option<String>,
    count: Option<usize>,
    end_date: Option<Timestamp>,
    funding_account_id: Option<String>,
    offset: Option<usize>,
    originator_client_id: Option<String>,
    start_date: Option<Timestamp>,
    status: Option<SweepStatus>,
    transfer_id: Option<String>,
    trigger: Option<String>,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response<'a> {
    sweeps: Vec<WireSweep<'a>>,
}

impl Endpoint for Request {
    const PATH: &'static str = "/transfer/sweep/list";
    const SUMMARY: &'static str = "List sweeps, the newest first.";
    const ERRORS: &'static [ErrorCode] = &[];
    type Response<'a> = Response<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<Response<'a>, Error> {
        let sandbox: &Sandbox = call.sandbox;
        let of = OwnerFilter {
            originator: self.originator_client_id.as_deref(),
            funding_account: self.funding_account_id.as_deref(),
        };
        let wanted = |it: &&Sweep| {
            of.admits(&it.owner, it.funding_account_id)
                // A ledger is swept, never a transfer.
                && self.transfer_id.is_none()
                && self.start_date.is_none_or(|since| it.created_at >= since)
                && self.end_date.is_none_or(|until| it.created_at <= until)
                && self.status.is_none_or(|status| it.status == status)
                && self.trigger.as_deref().is_none_or(|it| it == "manual")
                && self
                    .amount
                    .as_ref()
                    .is_none_or(|amount| it.amount.to_string() == *amount)
        };
        let sweeps = sandbox
            .list_sweeps()
            .filter(wanted)
            .skip(self.offset.unwrap_or(0))
            .take(self.count.unwrap_or(25));
        Ok(Response {
            sweeps: sweeps.map(|it| WireSweep::new(sandbox, it)).collect(),
        })
    }
}
