//! `POST /sandbox/user/reset_login`

use serde::{Deserialize, Serialize};

use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    item_ids: Option<Vec<String>>,
    user_id: Option<String>,
    user_token: Option<String>,
}

/// What is answered: nothing but the request id.
#[derive(Debug, Serialize)]
pub struct Response {}

impl Endpoint for Request {
    const PATH: &'static str = "/sandbox/user/reset_login";
    const SUMMARY: &'static str = "Break the logins of a user's Items, or of some of them.";
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
        call.sandbox.reset_logins(&id, self.item_ids.as_deref())?;
        Ok(Response {})
    }
}
