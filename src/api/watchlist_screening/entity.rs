//! `/watchlist_screening/entity/*`

pub mod create;
pub mod get;
pub mod history;
pub mod hit;
pub mod list;
pub mod program;
pub mod review;
pub mod update;
