//! `POST /credit/relay/refresh`

use serde::{Deserialize, Serialize};

use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::ids::Uuid;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    relay_token: String,
    webhook: Option<String>,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response {
    asset_report_id: Uuid,
    relay_token: String,
}

impl Endpoint for Request {
    const PATH: &'static str = "/credit/relay/refresh";
    const SUMMARY: &'static str = "Ask for a report that another client has shared anew.";
    const ERRORS: &'static [ErrorCode] = &[ErrorCode::ItemLoginRequired, ErrorCode::ItemNotFound];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        let webhook = self.webhook.filter(|url| !url.is_empty());
        let report = call.sandbox.refresh_relayed(&self.relay_token, webhook)?;
        Ok(Response {
            asset_report_id: report.id,
            relay_token: self.relay_token,
        })
    }
}
