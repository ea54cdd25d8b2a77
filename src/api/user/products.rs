//! `/user/products/*`

pub mod terminate;
