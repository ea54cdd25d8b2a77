//! `/application/*`, <https://plaid.com/core-exchange/docs/consent-management/permissions-manager/>

pub mod get;

use super::Route;

/// The endpoints of this area.
pub const ROUTES: &[Route] = &[Route::of::<get::Request>()];
