//! `/consumer_report/*`, which came before Plaid Check.

pub mod pdf;

use super::Route;

/// The endpoints of this area.
pub const ROUTES: &[Route] = &[Route::of::<pdf::get::Request>()];
