//! `/consent/*`, <https://plaid.com/docs/api/consent/>

pub mod events;

use super::Route;

/// The endpoints of this area.
pub const ROUTES: &[Route] = &[Route::of::<events::get::Request>()];
