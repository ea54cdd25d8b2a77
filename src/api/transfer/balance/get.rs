//! `POST /transfer/balance/get`

use serde::{Deserialize, Serialize};

use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::transfers::{BalanceType, Cents};

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    originator_client_id: Option<String>,
    #[serde(rename = "type")]
    kind: Option<BalanceType>,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response {
    balance: Balance,
}

#[derive(Debug, Serialize)]
struct Balance {
    available: Cents,
    current: Cents,
    #[serde(rename = "type")]
    kind: BalanceType,
}

impl Endpoint for Request {
    const PATH: &'static str = "/transfer/balance/get";
    const SUMMARY: &'static str =
        "Read what lies with Plaid, as before there were ledgers (deprecated).";
    const ERRORS: &'static [ErrorCode] = &[ErrorCode::TransferOriginatorNotFound];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        let owner = call.sandbox.owner(self.originator_client_id.as_deref())?;
        let ledger = call.sandbox.ledger(&owner);
        Ok(Response {
            balance: Balance {
                available: ledger.available,
                current: ledger.available + ledger.pending,
                kind: self.kind.unwrap_or(BalanceType::PrefundedRtpCredits),
            },
        })
    }
}
