//! `POST /auth/verify`

use serde::{Deserialize, Serialize};

use crate::api::wire::account::Insights;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::VerificationStatus;
use crate::sandbox::ids::ItemId;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    legal_name: Option<String>,
    numbers: Numbers,
}

#[derive(Debug, Deserialize)]
struct Numbers {
    ach: Ach,
}

#[derive(Debug, Deserialize)]
struct Ach {
    account: String,
    routing: String,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response {
    item_id: Option<ItemId>,
    verification_insights: Option<Insights>,
    verification_status: Option<VerificationStatus>,
}

impl Endpoint for Request {
    const PATH: &'static str = "/auth/verify";
    const SUMMARY: &'static str = "Look up what is known of account numbers that were not linked.";
    const ERRORS: &'static [ErrorCode] = &[];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        let Ach { account, routing } = self.numbers.ach;
        let name = self.legal_name.as_deref();
        let (item_id, verification) = call.sandbox.verify_numbers(&account, &routing, name);
        Ok(Response {
            item_id,
            verification_insights: Insights::of(&verification),
            verification_status: verification.status,
        })
    }
}
