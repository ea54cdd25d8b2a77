//! `/profile/*`

pub mod network_status;

use super::Route;

/// The endpoints of this area.
pub const ROUTES: &[Route] = &[Route::of::<network_status::get::Request>()];
