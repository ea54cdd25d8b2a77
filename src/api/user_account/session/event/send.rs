//! `POST /user_account/session/event/send`

use serde::{Deserialize, Serialize};

use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::ids::Uuid;

/// What is asked. What the app says happened is Plaid's to count, and checked by the contract.
#[derive(Debug, Deserialize)]
pub struct Request {
    link_session_id: String,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response {}

impl Endpoint for Request {
    const PATH: &'static str = "/user_account/session/event/send";
    const SUMMARY: &'static str = "Tell of something that happened in a session of Layer.";
    const ERRORS: &'static [ErrorCode] = &[];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        let session = Uuid::parse(&self.link_session_id);
        let session = session.and_then(|id| call.sandbox.token_of_session(id));
        let of_layer = session.is_some_and(|token| token.configuration.layer.is_some());
        if of_layer {
            Ok(Response {})
        } else {
            let rule = "the link_session_id of a Layer session";
            Err(Error::invalid_field("link_session_id", rule))
        }
    }
}
