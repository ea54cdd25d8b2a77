//! `/watchlist_screening/individual/history/*`

pub mod list;
