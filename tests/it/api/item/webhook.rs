//! `/item/webhook/*`

mod update;
