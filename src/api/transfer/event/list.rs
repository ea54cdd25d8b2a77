//! `POST /transfer/event/list`

use serde::{Deserialize, Serialize};

use crate::api::wire::transfer::WireTransferEvent;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::Sandbox;
use crate::sandbox::transfers::{EventFilter, EventType, OwnerFilter, TransferType};
use jiff::Timestamp;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    account_id: Option<String>,
    count: Option<usize>,
    end_date: Option<Timestamp>,
    event_types: Option<Vec<EventType>>,
    funding_account_id: Option<String>,
    offset: Option<usize>,
    originator_client_id: Option<String>,
    start_date: Option<Timestamp>,
    sweep_id: Option<String>,
    transfer_id: Option<String>,
    transfer_type: Option<TransferType>,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response<'a> {
    has_more: bool,
    transfer_events: Vec<WireTransferEvent<'a>>,
}

impl Endpoint for Request {
    const PATH: &'static str = "/transfer/event/list";
    const SUMMARY: &'static str = "List what has happened to transfers, the newest first.";
    const ERRORS: &'static [ErrorCode] = &[];
    type Response<'a> = Response<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<Response<'a>, Error> {
        let sandbox: &Sandbox = call.sandbox;
        let filter = EventFilter {
            since: self.start_date,
            until: self.end_date,
            transfer_id: self.transfer_id.as_deref(),
            account_id: self.account_id.as_deref(),
            transfer_type: self.transfer_type,
            kinds: self.event_types.as_deref().unwrap_or_default(),
            sweep_id: self.sweep_id.as_deref(),
            of: OwnerFilter {
                originator: self.originator_client_id.as_deref(),
                funding_account: self.funding_account_id.as_deref(),
            },
        };
        let mut events = sandbox
            .list_transfer_events(&filter)
            .skip(self.offset.unwrap_or(0));
        let page = events.by_ref().take(self.count.unwrap_or(25));
        let transfer_events = page.map(|it| WireTransferEvent::new(sandbox, it)).collect();
        Ok(Response {
            has_more: events.next().is_some(),
            transfer_events,
        })
    }
}
