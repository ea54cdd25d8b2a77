//! `POST /asset_report/remove`

use serde::Deserialize;

use super::Removed;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    asset_report_token: String,
}

impl Endpoint for Request {
    const PATH: &'static str = "/asset_report/remove";
    const SUMMARY: &'static str = "Remove a report; its audit copies go with it.";
    const ERRORS: &'static [ErrorCode] = &[ErrorCode::InvalidAssetReportToken];
    type Response<'a> = Removed;

    fn handle(self, call: &mut Call<'_>) -> Result<Removed, Error> {
        call.sandbox.remove_asset_report(&self.asset_report_token)?;
        Ok(Removed::DONE)
    }
}
