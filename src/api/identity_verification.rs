//! `/identity_verification/*`, <https://plaid.com/docs/api/products/identity-verification/>

pub mod autofill;
pub mod create;
pub mod get;
pub mod list;
pub mod retry;

use super::Route;

/// The endpoints of this area.
pub const ROUTES: &[Route] = &[
    Route::of::<autofill::create::Request>(),
    Route::of::<create::Request>(),
    Route::of::<get::Request>(),
    Route::of::<list::Request>(),
    Route::of::<retry::Request>(),
];
