//! `POST /watchlist_screening/individual/create`

use serde::Deserialize;

use crate::api::watchlist_screening::terms::IndividualTerms;
use crate::api::wire::screening::WireIndividual;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::catalog::Subject;
use crate::sandbox::monitor::{NewScreening, Source};

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    client_user_id: Option<String>,
    search_terms: IndividualTerms,
}

impl Endpoint for Request {
    const PATH: &'static str = "/watchlist_screening/individual/create";
    const SUMMARY: &'static str = "Look for somebody on lists of sanctions.";
    const ERRORS: &'static [ErrorCode] = &[];
    type Response<'a> = WireIndividual<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<WireIndividual<'a>, Error> {
        let screening = call.sandbox.create_screening(NewScreening {
            subject: Subject::Individual,
            terms: self.search_terms.checked()?,
            client_user_id: self.client_user_id,
            source: Source::Api,
        })?;
        Ok(WireIndividual::new(screening))
    }
}
