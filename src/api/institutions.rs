//! `/institutions/*`, <https://plaid.com/docs/api/institutions/>

pub mod get;
pub mod get_by_id;
pub mod search;

use super::Route;

/// The endpoints of this area.
pub const ROUTES: &[Route] = &[
    Route::of::<get::Request>(),
    Route::of::<get_by_id::Request>(),
    Route::of::<search::Request>(),
];
