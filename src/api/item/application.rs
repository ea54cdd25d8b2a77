//! `/item/application/*`

pub mod list;
pub mod scopes;
pub mod unlink;
