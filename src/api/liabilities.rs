//! `/liabilities/*`, <https://plaid.com/docs/api/products/liabilities/>

pub mod get;

use super::Route;

/// The endpoints of this area.
pub const ROUTES: &[Route] = &[Route::of::<get::Request>()];
