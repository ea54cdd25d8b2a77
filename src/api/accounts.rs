//! `/accounts/*`, <https://plaid.com/docs/api/accounts/>

pub mod balance;
pub mod get;

use super::Route;
use crate::sandbox::ids::AccountId;

/// The endpoints of this area.
pub const ROUTES: &[Route] = &[
    Route::of::<balance::get::Request>(),
    Route::of::<get::Request>(),
];

/// `options` of the endpoints that read accounts.
#[derive(Debug, Default, serde::Deserialize)]
pub struct AccountOptions {
    /// Which accounts; all without it.
    pub account_ids: Option<Vec<String>>,
}

impl AccountOptions {
    /// One account.
    pub fn only(account_id: AccountId) -> Self {
        Self {
            account_ids: Some(vec![account_id.to_string()]),
        }
    }
}
