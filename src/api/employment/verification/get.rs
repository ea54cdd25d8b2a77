//! `POST /employment/verification/get`

use serde::{Deserialize, Serialize};

use crate::api::income::READING;
use crate::api::wire::payroll_document::OlderEmployment;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::Sandbox;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    access_token: String,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response<'a> {
    employments: Vec<OlderEmployment<'a>>,
}

impl Endpoint for Request {
    const PATH: &'static str = "/employment/verification/get";
    const SUMMARY: &'static str = "Read what employers say of a person (deprecated).";
    const ERRORS: &'static [ErrorCode] = READING;
    type Response<'a> = Response<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<Response<'a>, Error> {
        let sandbox: &Sandbox = call.sandbox;
        let found = sandbox.verified_payroll(None, Some(&self.access_token))?;
        let employments = found.accounts.iter().map(OlderEmployment::new);
        Ok(Response {
            employments: employments.collect(),
        })
    }
}
