//! `POST /watchlist_screening/individual/history/list`

use serde::{Deserialize, Serialize};

use crate::api::wire::page;
use crate::api::wire::screening::WireIndividual;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
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
    watchlist_screenings: Vec<WireIndividual<'a>>,
}

impl Endpoint for Request {
    const PATH: &'static str = "/watchlist_screening/individual/history/list";
    const SUMMARY: &'static str =
        "List how a screening of somebody stood after each change, the newest first.";
    const ERRORS: &'static [ErrorCode] = &[];
    type Response<'a> = Response<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<Response<'a>, Error> {
        let id = &self.watchlist_screening_id;
        let screening = call.sandbox.screening(Subject::Individual, id)?;
        let changes = screening.history().into_iter().rev();
        let (found, next_cursor) = page::backward(changes, self.cursor.as_deref())?;
        Ok(Response {
            next_cursor,
            watchlist_screenings: found
                .into_iter()
                .map(|then| WireIndividual::at(screening, then))
                .collect(),
        })
    }
}
