//! `POST /sandbox/item/set_verification_status`

use serde::{Deserialize, Serialize};

use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::SimulatedStatus;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    access_token: String,
    account_id: String,
    verification_status: SimulatedStatus,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response {}

impl Endpoint for Request {
    const PATH: &'static str = "/sandbox/item/set_verification_status";
    const SUMMARY: &'static str = "End the verification of an Item by automated micro-deposits.";
    const ERRORS: &'static [ErrorCode] = &[
        ErrorCode::InvalidAccessToken,
        ErrorCode::InvalidAccountId,
        ErrorCode::ItemNotFound,
    ];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        call.sandbox.set_verification_status(
            &self.access_token,
            &self.account_id,
            self.verification_status,
        )?;
        Ok(Response {})
    }
}
