//! `/processor/token/webhook/*`

pub mod update;
