//! `/processor/signal/return/*`

pub mod report;
