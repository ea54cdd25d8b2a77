//! `/sandbox/oauth/*`

pub mod select_accounts;
