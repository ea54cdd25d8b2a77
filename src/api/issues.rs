//! `/issues/*`, <https://plaid.com/docs/api/products/issues/>

pub mod get;
pub mod search;
pub mod subscribe;

use super::Route;

/// The endpoints of this area.
pub const ROUTES: &[Route] = &[
    Route::of::<get::Request>(),
    Route::of::<search::Request>(),
    Route::of::<subscribe::Request>(),
];
