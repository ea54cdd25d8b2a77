//! `POST /watchlist_screening/entity/program/list`

use serde::{Deserialize, Serialize};

use crate::api::wire::page;
use crate::api::wire::screening::WireProgram;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::Sandbox;
use crate::sandbox::catalog::Subject;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    cursor: Option<String>,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response<'a> {
    entity_watchlist_programs: Vec<WireProgram<'a>>,
    next_cursor: Option<String>,
}

impl Endpoint for Request {
    const PATH: &'static str = "/watchlist_screening/entity/program/list";
    const SUMMARY: &'static str = "List the programs by which organizations are screened.";
    const ERRORS: &'static [ErrorCode] = &[];
    type Response<'a> = Response<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<Response<'a>, Error> {
        let sandbox: &Sandbox = call.sandbox;
        let all = sandbox.programs(Subject::Entity);
        let (found, next_cursor) = page::forward(all, self.cursor.as_deref())?;
        Ok(Response {
            next_cursor,
            entity_watchlist_programs: found.into_iter().map(WireProgram::from).collect(),
        })
    }
}
