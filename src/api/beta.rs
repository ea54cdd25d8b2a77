//! `/beta/*`, which Plaid tries out.

pub mod credit;
pub mod ewa_report;
pub mod transactions;

use super::Route;

/// The endpoints of this area.
pub const ROUTES: &[Route] = &[
    Route::of::<credit::v1::bank_employment::get::Request>(),
    Route::of::<ewa_report::v1::get::Request>(),
    Route::of::<transactions::user_insights::v1::get::Request>(),
];
