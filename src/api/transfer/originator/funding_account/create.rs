//! `POST /transfer/originator/funding_account/create`

use serde::{Deserialize, Serialize};

use crate::api::wire::originator::FundingAccountRequest;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::ids::Uuid;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    funding_account: FundingAccountRequest,
    originator_client_id: String,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response {
    funding_account_id: Uuid,
}

impl Endpoint for Request {
    const PATH: &'static str = "/transfer/originator/funding_account/create";
    const SUMMARY: &'static str = "Add an account that a customer's ledger can be filled from.";
    const ERRORS: &'static [ErrorCode] = &[
        ErrorCode::InvalidAccessToken,
        ErrorCode::ItemNotFound,
        ErrorCode::InvalidAccountId,
        ErrorCode::TransferOriginatorNotFound,
    ];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        let account = &self.funding_account;
        let funding_account_id = call.sandbox.add_funding_account(
            &self.originator_client_id,
            &account.access_token,
            &account.account_id,
            false,
        )?;
        Ok(Response { funding_account_id })
    }
}
