//! `POST /credit/sessions/get`

use serde::{Deserialize, Serialize};

use crate::api::wire::credit_session::WireCreditSession;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::Sandbox;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    user_id: Option<String>,
    user_token: Option<String>,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response<'a> {
    sessions: Vec<WireCreditSession<'a>>,
}

impl Endpoint for Request {
    const PATH: &'static str = "/credit/sessions/get";
    const SUMMARY: &'static str = "Read what sessions of Link have brought for a user.";
    const ERRORS: &'static [ErrorCode] = &[
        ErrorCode::InvalidUserId,
        ErrorCode::InvalidUserToken,
        ErrorCode::MissingFields,
        ErrorCode::UserNotFound,
    ];
    type Response<'a> = Response<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<Response<'a>, Error> {
        let (id, token) = (self.user_id.as_deref(), self.user_token.as_deref());
        let user_id = call.sandbox.user(id, token)?.id.clone();
        let sandbox: &Sandbox = call.sandbox;
        let sessions = sandbox.sessions_of_user(&user_id);
        Ok(Response {
            sessions: sessions.map(WireCreditSession::new).collect(),
        })
    }
}
