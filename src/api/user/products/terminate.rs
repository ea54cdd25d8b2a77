//! `POST /user/products/terminate`

use serde::{Deserialize, Serialize};

use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};

/// What is asked; why is checked by the contract and kept by nobody.
#[derive(Debug, Deserialize)]
pub struct Request {
    user_id: String,
}

/// What is answered: nothing but the request id.
#[derive(Debug, Serialize)]
pub struct Response {}

impl Endpoint for Request {
    const PATH: &'static str = "/user/products/terminate";
    const SUMMARY: &'static str = "End the subscriptions of a user.";
    const ERRORS: &'static [ErrorCode] = &[
        ErrorCode::InvalidUserId,
        ErrorCode::MissingFields,
        ErrorCode::UserNotFound,
    ];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        let id = call.sandbox.user(Some(&self.user_id), None)?.id.clone();
        call.sandbox.end_monitoring_of(&id);
        Ok(Response {})
    }
}
