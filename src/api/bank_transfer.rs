//! `/bank_transfer/*`, <https://plaid.com/docs/bank-transfers/reference/>

pub mod balance;
pub mod cancel;
pub mod create;
pub mod event;
pub mod get;
pub mod list;
pub mod migrate_account;
pub mod sweep;

use super::Route;

/// The endpoints of this area.
pub const ROUTES: &[Route] = &[
    Route::of::<balance::get::Request>(),
    Route::of::<cancel::Request>(),
    Route::of::<create::Request>(),
    Route::of::<event::list::Request>(),
    Route::of::<event::sync::Request>(),
    Route::of::<get::Request>(),
    Route::of::<list::Request>(),
    Route::of::<migrate_account::Request>(),
    Route::of::<sweep::get::Request>(),
    Route::of::<sweep::list::Request>(),
];
