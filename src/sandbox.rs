//! One world of the Sandbox: its state and the rules that change it.

mod named;

pub mod account;
pub mod catalog;
pub mod product;
