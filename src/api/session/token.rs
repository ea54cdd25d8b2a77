//! `/session/token/*`

pub mod create;
