//! `POST /credit/relay/create`

use serde::{Deserialize, Serialize};

use crate::api::credit::only;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::ids::RelayToken;

/// What is asked. Any `secondary_client_id` will do: a report is read in the world that made it.
#[derive(Debug, Deserialize)]
pub struct Request {
    report_tokens: Vec<String>,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response {
    relay_token: RelayToken,
}

impl Endpoint for Request {
    const PATH: &'static str = "/credit/relay/create";
    const SUMMARY: &'static str = "Share a report with another client.";
    const ERRORS: &'static [ErrorCode] =
        &[ErrorCode::InvalidAssetReportToken, ErrorCode::InvalidParent];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        let report = only(&self.report_tokens)?;
        Ok(Response {
            relay_token: call.sandbox.create_relay(report)?,
        })
    }
}
