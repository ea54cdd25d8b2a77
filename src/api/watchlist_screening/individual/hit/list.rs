//! `POST /watchlist_screening/individual/hit/list`

use serde::{Deserialize, Serialize};

use crate::api::wire::page;
use crate::api::wire::screening_hit::IndividualHit;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::Sandbox;
use crate::sandbox::catalog::Subject;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    cursor: Option<String>,
    watchlist_screening_id: String,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response<'a> {
    next_cursor: Option<String>,
    watchlist_screening_hits: Vec<IndividualHit<'a>>,
}

impl Endpoint for Request {
    const PATH: &'static str = "/watchlist_screening/individual/hit/list";
    const SUMMARY: &'static str = "List whom a screening of somebody has found.";
    const ERRORS: &'static [ErrorCode] = &[];
    type Response<'a> = Response<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<Response<'a>, Error> {
        let sandbox: &Sandbox = call.sandbox;
        let id = &self.watchlist_screening_id;
        let screening = sandbox.screening(Subject::Individual, id)?;
        let (found, next_cursor) = page::forward(&screening.hits, self.cursor.as_deref())?;
        let hits = found.into_iter();
        Ok(Response {
            next_cursor,
            watchlist_screening_hits: hits
                .map(|it| IndividualHit::of_individual(sandbox, it))
                .collect(),
        })
    }
}
