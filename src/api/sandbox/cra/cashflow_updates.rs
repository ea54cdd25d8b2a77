//! `/sandbox/cra/cashflow_updates/*`

pub mod update;
