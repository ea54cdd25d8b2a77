//! `POST /watchlist_screening/entity/hit/list`

use serde::{Deserialize, Serialize};

use crate::api::wire::page;
use crate::api::wire::screening_hit::EntityHit;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::Sandbox;
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
    entity_watchlist_screening_hits: Vec<EntityHit<'a>>,
    next_cursor: Option<String>,
}

impl Endpoint for Request {
    const PATH: &'static str = "/watchlist_screening/entity/hit/list";
    const SUMMARY: &'static str = "List whom a screening of an organization has found.";
    const ERRORS: &'static [ErrorCode] = &[];
    type Response<'a> = Response<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<Response<'a>, Error> {
        let sandbox: &Sandbox = call.sandbox;
        let id = &self.entity_watchlist_screening_id;
        let screening = sandbox.screening(Subject::Entity, id)?;
        let (found, next_cursor) = page::forward(&screening.hits, self.cursor.as_deref())?;
        let hits = found.into_iter();
        Ok(Response {
            entity_watchlist_screening_hits: hits
                .map(|it| EntityHit::of_entity(sandbox, it))
                .collect(),
            next_cursor,
        })
    }
}
