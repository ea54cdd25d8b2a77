//! `/link/*`

mod token;
