//! `/user/*`, <https://plaid.com/docs/api/users/>

pub mod create;
pub mod financial_data;
pub mod get;
pub mod identity;
pub mod items;
pub mod products;
pub mod remove;
pub mod third_party_token;
pub mod transactions;
pub mod update;

use super::Route;

/// The endpoints of this area.
pub const ROUTES: &[Route] = &[
    Route::of::<create::Request>(),
    Route::of::<financial_data::refresh::Request>(),
    Route::of::<get::Request>(),
    Route::of::<identity::remove::Request>(),
    Route::of::<items::associate::Request>(),
    Route::of::<items::get::Request>(),
    Route::of::<items::remove::Request>(),
    Route::of::<products::terminate::Request>(),
    Route::of::<remove::Request>(),
    Route::of::<third_party_token::create::Request>(),
    Route::of::<third_party_token::remove::Request>(),
    Route::of::<transactions::refresh::Request>(),
    Route::of::<update::Request>(),
];
