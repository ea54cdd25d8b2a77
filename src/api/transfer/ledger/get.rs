//! `POST /transfer/ledger/get`

use serde::{Deserialize, Serialize};

use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::ids::Uuid;
use crate::sandbox::transfers::{Cents, Own};

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    ledger_id: Option<String>,
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
    const ERRORS: &'static [ErrorCode] = &[];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        let ledger_id = call.sandbox.own_id(Own::Ledger);
        let asked = self.ledger_id.as_deref();
        if asked.is_some_and(|id| Uuid::parse(id) != Some(ledger_id)) {
            return Err(Error::id_not_found("ledger_id"));
        }
        let ledger = call.sandbox.ledger();
        Ok(Response {
            balance: Balance {
                available: ledger.available,
                pending: ledger.pending,
            },
            is_default: true,
            ledger_id,
            name: "Default",
        })
    }
}
