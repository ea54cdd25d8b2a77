//! `POST /institutions/get`

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
    count: usize,
    country_codes: Vec<CountryCode>,
    offset: usize,
    #[serde(default)]
    options: Options,
}

#[derive(Debug, Default, Deserialize)]
struct Options {
    #[serde(flatten)]
    metadata: Metadata,
    oauth: Option<bool>,
    #[serde(default)]
    products: serde_json::Value,
    routing_numbers: Option<Vec<String>>,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response<'a> {
    institutions: Vec<WireInstitution<'a>>,
    total: usize,
}

impl Endpoint for Request {
    const PATH: &'static str = "/institutions/get";
    const SUMMARY: &'static str = "List institutions, a page at a time.";
    const ERRORS: &'static [ErrorCode] = &[ErrorCode::InvalidProduct];
    type Response<'a> = Response<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<Response<'a>, Error> {
        let products = products::filter(&self.options.products)?;
        let filter = InstitutionFilter {
            country_codes: &self.country_codes,
            products: &products,
            routing_numbers: self.options.routing_numbers.as_deref(),
            oauth: self.options.oauth,
        };
        let page = call
            .sandbox
            .list_institutions(&filter, (self.offset, self.count));
        let metadata = self.options.metadata;
        Ok(Response {
            institutions: page
                .institutions
                .into_iter()
                .map(|institution| WireInstitution::new(institution, metadata))
                .collect(),
            total: page.total,
        })
    }
}
