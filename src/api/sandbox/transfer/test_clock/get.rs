//! `POST /sandbox/transfer/test_clock/get`

use serde::{Deserialize, Serialize};

use crate::api::wire::transfer_recurring::WireTestClock;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    test_clock_id: String,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response {
    test_clock: WireTestClock,
}

impl Endpoint for Request {
    const PATH: &'static str = "/sandbox/transfer/test_clock/get";
    const SUMMARY: &'static str = "Read what a test clock shows.";
    const ERRORS: &'static [ErrorCode] = &[];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        Ok(Response {
            test_clock: WireTestClock::new(call.sandbox.test_clock(&self.test_clock_id)?),
        })
    }
}
