//! `POST /sandbox/transfer/test_clock/list`

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::api::wire::transfer_recurring::WireTestClock;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::transfers::TestClock;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    count: Option<usize>,
    end_virtual_time: Option<Timestamp>,
    offset: Option<usize>,
    start_virtual_time: Option<Timestamp>,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response {
    test_clocks: Vec<WireTestClock>,
}

impl Endpoint for Request {
    const PATH: &'static str = "/sandbox/transfer/test_clock/list";
    const SUMMARY: &'static str = "List test clocks, that which shows the earliest time first.";
    const ERRORS: &'static [ErrorCode] = &[];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        let wanted = |it: &&TestClock| {
            let since = self.start_virtual_time;
            let until = self.end_virtual_time;
            since.is_none_or(|since| it.virtual_time >= since)
                && until.is_none_or(|until| it.virtual_time <= until)
        };
        let clocks = call.sandbox.list_test_clocks().into_iter().filter(wanted);
        let page = clocks
            .skip(self.offset.unwrap_or(0))
            .take(self.count.unwrap_or(25));
        Ok(Response {
            test_clocks: page.map(WireTestClock::new).collect(),
        })
    }
}
