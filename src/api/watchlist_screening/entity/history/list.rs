//! `POST /watchlist_screening/entity/history/list`

use serde::{Deserialize, Serialize};

use crate::api::wire::page;
use crate::api::wire::screening::WireEntity;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::catalog::Subject;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    cursor: Option<String>,
    entity_watchlist_screening_id: String,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response<'a> {
    entity_watchlist_screenings: Vec<WireEntity<'a>>,
    next_cursor: Option<String>,
}

impl Endpoint for Request {
    const PATH: &'static str = "/watchlist_screening/entity/history/list";
    const SUMMARY: &'static str =
        "List how a screening of an organization stood after each change, the newest first.";
    const ERRORS: &'static [ErrorCode] = &[];
    type Response<'a> = Response<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<Response<'a>, Error> {
        let id = &self.entity_watchlist_screening_id;
        let screening = call.sandbox.screening(Subject::Entity, id)?;
        let changes = screening.history().into_iter().rev();
        let (found, next_cursor) = page::backward(changes, self.cursor.as_deref())?;
        Ok(Response {
            next_cursor,
            entity_watchlist_screenings: found
                .into_iter()
                .map(|then| WireEntity::at(screening, then))
                .collect(),
        })
    }
}
