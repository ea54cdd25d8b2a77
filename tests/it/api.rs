//! Plaid's API, endpoint by endpoint; the tree mirrors the paths.

mod accounts;
mod link;
