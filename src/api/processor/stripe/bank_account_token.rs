//! `/processor/stripe/bank_account_token/*`

pub mod create;
