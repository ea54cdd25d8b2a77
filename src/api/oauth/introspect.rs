//! `POST /oauth/introspect`

use serde::{Deserialize, Serialize};

use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::{Issued, Sandbox};

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    token: String,
}

/// What is answered: of a token that does not work, nothing but that.
#[derive(Debug, Default, Serialize)]
pub struct Response<'a> {
    active: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    aud: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    client_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    exp: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    iat: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    iss: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    scope: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sub: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    token_type: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    user_id: Option<&'a str>,
}

impl<'a> Response<'a> {
    fn new(sandbox: &Sandbox, issued: &'a Issued) -> Self {
        let scopes: Vec<&str> = issued.scopes.iter().map(|scope| scope.as_str()).collect();
        let client_id = issued.audience.join(",");
        Self {
            active: true,
            aud: Some(&issued.resource),
            client_id: Some(client_id.clone()),
            exp: issued.expires_at.map(|at| at.as_second()),
            iat: Some(issued.issued_at.as_second()),
            iss: Some(sandbox.token_issuer()),
            scope: Some(scopes.join(" ")),
            sub: Some(client_id),
            token_type: Some("Bearer"),
            user_id: issued.user_id.as_ref().map(|id| id.as_str()),
        }
    }
}

impl Endpoint for Request {
    const PATH: &'static str = "/oauth/introspect";
    const SUMMARY: &'static str = "Say whether a token works, and what it stands for.";
    const ERRORS: &'static [ErrorCode] = &[];
    type Response<'a> = Response<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<Response<'a>, Error> {
        let sandbox: &Sandbox = call.sandbox;
        let issued = sandbox.issued(&self.token);
        Ok(issued.map_or_else(Response::default, |(_, issued)| {
            Response::new(sandbox, issued)
        }))
    }
}
