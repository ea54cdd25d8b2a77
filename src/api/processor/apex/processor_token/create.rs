//! `POST /processor/apex/processor_token/create`

use serde::{Deserialize, Serialize};

use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::ids::ProcessorToken;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    access_token: String,
    account_id: String,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response {
    processor_token: ProcessorToken,
}

impl Endpoint for Request {
    const PATH: &'static str = "/processor/apex/processor_token/create";
    const SUMMARY: &'static str = "Lend an account of an Item to Apex Clearing.";
    const ERRORS: &'static [ErrorCode] = &[
        ErrorCode::InvalidAccessToken,
        ErrorCode::InvalidAccountId,
        ErrorCode::ItemLoginRequired,
        ErrorCode::ItemNotFound,
    ];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        let processor_token = call
            .sandbox
            .lend_account(&self.access_token, &self.account_id)?;
        Ok(Response { processor_token })
    }
}
