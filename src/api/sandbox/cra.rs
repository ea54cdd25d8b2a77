//! `/sandbox/cra/*`

pub mod cashflow_updates;
