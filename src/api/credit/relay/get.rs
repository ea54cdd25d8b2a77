//! `POST /credit/relay/get`

use serde::Deserialize;

use super::READING;
use crate::api::wire::asset_report::Answer;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::Sandbox;
use crate::sandbox::asset_reports::Reading;

/// What is asked. `report_type` has one value only.
#[derive(Debug, Deserialize)]
pub struct Request {
    include_insights: Option<bool>,
    relay_token: String,
}

impl Endpoint for Request {
    const PATH: &'static str = "/credit/relay/get";
    const SUMMARY: &'static str = "Read a report that another client has shared.";
    const ERRORS: &'static [ErrorCode] = READING;
    type Response<'a> = Answer<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<Answer<'a>, Error> {
        let sandbox: &Sandbox = call.sandbox;
        let report = sandbox.relayed(&self.relay_token)?;
        let insights = self.include_insights.unwrap_or_default();
        Answer::new(sandbox, report, Reading::default(), insights)
    }
}
