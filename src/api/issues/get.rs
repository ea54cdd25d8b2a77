//! `POST /issues/get`

use serde::{Deserialize, Serialize};

use crate::api::wire::issue::WireIssue;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::Sandbox;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    issue_id: String,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response<'a> {
    issue: WireIssue<'a>,
}

impl Endpoint for Request {
    const PATH: &'static str = "/issues/get";
    const SUMMARY: &'static str = "Read what is known of a bank that cannot be reached.";
    const ERRORS: &'static [ErrorCode] = &[];
    type Response<'a> = Response<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<Response<'a>, Error> {
        let sandbox: &Sandbox = call.sandbox;
        let issue = sandbox.issue(&self.issue_id)?;
        Ok(Response {
            issue: WireIssue::new(issue, sandbox.now()),
        })
    }
}
