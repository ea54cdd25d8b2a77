//! `/credit/audit_copy_token/*`

pub mod create;
pub mod remove;
pub mod update;

use crate::errors::{Error, ErrorCode};

/// The one report of a list: here all are of one kind, of which a copy shows one.
fn only(report_tokens: &[String]) -> Result<&str, Error> {
    match report_tokens {
        [token] => Ok(token),
        _ => Err(Error::new(
            ErrorCode::InvalidField,
            "report_tokens has to hold the token of one Asset Report",
        )),
    }
}
