//! `POST /watchlist_screening/entity/create`

use serde::Deserialize;

use crate::api::watchlist_screening::terms::EntityTerms;
use crate::api::wire::screening::WireEntity;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::catalog::Subject;
use crate::sandbox::monitor::{NewScreening, Source};

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    client_user_id: Option<String>,
    search_terms: EntityTerms,
}

impl Endpoint for Request {
    const PATH: &'static str = "/watchlist_screening/entity/create";
    const SUMMARY: &'static str = "Look for an organization on lists of sanctions.";
    const ERRORS: &'static [ErrorCode] = &[];
    type Response<'a> = WireEntity<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<WireEntity<'a>, Error> {
        let screening = call.sandbox.create_screening(NewScreening {
            subject: Subject::Entity,
            terms: self.search_terms.checked()?,
            client_user_id: self.client_user_id,
            source: Source::Api,
        })?;
        Ok(WireEntity::new(screening))
    }
}
