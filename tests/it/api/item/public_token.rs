//! `/item/public_token/*`

mod create;
mod exchange;
