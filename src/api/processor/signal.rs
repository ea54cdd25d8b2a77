//! `/processor/signal/*`

pub mod decision;
pub mod evaluate;
pub mod prepare;
pub mod r#return;
