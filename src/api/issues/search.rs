//! `POST /issues/search`

use serde::{Deserialize, Serialize};

use crate::api::wire::issue::WireIssue;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::{IssueClue, Sandbox};

/// What is asked: one clue at least.
#[derive(Debug, Deserialize)]
pub struct Request {
    item_id: Option<String>,
    link_session_id: Option<String>,
    link_session_request_id: Option<String>,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response<'a> {
    issues: Vec<WireIssue<'a>>,
}

impl Endpoint for Request {
    const PATH: &'static str = "/issues/search";
    const SUMMARY: &'static str = "Find what kept an Item or a session of Link from its bank.";
    const ERRORS: &'static [ErrorCode] = &[ErrorCode::MissingFields];
    type Response<'a> = Response<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<Response<'a>, Error> {
        let sandbox: &Sandbox = call.sandbox;
        let clues: Vec<IssueClue<'_>> = [
            self.item_id.as_deref().map(IssueClue::Item),
            self.link_session_id.as_deref().map(IssueClue::Session),
            self.link_session_request_id
                .as_deref()
                .map(IssueClue::Request),
        ]
        .into_iter()
        .flatten()
        .collect();
        if clues.is_empty() {
            let fields = ["item_id", "link_session_id", "link_session_request_id"];
            return Err(Error::missing_fields(&fields));
        }
        let issues = sandbox.find_issues(&clues).into_iter();
        Ok(Response {
            issues: issues
                .map(|issue| WireIssue::new(issue, sandbox.now()))
                .collect(),
        })
    }
}
