//! `POST /watchlist_screening/individual/review/list`

use serde::{Deserialize, Serialize};

use crate::api::wire::page;
use crate::api::wire::screening::WireReview;
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
    watchlist_screening_reviews: Vec<WireReview<'a>>,
}

impl Endpoint for Request {
    const PATH: &'static str = "/watchlist_screening/individual/review/list";
    const SUMMARY: &'static str = "List what reviewers have said of a screening, the newest first.";
    const ERRORS: &'static [ErrorCode] = &[];
    type Response<'a> = Response<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<Response<'a>, Error> {
        let id = &self.watchlist_screening_id;
        let screening = call.sandbox.screening(Subject::Individual, id)?;
        let (found, next_cursor) = page::backward(&screening.reviews, self.cursor.as_deref())?;
        Ok(Response {
            next_cursor,
            watchlist_screening_reviews: found.into_iter().map(WireReview::from).collect(),
        })
    }
}
