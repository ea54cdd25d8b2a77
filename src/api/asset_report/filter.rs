//! `POST /asset_report/filter`

use serde::Deserialize;

use super::Asked;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    account_ids_to_exclude: Vec<String>,
    asset_report_token: String,
}

impl Endpoint for Request {
    const PATH: &'static str = "/asset_report/filter";
    const SUMMARY: &'static str = "Ask for a report that leaves out accounts of another.";
    const ERRORS: &'static [ErrorCode] = &[
        ErrorCode::AssetReportDataUnavailable,
        ErrorCode::AssetReportProductNotReady,
        ErrorCode::InvalidAccountId,
        ErrorCode::InvalidAssetReportToken,
        ErrorCode::InvalidParent,
    ];
    type Response<'a> = Asked;

    fn handle(self, call: &mut Call<'_>) -> Result<Asked, Error> {
        let excluded = &self.account_ids_to_exclude;
        let report = call
            .sandbox
            .filter_asset_report(&self.asset_report_token, excluded)?;
        Ok(Asked::of(report))
    }
}
