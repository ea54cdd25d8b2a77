//! `/dashboard_user/*`, <https://plaid.com/docs/api/kyc-aml-users/>

pub mod get;
pub mod list;

use super::Route;

/// The endpoints of this area.
pub const ROUTES: &[Route] = &[Route::of::<get::Request>(), Route::of::<list::Request>()];
