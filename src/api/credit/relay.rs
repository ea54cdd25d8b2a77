//! `/credit/relay/*`: reports that are shared with another client. What their owner is told when
//! that client reads one is not published, and not sent.

pub mod create;
pub mod get;
pub mod pdf;
pub mod refresh;
pub mod remove;

use crate::errors::ErrorCode;

/// The errors of reading a report of another client.
const READING: &[ErrorCode] = &[
    ErrorCode::AssetReportDataUnavailable,
    ErrorCode::AssetReportProductNotReady,
];
