//! `/item/access_token/*`

pub mod invalidate;
