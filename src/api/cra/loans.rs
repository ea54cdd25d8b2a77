//! `/cra/loans/*`

pub mod applications;
pub mod register;
pub mod unregister;
pub mod update;
