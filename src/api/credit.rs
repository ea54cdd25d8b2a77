//! `/credit/*`

pub mod audit_copy_token;
pub mod bank_income;
pub mod bank_statements;
pub mod employment;
pub mod payroll_income;
pub mod relay;
pub mod sessions;

use super::Route;
use crate::errors::{Error, ErrorCode};

/// The endpoints of this area.
pub const ROUTES: &[Route] = &[
    Route::of::<audit_copy_token::create::Request>(),
    Route::of::<audit_copy_token::remove::Request>(),
    Route::of::<audit_copy_token::update::Request>(),
    Route::of::<bank_income::get::Request>(),
    Route::of::<bank_income::pdf::get::Request>(),
    Route::of::<bank_income::refresh::Request>(),
    Route::of::<bank_income::webhook::update::Request>(),
    Route::of::<bank_statements::uploads::get::Request>(),
    Route::of::<employment::get::Request>(),
    Route::of::<payroll_income::get::Request>(),
    Route::of::<payroll_income::parsing_config::update::Request>(),
    Route::of::<payroll_income::precheck::Request>(),
    Route::of::<payroll_income::refresh::Request>(),
    Route::of::<payroll_income::risk_signals::get::Request>(),
    Route::of::<relay::create::Request>(),
    Route::of::<relay::get::Request>(),
    Route::of::<relay::pdf::get::Request>(),
    Route::of::<relay::refresh::Request>(),
    Route::of::<relay::remove::Request>(),
    Route::of::<sessions::get::Request>(),
];

/// The one report of a list: here all are of one kind, of which only one can be shared.
fn only(report_tokens: &[String]) -> Result<&str, Error> {
    match report_tokens {
        [token] => Ok(token),
        _ => Err(Error::new(
            ErrorCode::InvalidField,
            "report_tokens has to hold the token of one Asset Report",
        )),
    }
}
