//! `POST /bank_transfer/sweep/list`

use serde::{Deserialize, Serialize};

use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::ids::Uuid;
use crate::sandbox::transfers::Own;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    origination_account_id: Option<String>,
}

/// What is answered: none, as money of bank transfers is never swept in the Sandbox.
#[derive(Debug, Serialize)]
pub struct Response {
    sweeps: [(); 0],
}

impl Endpoint for Request {
    const PATH: &'static str = "/bank_transfer/sweep/list";
    const SUMMARY: &'static str = "List sweeps, of which the Sandbox makes none.";
    const ERRORS: &'static [ErrorCode] = &[ErrorCode::BankTransferInvalidOriginationAccount];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        let own = call.sandbox.own_id(Own::Origination);
        let asked = self.origination_account_id.as_deref();
        if asked.is_some_and(|id| Uuid::parse(id) != Some(own)) {
            return Err(ErrorCode::BankTransferInvalidOriginationAccount.into());
        }
        Ok(Response { sweeps: [] })
    }
}
