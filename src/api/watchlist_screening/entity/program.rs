//! `/watchlist_screening/entity/program/*`

pub mod get;
pub mod list;
