//! `/webhook_verification_key/*`, <https://plaid.com/docs/api/webhooks/webhook-verification/>

pub mod get;

use super::Route;

/// The endpoints of this area.
pub const ROUTES: &[Route] = &[Route::of::<get::Request>()];
