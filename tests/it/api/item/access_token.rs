//! `/item/access_token/*`

mod invalidate;
