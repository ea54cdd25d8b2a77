//! `POST /watchlist_screening/entity/get`

use serde::Deserialize;

use crate::api::wire::screening::WireEntity;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::catalog::Subject;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    entity_watchlist_screening_id: String,
}

impl Endpoint for Request {
    const PATH: &'static str = "/watchlist_screening/entity/get";
    const SUMMARY: &'static str = "Read how a screening of an organization stands.";
    const ERRORS: &'static [ErrorCode] = &[];
    type Response<'a> = WireEntity<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<WireEntity<'a>, Error> {
        let id = &self.entity_watchlist_screening_id;
        let screening = call.sandbox.screening(Subject::Entity, id)?;
        Ok(WireEntity::new(screening))
    }
}
