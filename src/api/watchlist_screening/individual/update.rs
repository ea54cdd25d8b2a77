//! `POST /watchlist_screening/individual/update`

use serde::Deserialize;

use crate::api::watchlist_screening::terms::{IndividualChange, Resettable};
use crate::api::wire::screening::WireIndividual;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::catalog::Subject;
use crate::sandbox::monitor::{ScreeningStatus, ScreeningUpdate};

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    assignee: Option<String>,
    client_user_id: Option<String>,
    reset_fields: Option<Vec<Resettable>>,
    search_terms: Option<IndividualChange>,
    status: Option<ScreeningStatus>,
    watchlist_screening_id: String,
}

impl Endpoint for Request {
    const PATH: &'static str = "/watchlist_screening/individual/update";
    const SUMMARY: &'static str = "Change a screening of somebody, or decide about it.";
    const ERRORS: &'static [ErrorCode] = &[];
    type Response<'a> = WireIndividual<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<WireIndividual<'a>, Error> {
        let update = ScreeningUpdate {
            terms: self
                .search_terms
                .map(IndividualChange::checked)
                .transpose()?,
            assignee: self.assignee,
            reset_assignee: self
                .reset_fields
                .is_some_and(|fields| fields.contains(&Resettable::Assignee)),
            status: self.status,
            client_user_id: self.client_user_id,
        };
        let id = &self.watchlist_screening_id;
        let screening = call
            .sandbox
            .update_screening(Subject::Individual, id, update)?;
        Ok(WireIndividual::new(screening))
    }
}
