//! `/watchlist_screening/individual/program/*`

pub mod get;
pub mod list;
