//! `POST /transfer/event/sync`

use serde::{Deserialize, Serialize};

use crate::api::wire::transfer::WireTransferEvent;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::Sandbox;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    after_id: u64,
    count: Option<usize>,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response<'a> {
    has_more: bool,
    transfer_events: Vec<WireTransferEvent<'a>>,
}

impl Endpoint for Request {
    const PATH: &'static str = "/transfer/event/sync";
    const SUMMARY: &'static str = "Read what has happened to transfers since an event.";
    const ERRORS: &'static [ErrorCode] = &[];
    type Response<'a> = Response<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<Response<'a>, Error> {
        let sandbox: &Sandbox = call.sandbox;
        let events = sandbox.transfer_events_after(self.after_id)?;
        let count = self.count.unwrap_or(100);
        let page = events.iter().take(count);
        Ok(Response {
            has_more: events.len() > count,
            transfer_events: page.map(|it| WireTransferEvent::new(sandbox, it)).collect(),
        })
    }
}
