//! `POST /transfer/originator/get`

use serde::{Deserialize, Serialize};

use crate::api::wire::originator::WireOriginator;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    originator_client_id: String,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response<'a> {
    originator: WireOriginator<'a>,
}

impl Endpoint for Request {
    const PATH: &'static str = "/transfer/originator/get";
    const SUMMARY: &'static str = "Read how far Plaid's look at a customer is.";
    const ERRORS: &'static [ErrorCode] = &[ErrorCode::TransferOriginatorNotFound];
    type Response<'a> = Response<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<Response<'a>, Error> {
        let id = &self.originator_client_id;
        let report = call.sandbox.originator_or_example(id)?;
        Ok(Response {
            originator: WireOriginator::new(report),
        })
    }
}
