//! `POST /processor/stripe/bank_account_token/create`

use serde::{Deserialize, Serialize};

use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::ids::StripeToken;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    access_token: String,
    account_id: String,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response {
    stripe_bank_account_token: StripeToken,
}

impl Endpoint for Request {
    const PATH: &'static str = "/processor/stripe/bank_account_token/create";
    const SUMMARY: &'static str = "Hand the numbers of an account to Stripe.";
    const ERRORS: &'static [ErrorCode] = &[
        ErrorCode::AdditionalConsentRequired,
        ErrorCode::InvalidAccessToken,
        ErrorCode::InvalidAccountId,
        ErrorCode::ItemLoginRequired,
        ErrorCode::ItemNotFound,
        ErrorCode::NoAuthAccounts,
        ErrorCode::ProductNotReady,
        ErrorCode::ProductsNotSupported,
    ];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        let stripe_bank_account_token = call
            .sandbox
            .lend_to_stripe(&self.access_token, &self.account_id)?;
        Ok(Response {
            stripe_bank_account_token,
        })
    }
}
