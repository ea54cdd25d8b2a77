//! `/item/products/*`

pub mod terminate;
