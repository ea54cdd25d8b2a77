//! `/asset_report/*`, <https://plaid.com/docs/api/products/assets/>

pub mod audit_copy;
pub mod create;
pub mod filter;
pub mod get;
pub mod pdf;
pub mod refresh;
pub mod remove;

use serde::Serialize;

use super::Route;
use crate::errors::{Error, ErrorCode, rule};
use crate::sandbox::asset_reports::AssetReport;
use crate::sandbox::ids::{AssetReportToken, Uuid};

/// The endpoints of this area.
pub const ROUTES: &[Route] = &[
    Route::of::<audit_copy::create::Request>(),
    Route::of::<audit_copy::get::Request>(),
    Route::of::<audit_copy::pdf::get::Request>(),
    Route::of::<audit_copy::remove::Request>(),
    Route::of::<create::Request>(),
    Route::of::<filter::Request>(),
    Route::of::<get::Request>(),
    Route::of::<pdf::get::Request>(),
    Route::of::<refresh::Request>(),
    Route::of::<remove::Request>(),
];

/// The answer to a request for a report.
#[derive(Debug, Serialize)]
pub struct Asked {
    asset_report_id: Uuid,
    asset_report_token: AssetReportToken,
}

impl Asked {
    fn of(report: &AssetReport) -> Self {
        Self {
            asset_report_id: report.id,
            asset_report_token: report.token,
        }
    }
}

/// The answer to a request to remove something.
#[derive(Debug, Serialize)]
pub struct Removed {
    removed: bool,
}

impl Removed {
    pub(super) const DONE: Self = Self { removed: true };
}

/// The errors of reading a report.
const READING: &[ErrorCode] = &[
    ErrorCode::AssetReportDataUnavailable,
    ErrorCode::AssetReportProductNotReady,
    ErrorCode::InvalidAssetReportToken,
    ErrorCode::InvalidUserToken,
    ErrorCode::MissingFields,
    ErrorCode::UserNotFound,
];

/// The errors of reading a report of somebody else.
const READING_COPY: &[ErrorCode] = &[
    ErrorCode::AssetReportDataUnavailable,
    ErrorCode::AssetReportProductNotReady,
    ErrorCode::InvalidAuditCopyToken,
];

/// A URL for webhooks; an empty one is none.
fn webhook(url: Option<String>) -> Result<Option<String>, Error> {
    match url.filter(|url| !url.is_empty()) {
        Some(url) if !url.starts_with("http://") && !url.starts_with("https://") => {
            Err(Error::invalid_field("options.webhook", rule::URL))
        }
        url => Ok(url),
    }
}

/// A number of days that the contract has found to be between 0 and 731.
fn days(asked: i128) -> u16 {
    u16::try_from(asked).unwrap_or_default()
}
