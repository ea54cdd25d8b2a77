//! `/employment/*`, the older form of `/credit/employment/*`

pub mod verification;

use super::Route;

/// The endpoints of this area.
pub const ROUTES: &[Route] = &[Route::of::<verification::get::Request>()];
