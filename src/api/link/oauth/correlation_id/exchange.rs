//! `POST /link/oauth/correlation_id/exchange`

use serde::{Deserialize, Serialize};

use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::ids::LinkToken;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    link_correlation_id: String,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response {
    link_token: LinkToken,
}

impl Endpoint for Request {
    const PATH: &'static str = "/link/oauth/correlation_id/exchange";
    const SUMMARY: &'static str = "Find the link token of a payer who is back from their bank.";
    const ERRORS: &'static [ErrorCode] = &[];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        let link_token = call
            .sandbox
            .token_by_correlation(&self.link_correlation_id)?;
        Ok(Response { link_token })
    }
}
