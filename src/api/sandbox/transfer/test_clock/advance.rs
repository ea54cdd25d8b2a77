//! `POST /sandbox/transfer/test_clock/advance`

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    new_virtual_time: Timestamp,
    test_clock_id: String,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response {}

impl Endpoint for Request {
    const PATH: &'static str = "/sandbox/transfer/test_clock/advance";
    const SUMMARY: &'static str = "Move a test clock on, with its recurring transfers.";
    const ERRORS: &'static [ErrorCode] = &[];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        call.sandbox
            .advance_test_clock(&self.test_clock_id, self.new_virtual_time)?;
        Ok(Response {})
    }
}
