//! `POST /employers/search`

use serde::{Deserialize, Serialize};

use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    query: String,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response<'a> {
    employers: Vec<WireEmployer<'a>>,
}

#[derive(Debug, Serialize)]
struct WireEmployer<'a> {
    address: Address<'a>,
    confidence_score: f64,
    employer_id: String,
    name: &'a str,
}

#[derive(Debug, Serialize)]
struct Address<'a> {
    city: &'a str,
    country: &'static str,
    postal_code: &'a str,
    region: &'a str,
    street: &'a str,
}

impl Endpoint for Request {
    const PATH: &'static str = "/employers/search";
    const SUMMARY: &'static str = "Find employers by their names.";
    const ERRORS: &'static [ErrorCode] = &[];
    type Response<'a> = Response<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<Response<'a>, Error> {
        let found = call.sandbox.search_employers(&self.query);
        let employers = found.into_iter().map(|it| WireEmployer {
            address: Address {
                city: &it.city,
                country: "US",
                postal_code: &it.postal_code,
                region: &it.region,
                street: &it.street,
            },
            confidence_score: if it.name.eq_ignore_ascii_case(self.query.trim()) {
                1.0
            } else {
                0.5
            },
            employer_id: format!("emp_{}", it.name.to_lowercase().replace([' ', '.'], "_")),
            name: &it.name,
        });
        Ok(Response {
            employers: employers.collect(),
        })
    }
}
