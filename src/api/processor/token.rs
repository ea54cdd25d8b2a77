//! `/processor/token/*`

pub mod create;
pub mod permissions;
pub mod webhook;
