//! `POST /transfer/platform/requirement/submit`

use serde::{Deserialize, Serialize};

use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::transfers::Submission;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    originator_client_id: String,
    requirement_submissions: Vec<SubmissionRequest>,
}

#[derive(Debug, Deserialize)]
struct SubmissionRequest {
    person_id: Option<String>,
    requirement_type: String,
    value: String,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response {}

impl From<SubmissionRequest> for Submission {
    fn from(it: SubmissionRequest) -> Self {
        Self {
            kind: it.requirement_type,
            value: it.value,
            person_id: it.person_id,
        }
    }
}

impl Endpoint for Request {
    const PATH: &'static str = "/transfer/platform/requirement/submit";
    const SUMMARY: &'static str = "Tell what Plaid wants to know of a customer.";
    const ERRORS: &'static [ErrorCode] = &[ErrorCode::TransferOriginatorNotFound];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        let told = self.requirement_submissions.into_iter();
        let told: Vec<Submission> = told.map(Into::into).collect();
        call.sandbox
            .submit_requirements(&self.originator_client_id, &told)?;
        Ok(Response {})
    }
}
