//! `/oauth/*`, <https://plaid.com/docs/api/oauth/>

pub mod introspect;
pub mod revoke;
pub mod token;

use super::Route;

/// The endpoints of this area.
pub const ROUTES: &[Route] = &[
    Route::of::<introspect::Request>(),
    Route::of::<revoke::Request>(),
    Route::of::<token::Request>(),
];
