//! `POST /watchlist_screening/individual/program/list`

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
    next_cursor: Option<String>,
    watchlist_programs: Vec<WireProgram<'a>>,
}

impl Endpoint for Request {
    const PATH: &'static str = "/watchlist_screening/individual/program/list";
    const SUMMARY: &'static str = "List the programs by which people are screened.";
    const ERRORS: &'static [ErrorCode] = &[];
    type Response<'a> = Response<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<Response<'a>, Error> {
        let sandbox: &Sandbox = call.sandbox;
        let all = sandbox.programs(Subject::Individual);
        let (found, next_cursor) = page::forward(all, self.cursor.as_deref())?;
        Ok(Response {
            next_cursor,
            watchlist_programs: found.into_iter().map(WireProgram::from).collect(),
        })
    }
}
