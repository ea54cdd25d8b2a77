//! `/watchlist_screening/individual/review/*`

pub mod create;
pub mod list;
