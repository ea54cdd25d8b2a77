//! `/processor/apex/processor_token/*`

pub mod create;
