//! `POST /categories/get`

use serde::{Deserialize, Serialize};

use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::catalog::Category;

/// What is asked: nothing, not even keys.
#[derive(Debug, Deserialize)]
pub struct Request {}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response<'a> {
    categories: &'a [Category],
}

impl Endpoint for Request {
    const PATH: &'static str = "/categories/get";
    const SUMMARY: &'static str = "List the legacy categories of transactions.";
    const ERRORS: &'static [ErrorCode] = &[];
    type Response<'a> = Response<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<Response<'a>, Error> {
        Ok(Response {
            categories: &call.sandbox.catalog().categories,
        })
    }
}
