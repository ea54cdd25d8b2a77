//! `/sandbox/*`, <https://plaid.com/docs/api/sandbox/>

pub mod item;
pub mod oauth;
pub mod payment;
pub mod public_token;
pub mod user;

use super::Route;

/// The endpoints of this area.
pub const ROUTES: &[Route] = &[
    Route::of::<item::fire_webhook::Request>(),
    Route::of::<item::reset_login::Request>(),
    Route::of::<item::set_verification_status::Request>(),
    Route::of::<oauth::select_accounts::Request>(),
    Route::of::<payment::simulate::Request>(),
    Route::of::<public_token::create::Request>(),
    Route::of::<user::reset_login::Request>(),
];
