//! `/cashflow_report/*`

pub mod get;
pub mod insights;
pub mod refresh;
pub mod transactions;

use serde::Deserialize;

use super::Route;
use crate::errors::ErrorCode;

/// The endpoints of this area.
pub const ROUTES: &[Route] = &[
    Route::of::<get::Request>(),
    Route::of::<insights::get::Request>(),
    Route::of::<refresh::Request>(),
    Route::of::<transactions::get::Request>(),
];

/// How many transactions come at once unless asked otherwise.
const COUNT: usize = 100;

/// Of which accounts something is told.
#[derive(Debug, Default, Deserialize)]
struct Options {
    account_ids: Option<Vec<String>>,
}

/// The errors of a request for something of a report.
const READING: &[ErrorCode] = &[
    ErrorCode::InvalidAccessToken,
    ErrorCode::InvalidAccountId,
    ErrorCode::ItemLoginRequired,
    ErrorCode::ItemNotFound,
    ErrorCode::ProductNotReady,
];
