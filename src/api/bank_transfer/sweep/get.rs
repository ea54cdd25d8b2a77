//! `POST /bank_transfer/sweep/get`

use serde::{Deserialize, Serialize};

use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {}

/// What is answered: nothing, as money of bank transfers is never swept in the Sandbox.
#[derive(Debug, Serialize)]
pub enum Response {}

impl Endpoint for Request {
    const PATH: &'static str = "/bank_transfer/sweep/get";
    const SUMMARY: &'static str = "Read a sweep, of which the Sandbox makes none.";
    const ERRORS: &'static [ErrorCode] = &[];
    type Response<'a> = Response;

    fn handle(self, _: &mut Call<'_>) -> Result<Response, Error> {
        Err(Error::id_not_found("sweep_id"))
    }
}
