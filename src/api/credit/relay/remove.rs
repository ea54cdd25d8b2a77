//! `POST /credit/relay/remove`

use serde::Deserialize;

use crate::api::asset_report::Removed;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    relay_token: String,
}

impl Endpoint for Request {
    const PATH: &'static str = "/credit/relay/remove";
    const SUMMARY: &'static str = "End another client's right to read a report.";
    const ERRORS: &'static [ErrorCode] = &[];
    type Response<'a> = Removed;

    fn handle(self, call: &mut Call<'_>) -> Result<Removed, Error> {
        call.sandbox.remove_relay(&self.relay_token)?;
        Ok(Removed::DONE)
    }
}
