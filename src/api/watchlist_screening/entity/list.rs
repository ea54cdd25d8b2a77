//! `POST /watchlist_screening/entity/list`

use serde::{Deserialize, Serialize};

use crate::api::wire::page;
use crate::api::wire::screening::WireEntity;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::Sandbox;
use crate::sandbox::catalog::Subject;
use crate::sandbox::monitor::{Screening, ScreeningStatus};

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    assignee: Option<String>,
    client_user_id: Option<String>,
    cursor: Option<String>,
    entity_watchlist_program_id: String,
    status: Option<ScreeningStatus>,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response<'a> {
    entity_watchlist_screenings: Vec<WireEntity<'a>>,
    next_cursor: Option<String>,
}

impl Request {
    fn asks_for(&self, screening: &Screening) -> bool {
        let now = &screening.now;
        let client_user_id = self.client_user_id.as_ref();
        client_user_id.is_none_or(|id| now.client_user_id.as_ref() == Some(id))
            && self.status.is_none_or(|status| now.status == status)
            && self
                .assignee
                .as_ref()
                .is_none_or(|id| now.assignee.as_ref() == Some(id))
    }
}

impl Endpoint for Request {
    const PATH: &'static str = "/watchlist_screening/entity/list";
    const SUMMARY: &'static str = "List the screenings of a program, the newest first.";
    const ERRORS: &'static [ErrorCode] = &[];
    type Response<'a> = Response<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<Response<'a>, Error> {
        let sandbox: &Sandbox = call.sandbox;
        let program = sandbox.program(Subject::Entity, &self.entity_watchlist_program_id)?;
        let asked = sandbox
            .screenings_of(program)
            .filter(|it| self.asks_for(it));
        let (found, next_cursor) = page::backward(asked, self.cursor.as_deref())?;
        Ok(Response {
            next_cursor,
            entity_watchlist_screenings: found.into_iter().map(WireEntity::new).collect(),
        })
    }
}
