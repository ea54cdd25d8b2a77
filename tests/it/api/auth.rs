//! `/auth/*`

mod get;
mod verify;
