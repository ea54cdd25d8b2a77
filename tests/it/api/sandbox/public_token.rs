//! `/sandbox/public_token/*`

mod create;
