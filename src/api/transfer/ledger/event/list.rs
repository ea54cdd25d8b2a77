//! `POST /transfer/ledger/event/list`

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::api::wire::time::Seconds;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::Sandbox;
use crate::sandbox::ids::{DataId, Uuid};
use crate::sandbox::transfers::{Cents, LedgerEvent, LedgerPart, LedgerSource, LedgerSourceType};

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    count: Option<usize>,
    end_date: Option<Timestamp>,
    ledger_event_id: Option<String>,
    ledger_id: Option<String>,
    offset: Option<usize>,
    originator_client_id: Option<String>,
    source_id: Option<String>,
    source_type: Option<LedgerSourceType>,
    start_date: Option<Timestamp>,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response {
    has_more: bool,
    ledger_events: Vec<WireLedgerEvent>,
}

#[derive(Debug, Serialize)]
struct WireLedgerEvent {
    amount: Cents,
    available_balance: Cents,
    description: &'static str,
    ledger_event_id: DataId,
    ledger_id: Uuid,
    pending_balance: Cents,
    refund_id: Option<Uuid>,
    sweep_id: Option<Uuid>,
    timestamp: Seconds,
    transfer_id: Option<Uuid>,
    #[serde(rename = "type")]
    part: LedgerPart,
}

impl WireLedgerEvent {
    fn new(sandbox: &Sandbox, it: &LedgerEvent) -> Self {
        let (mut transfer_id, mut refund_id, mut sweep_id) = (None, None, None);
        match it.source {
            LedgerSource::Transfer(id) => transfer_id = Some(id),
            LedgerSource::Refund(id) => refund_id = Some(id),
            LedgerSource::Sweep(id) => sweep_id = Some(id),
            LedgerSource::Distribution => {}
        }
        Self {
            amount: it.amount,
            available_balance: it.after.available,
            description: it.description,
            ledger_event_id: it.id,
            ledger_id: sandbox.ledger_id(&it.owner),
            pending_balance: it.after.pending,
            refund_id,
            sweep_id,
            timestamp: Seconds(it.at),
            transfer_id,
            part: it.part,
        }
    }
}

impl Request {
    fn admits(&self, it: &LedgerEvent) -> bool {
        let source = self.source_id.as_deref().map(Uuid::parse);
        let event = self.ledger_event_id.as_deref();
        self.start_date.is_none_or(|since| it.at >= since)
            && self.end_date.is_none_or(|until| it.at <= until)
            && event.is_none_or(|id| it.id.as_str() == id)
            && source.is_none_or(|id| id.is_some() && it.source.id() == id)
            && (self.source_type).is_none_or(|kind| it.source.kind() == Some(kind))
    }
}

impl Endpoint for Request {
    const PATH: &'static str = "/transfer/ledger/event/list";
    const SUMMARY: &'static str = "List what has changed a ledger, the newest first.";
    const ERRORS: &'static [ErrorCode] = &[ErrorCode::TransferOriginatorNotFound];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        let sandbox: &Sandbox = call.sandbox;
        let ledger_id = self.ledger_id.as_deref();
        let originator = self.originator_client_id.as_deref();
        let owner = sandbox.ledger_owner(ledger_id, originator)?;
        let mut events = sandbox
            .list_ledger_events()
            .filter(|it| it.owner == owner && self.admits(it))
            .skip(self.offset.unwrap_or(0));
        let page = events.by_ref().take(self.count.unwrap_or(25));
        let ledger_events = page.map(|it| WireLedgerEvent::new(sandbox, it)).collect();
        Ok(Response {
            has_more: events.next().is_some(),
            ledger_events,
        })
    }
}
