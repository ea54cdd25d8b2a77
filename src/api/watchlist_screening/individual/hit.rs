//! `/watchlist_screening/individual/hit/*`

pub mod list;
