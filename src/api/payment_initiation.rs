//! `/payment_initiation/*`, <https://plaid.com/docs/api/products/payment-initiation/>

pub mod consent;
pub mod payment;
pub mod recipient;

use super::Route;

/// The endpoints of this area.
pub const ROUTES: &[Route] = &[
    Route::of::<consent::create::Request>(),
    Route::of::<consent::get::Request>(),
    Route::of::<consent::payment::execute::Request>(),
    Route::of::<consent::revoke::Request>(),
    Route::of::<payment::create::Request>(),
    Route::of::<payment::get::Request>(),
    Route::of::<payment::list::Request>(),
    Route::of::<payment::reverse::Request>(),
    Route::of::<payment::token::create::Request>(),
    Route::of::<recipient::create::Request>(),
    Route::of::<recipient::get::Request>(),
    Route::of::<recipient::list::Request>(),
];
