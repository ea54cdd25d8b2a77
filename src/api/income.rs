//! `/income/*`, the older form of `/credit/payroll_income/*`,
//! <https://plaid.com/docs/api/products/income/>

pub mod verification;

use super::Route;
use crate::errors::ErrorCode;

/// The endpoints of this area.
pub const ROUTES: &[Route] = &[
    Route::of::<verification::create::Request>(),
    Route::of::<verification::documents::download::Request>(),
    Route::of::<verification::paystubs::get::Request>(),
    Route::of::<verification::precheck::Request>(),
    Route::of::<verification::taxforms::get::Request>(),
];

/// The errors of reading what a verification has found.
pub(super) const READING: &[ErrorCode] = &[
    ErrorCode::IncomeProductNotReady,
    ErrorCode::IncomeVerificationFailed,
    ErrorCode::IncomeVerificationNotFound,
    ErrorCode::InvalidAccessToken,
    ErrorCode::ItemNotFound,
    ErrorCode::MissingFields,
];
