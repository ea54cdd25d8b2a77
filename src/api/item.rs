//! `/item/*`, <https://plaid.com/docs/api/items/>

pub mod access_token;
pub mod activity;
pub mod application;
pub mod get;
pub mod import;
pub mod products;
pub mod public_token;
pub mod remove;
pub mod webhook;

use super::Route;

/// The endpoints of this area.
pub const ROUTES: &[Route] = &[
    Route::of::<access_token::invalidate::Request>(),
    Route::of::<activity::list::Request>(),
    Route::of::<application::list::Request>(),
    Route::of::<application::scopes::update::Request>(),
    Route::of::<application::unlink::Request>(),
    Route::of::<get::Request>(),
    Route::of::<import::Request>(),
    Route::of::<products::terminate::Request>(),
    Route::of::<public_token::create::Request>(),
    Route::of::<public_token::exchange::Request>(),
    Route::of::<remove::Request>(),
    Route::of::<webhook::update::Request>(),
];
