//! `POST /user/items/associate`

use serde::{Deserialize, Serialize};

use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    item_ids: Vec<String>,
    user_id: String,
}

/// What is answered: nothing but the request id.
#[derive(Debug, Serialize)]
pub struct Response {}

impl Endpoint for Request {
    const PATH: &'static str = "/user/items/associate";
    const SUMMARY: &'static str = "Say that Items belong to a user.";
    const ERRORS: &'static [ErrorCode] = &[
        ErrorCode::InvalidUserId,
        ErrorCode::InvalidUserToken,
        ErrorCode::MissingFields,
        ErrorCode::UserNotFound,
        ErrorCode::ItemNotFound,
    ];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        let id = call.sandbox.user(Some(&self.user_id), None)?.id.clone();
        call.sandbox.associate_items(&id, &self.item_ids)?;
        Ok(Response {})
    }
}
