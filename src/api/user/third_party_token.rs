//! `/user/third_party_token/*`

pub mod create;
pub mod remove;
