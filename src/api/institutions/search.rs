//! `POST /institutions/search`

use serde::{Deserialize, Serialize};

use crate::api::wire::institution::{Metadata, WireInstitution};
use crate::api::wire::products;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::InstitutionFilter;
use crate::sandbox::product::CountryCode;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    country_codes: Vec<CountryCode>,
    #[serde(default)]
    options: Options,
    #[serde(default)]
    products: serde_json::Value,
    query: String,
}

#[derive(Debug, Default, Deserialize)]
struct Options {
    #[serde(flatten)]
    metadata: Metadata,
    oauth: Option<bool>,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response<'a> {
    institutions: Vec<WireInstitution<'a>>,
}

impl Endpoint for Request {
    const PATH: &'static str = "/institutions/search";
    const SUMMARY: &'static str = "Find institutions by name, ten at most.";
    const ERRORS: &'static [ErrorCode] = &[ErrorCode::InvalidProduct];
    type Response<'a> = Response<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<Response<'a>, Error> {
        let products = products::filter(&self.products)?;
        let filter = InstitutionFilter {
            country_codes: &self.country_codes,
            products: &products,
            routing_numbers: None,
            oauth: self.options.oauth,
        };
        let metadata = self.options.metadata;
        Ok(Response {
            institutions: call
                .sandbox
                .search_institutions(&self.query, &filter)
                .into_iter()
                .map(|institution| WireInstitution::new(institution, metadata))
                .collect(),
        })
    }
}
