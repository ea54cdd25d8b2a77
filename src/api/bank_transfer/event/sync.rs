//! `POST /bank_transfer/event/sync`

use serde::{Deserialize, Serialize};

use crate::api::wire::bank_transfer::WireBankTransferEvent;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    after_id: u64,
    count: Option<usize>,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response {
    bank_transfer_events: Vec<WireBankTransferEvent>,
}

impl Endpoint for Request {
    const PATH: &'static str = "/bank_transfer/event/sync";
    const SUMMARY: &'static str = "Read what has happened to bank transfers since an event.";
    const ERRORS: &'static [ErrorCode] = &[];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        let events = call.sandbox.bank_transfer_events_after(self.after_id)?;
        let page = events.iter().take(self.count.unwrap_or(25));
        Ok(Response {
            bank_transfer_events: page.map(WireBankTransferEvent::new).collect(),
        })
    }
}
