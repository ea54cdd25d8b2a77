//! `/credit/*`

pub mod audit_copy_token;
pub mod bank_income;
pub mod employment;
pub mod payroll_income;
pub mod sessions;

use super::Route;

/// The endpoints of this area.
pub const ROUTES: &[Route] = &[
    Route::of::<audit_copy_token::create::Request>(),
    Route::of::<audit_copy_token::remove::Request>(),
    Route::of::<audit_copy_token::update::Request>(),
    Route::of::<bank_income::get::Request>(),
    Route::of::<bank_income::pdf::get::Request>(),
    Route::of::<bank_income::refresh::Request>(),
    Route::of::<employment::get::Request>(),
    Route::of::<payroll_income::get::Request>(),
    Route::of::<payroll_income::parsing_config::update::Request>(),
    Route::of::<payroll_income::precheck::Request>(),
    Route::of::<payroll_income::refresh::Request>(),
    Route::of::<payroll_income::risk_signals::get::Request>(),
    Route::of::<sessions::get::Request>(),
];
