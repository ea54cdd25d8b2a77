//! `/transfer/questionnaire/*`

pub mod create;
