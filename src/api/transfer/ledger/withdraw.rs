//! `POST /transfer/ledger/withdraw`

use serde::{Deserialize, Serialize};

use crate::api::wire::transfer::WireSweep;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::Sandbox;
use crate::sandbox::transfers::{Cents, NewSweep};

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    amount: String,
    description: Option<String>,
    funding_account_id: Option<String>,
    idempotency_key: String,
    ledger_id: Option<String>,
    originator_client_id: Option<String>,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response<'a> {
    sweep: WireSweep<'a>,
}

impl Endpoint for Request {
    const PATH: &'static str = "/transfer/ledger/withdraw";
    const SUMMARY: &'static str = "Empty the ledger to the funding account.";
    const ERRORS: &'static [ErrorCode] = &[
        ErrorCode::IncompleteCustomerOnboarding,
        ErrorCode::TransferOriginatorNotFound,
    ];
    type Response<'a> = Response<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<Response<'a>, Error> {
        let originator = self.originator_client_id.as_deref();
        let ledger_id = self.ledger_id.as_deref();
        let owner = call.sandbox.moving_owner(ledger_id, originator)?;
        let amount = Cents::parse("amount", &self.amount)?;
        let id = call
            .sandbox
            .sweep_ledger(NewSweep {
                deposit: false,
                owner,
                funding_account_id: self.funding_account_id,
                amount,
                description: self.description,
                idempotency_key: self.idempotency_key,
            })?
            .id
            .to_string();
        let sandbox: &Sandbox = call.sandbox;
        Ok(Response {
            sweep: WireSweep::new(sandbox, sandbox.sweep(&id)?),
        })
    }
}
