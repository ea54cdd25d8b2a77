//! `/watchlist_screening/entity/review/*`

pub mod create;
pub mod list;
