//! `POST /transfer/originator/funding_account/update`

use serde::{Deserialize, Serialize};

use crate::api::wire::originator::FundingAccountRequest;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    funding_account: FundingAccountRequest,
    originator_client_id: String,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response {}

impl Endpoint for Request {
    const PATH: &'static str = "/transfer/originator/funding_account/update";
    const SUMMARY: &'static str = "Have a customer's ledger filled from another account.";
    const ERRORS: &'static [ErrorCode] = &[
        ErrorCode::InvalidAccessToken,
        ErrorCode::ItemNotFound,
        ErrorCode::InvalidAccountId,
        ErrorCode::TransferOriginatorNotFound,
    ];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        let account = &self.funding_account;
        call.sandbox.add_funding_account(
            &self.originator_client_id,
            &account.access_token,
            &account.account_id,
            true,
        )?;
        Ok(Response {})
    }
}
