//! `POST /credit/relay/pdf/get`

use serde::Deserialize;

use crate::api::credit::relay::READING;
use crate::api::wire::asset_report::print;
use crate::api::wire::pdf::Pdf;
use crate::api::{Call, Endpoint, Written};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::Sandbox;
use crate::sandbox::asset_reports::Reading;
use crate::sandbox::ids::RequestId;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    relay_token: String,
}

impl Endpoint for Request {
    const PATH: &'static str = "/credit/relay/pdf/get";
    const SUMMARY: &'static str = "Read a report that another client has shared as a PDF.";
    const ERRORS: &'static [ErrorCode] = READING;
    type Response<'a> = Pdf;

    fn handle(self, call: &mut Call<'_>) -> Result<Pdf, Error> {
        let sandbox: &Sandbox = call.sandbox;
        let report = sandbox.relayed(&self.relay_token)?;
        print(sandbox, report, Reading::default())
    }

    fn write(answer: &Pdf, request_id: RequestId) -> serde_json::Result<Written> {
        Ok(answer.written(request_id))
    }
}
