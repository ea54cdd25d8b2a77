//! `/processor/*`, <https://plaid.com/docs/api/processors/>
//!
//! What a processor reads of an account it was lent is what the app reads of it: each endpoint asks
//! the one it stands for, for this account alone.

pub mod account;
pub mod apex;
pub mod auth;
pub mod balance;
pub mod identity;
pub mod investments;
pub mod liabilities;
pub mod signal;
pub mod stripe;
pub mod token;
pub mod transactions;

use super::Route;
use super::wire::account::WireAccount;
use crate::errors::{Error, ErrorCode};

/// The endpoints of this area.
pub const ROUTES: &[Route] = &[
    Route::of::<account::get::Request>(),
    Route::of::<apex::processor_token::create::Request>(),
    Route::of::<auth::get::Request>(),
    Route::of::<balance::get::Request>(),
    Route::of::<identity::get::Request>(),
    Route::of::<identity::r#match::Request>(),
    Route::of::<investments::auth::get::Request>(),
    Route::of::<investments::holdings::get::Request>(),
    Route::of::<investments::transactions::get::Request>(),
    Route::of::<liabilities::get::Request>(),
    Route::of::<signal::decision::report::Request>(),
    Route::of::<signal::evaluate::Request>(),
    Route::of::<signal::prepare::Request>(),
    Route::of::<signal::r#return::report::Request>(),
    Route::of::<stripe::bank_account_token::create::Request>(),
    Route::of::<token::create::Request>(),
    Route::of::<token::permissions::get::Request>(),
    Route::of::<token::permissions::set::Request>(),
    Route::of::<token::webhook::update::Request>(),
    Route::of::<transactions::get::Request>(),
    Route::of::<transactions::recurring::get::Request>(),
    Route::of::<transactions::refresh::Request>(),
    Route::of::<transactions::sync::Request>(),
];

/// The account a processor was lent, of those that were read.
fn one(accounts: Vec<WireAccount<'_>>) -> Result<WireAccount<'_>, Error> {
    let account = accounts.into_iter().next();
    account.ok_or_else(|| ErrorCode::InvalidAccountId.into())
}
