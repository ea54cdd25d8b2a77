//! `/statements/*`, <https://plaid.com/docs/api/products/statements/>

pub mod download;
pub mod list;
pub mod refresh;

use jiff::civil::Date;
use serde::Deserialize;

use super::Route;
use crate::sandbox::StatementDates;

/// The endpoints of this area.
pub const ROUTES: &[Route] = &[
    Route::of::<download::Request>(),
    Route::of::<list::Request>(),
    Route::of::<refresh::Request>(),
];

/// `statements` of a link token or of `/sandbox/public_token/create`.
#[derive(Debug, Clone, Copy, Deserialize)]
pub(in crate::api) struct WantedStatements {
    start_date: Date,
    end_date: Date,
}

impl From<WantedStatements> for StatementDates {
    fn from(wanted: WantedStatements) -> Self {
        Self {
            start: wanted.start_date,
            end: wanted.end_date,
        }
    }
}
