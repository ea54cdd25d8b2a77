//! `POST /watchlist_screening/entity/program/get`

use serde::Deserialize;

use crate::api::wire::screening::WireProgram;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::catalog::Subject;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    entity_watchlist_program_id: String,
}

impl Endpoint for Request {
    const PATH: &'static str = "/watchlist_screening/entity/program/get";
    const SUMMARY: &'static str = "Read a program by which organizations are screened.";
    const ERRORS: &'static [ErrorCode] = &[];
    type Response<'a> = WireProgram<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<WireProgram<'a>, Error> {
        let id = &self.entity_watchlist_program_id;
        Ok(call.sandbox.program(Subject::Entity, id)?.into())
    }
}
