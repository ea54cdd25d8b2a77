//! `POST /cra/loans/applications/register`

use serde::{Deserialize, Serialize};

use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    applications: Vec<Application>,
}

/// An application; its kind and dates are checked by the contract.
#[derive(Debug, Deserialize)]
struct Application {
    application_id: String,
    user_token: String,
}

/// What is answered: nothing but the request id.
#[derive(Debug, Serialize)]
pub struct Response {}

impl Endpoint for Request {
    const PATH: &'static str = "/cra/loans/applications/register";
    const SUMMARY: &'static str = "Tell of applications for loans and how they were decided.";
    const ERRORS: &'static [ErrorCode] = &[ErrorCode::InvalidUserToken, ErrorCode::UserNotFound];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        let applications = self.applications.into_iter();
        let applications = applications.map(|it| (it.user_token, it.application_id));
        call.sandbox.register_applications(applications.collect())?;
        Ok(Response {})
    }
}
