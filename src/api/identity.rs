//! `/identity/*`, <https://plaid.com/docs/api/products/identity/>

pub mod documents;
pub mod get;
pub mod r#match;
pub mod refresh;

use super::Route;

/// The endpoints of this area.
pub const ROUTES: &[Route] = &[
    Route::of::<documents::uploads::get::Request>(),
    Route::of::<get::Request>(),
    Route::of::<r#match::Request>(),
    Route::of::<refresh::Request>(),
];
