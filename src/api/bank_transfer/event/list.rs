//! `POST /bank_transfer/event/list`

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::api::wire::bank_transfer::WireBankTransferEvent;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::bank_transfers::{BankTransferEventFilter, BankTransferStatus, Direction};
use crate::sandbox::transfers::TransferType;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    account_id: Option<String>,
    bank_transfer_id: Option<String>,
    bank_transfer_type: Option<TransferType>,
    count: Option<usize>,
    direction: Option<Direction>,
    end_date: Option<Timestamp>,
    event_types: Option<Vec<BankTransferStatus>>,
    offset: Option<usize>,
    origination_account_id: Option<String>,
    start_date: Option<Timestamp>,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response {
    bank_transfer_events: Vec<WireBankTransferEvent>,
}

impl Endpoint for Request {
    const PATH: &'static str = "/bank_transfer/event/list";
    const SUMMARY: &'static str = "List what has happened to bank transfers, the newest first.";
    const ERRORS: &'static [ErrorCode] = &[];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        let filter = BankTransferEventFilter {
            since: self.start_date,
            until: self.end_date,
            bank_transfer_id: self.bank_transfer_id.as_deref(),
            account_id: self.account_id.as_deref(),
            transfer_type: self.bank_transfer_type,
            kinds: self.event_types.as_deref().unwrap_or_default(),
            origination_account_id: self.origination_account_id.as_deref(),
            direction: self.direction,
        };
        let page = call
            .sandbox
            .list_bank_transfer_events(&filter)
            .skip(self.offset.unwrap_or(0))
            .take(self.count.unwrap_or(25));
        Ok(Response {
            bank_transfer_events: page.map(WireBankTransferEvent::new).collect(),
        })
    }
}
