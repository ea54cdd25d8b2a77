//! `POST /transfer/ledger/get`

use serde::{Deserialize, Serialize};

use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::ids::Uuid;
use crate::sandbox::transfers::Cents;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    ledger_id: Option<String>,
    originator_client_id: Option<String>,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response {
    balance: Balance,
    is_default: bool,
    ledger_id: Uuid,
    name: &'static str,
}

#[derive(Debug, Serialize)]
struct Balance {
    available: Cents,
    pending: Cents,
}

impl Endpoint for Request {
    const PATH: &'static str = "/transfer/ledger/get";
    const SUMMARY: &'static str = "Read what the ledger holds.";
    const ERRORS: &'static [ErrorCode] = &[ErrorCode::TransferOriginatorNotFound];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        let ledger_id = self.ledger_id.as_deref();
        let originator = self.originator_client_id.as_deref();
        let owner = call.sandbox.ledger_owner(ledger_id, originator)?;
        let ledger = call.sandbox.ledger(&owner);
        Ok(Response {
            balance: Balance {
                available: ledger.available,
                pending: ledger.pending,
            },
            is_default: true,
            ledger_id: call.sandbox.ledger_id(&owner),
            name: "Default",
        })
    }
}
