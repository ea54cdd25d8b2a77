//! `/transactions/*`, <https://plaid.com/docs/api/products/transactions/>

pub mod enrich;
pub mod get;
pub mod recurring;
pub mod refresh;
pub mod sync;

use super::Route;

/// The endpoints of this area.
pub const ROUTES: &[Route] = &[
    Route::of::<enrich::Request>(),
    Route::of::<get::Request>(),
    Route::of::<recurring::get::Request>(),
    Route::of::<refresh::Request>(),
    Route::of::<sync::Request>(),
];
