//! `/investments/*`, <https://plaid.com/docs/api/products/investments/>

pub mod auth;
pub mod holdings;
pub mod refresh;
pub mod transactions;

use super::Route;

/// The endpoints of this area.
pub const ROUTES: &[Route] = &[
    Route::of::<auth::get::Request>(),
    Route::of::<holdings::get::Request>(),
    Route::of::<refresh::Request>(),
    Route::of::<transactions::get::Request>(),
];
