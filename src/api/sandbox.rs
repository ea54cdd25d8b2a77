//! `/sandbox/*`, <https://plaid.com/docs/api/sandbox/>

pub mod bank_income;
pub mod bank_transfer;
pub mod cra;
pub mod income;
pub mod item;
pub mod oauth;
pub mod payment;
pub mod processor_token;
pub mod public_token;
pub mod transactions;
pub mod transfer;
pub mod user;

use super::Route;

/// The endpoints of this area.
pub const ROUTES: &[Route] = &[
    Route::of::<bank_income::fire_webhook::Request>(),
    Route::of::<bank_transfer::fire_webhook::Request>(),
    Route::of::<bank_transfer::simulate::Request>(),
    Route::of::<cra::cashflow_updates::update::Request>(),
    Route::of::<income::fire_webhook::Request>(),
    Route::of::<item::application::seed::Request>(),
    Route::of::<item::fire_webhook::Request>(),
    Route::of::<item::reset_login::Request>(),
    Route::of::<item::set_verification_status::Request>(),
    Route::of::<oauth::select_accounts::Request>(),
    Route::of::<payment::simulate::Request>(),
    Route::of::<processor_token::create::Request>(),
    Route::of::<public_token::create::Request>(),
    Route::of::<transactions::create::Request>(),
    Route::of::<transfer::fire_webhook::Request>(),
    Route::of::<transfer::ledger::deposit::simulate::Request>(),
    Route::of::<transfer::ledger::simulate_available::Request>(),
    Route::of::<transfer::ledger::withdraw::simulate::Request>(),
    Route::of::<transfer::refund::simulate::Request>(),
    Route::of::<transfer::repayment::simulate::Request>(),
    Route::of::<transfer::simulate::Request>(),
    Route::of::<transfer::sweep::simulate::Request>(),
    Route::of::<transfer::test_clock::advance::Request>(),
    Route::of::<transfer::test_clock::create::Request>(),
    Route::of::<transfer::test_clock::get::Request>(),
    Route::of::<transfer::test_clock::list::Request>(),
    Route::of::<user::reset_login::Request>(),
];
