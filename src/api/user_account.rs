//! `/user_account/*`, <https://plaid.com/docs/api/products/layer/>

pub mod session;

use super::Route;

/// The endpoints of this area.
pub const ROUTES: &[Route] = &[
    Route::of::<session::event::send::Request>(),
    Route::of::<session::get::Request>(),
];
