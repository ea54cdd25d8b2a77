//! `/employers/*`

pub mod search;

use super::Route;

/// The endpoints of this area.
pub const ROUTES: &[Route] = &[Route::of::<search::Request>()];
