//! `/item/*`

mod access_token;
mod get;
mod products;
mod public_token;
mod remove;
mod webhook;
