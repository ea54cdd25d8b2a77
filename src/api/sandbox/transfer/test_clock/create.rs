//! `POST /sandbox/transfer/test_clock/create`

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::api::wire::transfer_recurring::WireTestClock;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    virtual_time: Option<Timestamp>,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response {
    test_clock: WireTestClock,
}

impl Endpoint for Request {
    const PATH: &'static str = "/sandbox/transfer/test_clock/create";
    const SUMMARY: &'static str = "Make a clock for recurring transfers.";
    const ERRORS: &'static [ErrorCode] = &[];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        let clock = call.sandbox.create_test_clock(self.virtual_time);
        Ok(Response {
            test_clock: WireTestClock::new(clock),
        })
    }
}
