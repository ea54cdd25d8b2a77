//! `/processor/signal/decision/*`

pub mod report;
