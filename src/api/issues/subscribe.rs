//! `POST /issues/subscribe`

use serde::{Deserialize, Serialize};

use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    issue_id: String,
    webhook: String,
}

/// What is answered: nothing but the `request_id`.
#[derive(Debug, Serialize)]
pub struct Response {}

impl Endpoint for Request {
    const PATH: &'static str = "/issues/subscribe";
    const SUMMARY: &'static str = "Hear when a bank can be reached again.";
    const ERRORS: &'static [ErrorCode] = &[];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        call.sandbox
            .subscribe_to_issue(&self.issue_id, self.webhook)?;
        Ok(Response {})
    }
}
