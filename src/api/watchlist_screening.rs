//! `/watchlist_screening/*`, <https://plaid.com/docs/api/products/monitor/>

pub mod entity;
pub mod individual;

mod terms;

use super::Route;

/// The endpoints of this area.
pub const ROUTES: &[Route] = &[
    Route::of::<entity::create::Request>(),
    Route::of::<entity::get::Request>(),
    Route::of::<entity::history::list::Request>(),
    Route::of::<entity::hit::list::Request>(),
    Route::of::<entity::list::Request>(),
    Route::of::<entity::program::get::Request>(),
    Route::of::<entity::program::list::Request>(),
    Route::of::<entity::review::create::Request>(),
    Route::of::<entity::review::list::Request>(),
    Route::of::<entity::update::Request>(),
    Route::of::<individual::create::Request>(),
    Route::of::<individual::get::Request>(),
    Route::of::<individual::history::list::Request>(),
    Route::of::<individual::hit::list::Request>(),
    Route::of::<individual::list::Request>(),
    Route::of::<individual::program::get::Request>(),
    Route::of::<individual::program::list::Request>(),
    Route::of::<individual::review::create::Request>(),
    Route::of::<individual::review::list::Request>(),
    Route::of::<individual::update::Request>(),
];
