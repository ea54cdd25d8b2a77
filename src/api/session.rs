//! `/session/*`, <https://plaid.com/docs/api/products/layer/>

pub mod token;

use super::Route;

/// The endpoints of this area.
pub const ROUTES: &[Route] = &[Route::of::<token::create::Request>()];
