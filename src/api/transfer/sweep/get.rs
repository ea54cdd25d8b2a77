//! `POST /transfer/sweep/get`

use serde::{Deserialize, Serialize};

use crate::api::wire::transfer::WireSweep;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::Sandbox;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    sweep_id: String,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response<'a> {
    sweep: WireSweep<'a>,
}

impl Endpoint for Request {
    const PATH: &'static str = "/transfer/sweep/get";
    const SUMMARY: &'static str = "Read a sweep and how far it is.";
    const ERRORS: &'static [ErrorCode] = &[];
    type Response<'a> = Response<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<Response<'a>, Error> {
        let sandbox: &Sandbox = call.sandbox;
        Ok(Response {
            sweep: WireSweep::new(sandbox, sandbox.sweep(&self.sweep_id)?),
        })
    }
}
