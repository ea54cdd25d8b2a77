//! `/item/*`

mod access_token;
mod get;
mod public_token;
mod remove;
mod webhook;
