//! `/sandbox/*`

mod public_token;
