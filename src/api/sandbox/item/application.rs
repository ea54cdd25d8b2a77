//! `/sandbox/item/application/*`

pub mod seed;
