//! `/auth/*`

mod get;
