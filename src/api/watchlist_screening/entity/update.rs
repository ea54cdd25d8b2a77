//! `POST /watchlist_screening/entity/update`

use serde::Deserialize;

use crate::api::watchlist_screening::terms::{EntityChange, Resettable};
use crate::api::wire::screening::WireEntity;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::catalog::Subject;
use crate::sandbox::monitor::{ScreeningStatus, ScreeningUpdate};

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    assignee: Option<String>,
    client_user_id: Option<String>,
    entity_watchlist_screening_id: String,
    reset_fields: Option<Vec<Resettable>>,
    search_terms: Option<EntityChange>,
    status: Option<ScreeningStatus>,
}

impl Endpoint for Request {
    const PATH: &'static str = "/watchlist_screening/entity/update";
    const SUMMARY: &'static str = "Change a screening of an organization, or decide about it.";
    const ERRORS: &'static [ErrorCode] = &[];
    type Response<'a> = WireEntity<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<WireEntity<'a>, Error> {
        let update = ScreeningUpdate {
            terms: self.search_terms.map(EntityChange::checked).transpose()?,
            assignee: self.assignee,
            reset_assignee: self
                .reset_fields
                .is_some_and(|fields| fields.contains(&Resettable::Assignee)),
            status: self.status,
            client_user_id: self.client_user_id,
        };
        let id = &self.entity_watchlist_screening_id;
        let screening = call.sandbox.update_screening(Subject::Entity, id, update)?;
        Ok(WireEntity::new(screening))
    }
}
