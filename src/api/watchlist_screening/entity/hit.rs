//! `/watchlist_screening/entity/hit/*`

pub mod list;
