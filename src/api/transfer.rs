//! `/transfer/*`, <https://plaid.com/docs/api/products/transfer/>

pub mod authorization;
pub mod balance;
pub mod cancel;
pub mod capabilities;
pub mod configuration;
pub mod create;
pub mod diligence;
pub mod event;
pub mod get;
pub mod intent;
pub mod ledger;
pub mod list;
pub mod metrics;
pub mod migrate_account;
pub mod originator;
pub mod platform;
pub mod questionnaire;
pub mod recurring;
pub mod refund;
pub mod repayment;
pub mod sweep;

use super::Route;

/// The endpoints of this area.
pub const ROUTES: &[Route] = &[
    Route::of::<authorization::cancel::Request>(),
    Route::of::<authorization::create::Request>(),
    Route::of::<balance::get::Request>(),
    Route::of::<cancel::Request>(),
    Route::of::<capabilities::get::Request>(),
    Route::of::<configuration::get::Request>(),
    Route::of::<create::Request>(),
    Route::of::<diligence::document::upload::Request>(),
    Route::of::<diligence::submit::Request>(),
    Route::of::<event::list::Request>(),
    Route::of::<event::sync::Request>(),
    Route::of::<get::Request>(),
    Route::of::<intent::create::Request>(),
    Route::of::<intent::get::Request>(),
    Route::of::<ledger::deposit::Request>(),
    Route::of::<ledger::distribute::Request>(),
    Route::of::<ledger::event::list::Request>(),
    Route::of::<ledger::get::Request>(),
    Route::of::<ledger::withdraw::Request>(),
    Route::of::<list::Request>(),
    Route::of::<metrics::get::Request>(),
    Route::of::<migrate_account::Request>(),
    Route::of::<originator::create::Request>(),
    Route::of::<originator::funding_account::create::Request>(),
    Route::of::<originator::funding_account::update::Request>(),
    Route::of::<originator::get::Request>(),
    Route::of::<originator::list::Request>(),
    Route::of::<platform::originator::create::Request>(),
    Route::of::<platform::person::create::Request>(),
    Route::of::<platform::requirement::submit::Request>(),
    Route::of::<questionnaire::create::Request>(),
    Route::of::<recurring::cancel::Request>(),
    Route::of::<recurring::create::Request>(),
    Route::of::<recurring::get::Request>(),
    Route::of::<recurring::list::Request>(),
    Route::of::<refund::cancel::Request>(),
    Route::of::<refund::create::Request>(),
    Route::of::<refund::get::Request>(),
    Route::of::<repayment::list::Request>(),
    Route::of::<repayment::r#return::list::Request>(),
    Route::of::<sweep::get::Request>(),
    Route::of::<sweep::list::Request>(),
];
