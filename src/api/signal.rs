//! `/signal/*`, <https://plaid.com/docs/api/products/signal/>

pub mod decision;
pub mod evaluate;
pub mod prepare;
pub mod r#return;
pub mod schedule;

use super::Route;

/// The endpoints of this area.
pub const ROUTES: &[Route] = &[
    Route::of::<decision::report::Request>(),
    Route::of::<evaluate::Request>(),
    Route::of::<prepare::Request>(),
    Route::of::<r#return::report::Request>(),
    Route::of::<schedule::Request>(),
];
