//! `/network/*`, <https://plaid.com/docs/api/network/>

pub mod status;

use super::Route;

/// The endpoints of this area.
pub const ROUTES: &[Route] = &[Route::of::<status::get::Request>()];
