//! `POST /watchlist_screening/individual/get`

use serde::Deserialize;

use crate::api::wire::screening::WireIndividual;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::catalog::Subject;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    watchlist_screening_id: String,
}

impl Endpoint for Request {
    const PATH: &'static str = "/watchlist_screening/individual/get";
    const SUMMARY: &'static str = "Read how a screening of somebody stands.";
    const ERRORS: &'static [ErrorCode] = &[];
    type Response<'a> = WireIndividual<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<WireIndividual<'a>, Error> {
        let id = &self.watchlist_screening_id;
        let screening = call.sandbox.screening(Subject::Individual, id)?;
        Ok(WireIndividual::new(screening))
    }
}
