//! `/processor/stripe/*`

pub mod bank_account_token;
