//! `POST /transfer/questionnaire/create`

use serde::{Deserialize, Serialize};

use crate::api::wire::hosted;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode, rule};

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    originator_client_id: String,
    redirect_uri: String,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response {
    onboarding_url: String,
}

impl Endpoint for Request {
    const PATH: &'static str = "/transfer/questionnaire/create";
    const SUMMARY: &'static str = "Make a page on which a customer tells Plaid of itself.";
    const ERRORS: &'static [ErrorCode] = &[ErrorCode::TransferOriginatorNotFound];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        let scheme = self
            .redirect_uri
            .split_once("://")
            .map(|(scheme, _)| scheme);
        if !matches!(scheme, Some("http" | "https")) {
            return Err(Error::invalid_field("redirect_uri", rule::URL));
        }
        let originator = &self.originator_client_id;
        let id = call
            .sandbox
            .create_questionnaire(originator, self.redirect_uri)?;
        Ok(Response {
            onboarding_url: hosted::questionnaire_url(call.base_url, id),
        })
    }
}
