//! `/processor/apex/*`

pub mod processor_token;
