//! `/link/*`, <https://plaid.com/docs/api/link/>

pub mod oauth;
pub mod token;

use super::Route;

/// The endpoints of this area.
pub const ROUTES: &[Route] = &[
    Route::of::<oauth::correlation_id::exchange::Request>(),
    Route::of::<token::create::Request>(),
    Route::of::<token::get::Request>(),
];
