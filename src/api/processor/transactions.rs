//! `/processor/transactions/*`

pub mod get;
pub mod recurring;
pub mod refresh;
pub mod sync;
