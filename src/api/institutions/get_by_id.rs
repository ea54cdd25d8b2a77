//! `POST /institutions/get_by_id`

use serde::{Deserialize, Serialize};

use crate::api::wire::institution::{Metadata, WireInstitution};
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::InstitutionFilter;
use crate::sandbox::product::CountryCode;

/// What is asked. Sandbox institutions have no `status`, whether asked for or not.
#[derive(Debug, Deserialize)]
pub struct Request {
    country_codes: Vec<CountryCode>,
    institution_id: String,
    #[serde(default)]
    options: Metadata,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response<'a> {
    institution: WireInstitution<'a>,
}

impl Endpoint for Request {
    const PATH: &'static str = "/institutions/get_by_id";
    const SUMMARY: &'static str = "Read one institution.";
    const ERRORS: &'static [ErrorCode] = &[ErrorCode::InvalidInstitution];
    type Response<'a> = Response<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<Response<'a>, Error> {
        let filter = InstitutionFilter {
            country_codes: &self.country_codes,
            ..InstitutionFilter::default()
        };
        let institution = call
            .sandbox
            .institution(&self.institution_id)
            .filter(|institution| filter.matches(institution))
            .ok_or(ErrorCode::InvalidInstitution)?;
        Ok(Response {
            institution: WireInstitution::new(institution, self.options),
        })
    }
}
