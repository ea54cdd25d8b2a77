//! `POST /transfer/originator/create`

use serde::{Deserialize, Serialize};

use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::transfers::OriginatorId;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    company_name: String,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response<'a> {
    company_name: &'a str,
    originator_client_id: &'a OriginatorId,
}

impl Endpoint for Request {
    const PATH: &'static str = "/transfer/originator/create";
    const SUMMARY: &'static str = "Make a customer of a platform.";
    const ERRORS: &'static [ErrorCode] = &[];
    type Response<'a> = Response<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<Response<'a>, Error> {
        let made = call.sandbox.create_originator(self.company_name);
        Ok(Response {
            company_name: &made.company_name,
            originator_client_id: &made.id,
        })
    }
}
