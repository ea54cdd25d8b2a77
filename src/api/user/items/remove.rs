//! `POST /user/items/remove`

use serde::{Deserialize, Serialize};

use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    item_ids: Vec<String>,
    user_id: Option<String>,
    user_token: Option<String>,
}

/// What is answered: nothing but the request id.
#[derive(Debug, Serialize)]
pub struct Response {}

impl Endpoint for Request {
    const PATH: &'static str = "/user/items/remove";
    const SUMMARY: &'static str = "Remove Items of a user.";
    const ERRORS: &'static [ErrorCode] = &[
        ErrorCode::InvalidUserId,
        ErrorCode::InvalidUserToken,
        ErrorCode::MissingFields,
        ErrorCode::UserNotFound,
        ErrorCode::ItemNotFound,
    ];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        let (id, token) = (self.user_id.as_deref(), self.user_token.as_deref());
        let id = call.sandbox.user(id, token)?.id.clone();
        call.sandbox.remove_items_of_user(&id, &self.item_ids)?;
        Ok(Response {})
    }
}
