//! `/item/*`, <https://plaid.com/docs/api/items/>

pub mod access_token;
pub mod get;
pub mod public_token;
pub mod remove;
pub mod webhook;

use super::Route;

/// The endpoints of this area.
pub const ROUTES: &[Route] = &[
    Route::of::<access_token::invalidate::Request>(),
    Route::of::<get::Request>(),
    Route::of::<public_token::create::Request>(),
    Route::of::<public_token::exchange::Request>(),
    Route::of::<remove::Request>(),
    Route::of::<webhook::update::Request>(),
];
