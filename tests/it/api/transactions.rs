//! `/transactions/*`

mod get;
mod sync;
