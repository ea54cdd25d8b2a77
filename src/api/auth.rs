//! `/auth/*`, <https://plaid.com/docs/api/products/auth/>

pub mod get;
pub mod verify;

use super::Route;

/// The endpoints of this area.
pub const ROUTES: &[Route] = &[Route::of::<get::Request>(), Route::of::<verify::Request>()];
