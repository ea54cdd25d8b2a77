//! `/institutions/*`

mod get;
mod get_by_id;
mod search;
