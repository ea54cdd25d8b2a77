//! `/watchlist_screening/entity/history/*`

pub mod list;
