//! `/link_delivery/*`, the older form of <https://plaid.com/docs/link/hosted-link/>

pub mod create;
pub mod get;

use super::Route;

/// The endpoints of this area.
pub const ROUTES: &[Route] = &[Route::of::<create::Request>(), Route::of::<get::Request>()];
