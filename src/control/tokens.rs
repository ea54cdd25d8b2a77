//! `POST /_emulator/tokens/expire`: a token that works no longer.

use serde::{Deserialize, Serialize};

use crate::errors::Error;
use crate::sandbox::{Sandbox, TokenKind};

/// Which token.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Request {
    /// In whose world.
    pub client_id: String,
    /// A link, public or access token.
    pub token: String,
}

/// What became of it.
#[derive(Debug, Serialize)]
pub struct Response {
    /// What a call with it is answered with from now on.
    answers: &'static str,
    kind: &'static str,
}

/// Ends a token.
///
/// # Errors
/// `EMULATOR_BAD_REQUEST` if there is no such token in this world.
pub fn expire(request: &Request, world: &mut Sandbox) -> Result<Response, Error> {
    let (kind, answers) = match world.end_token(&request.token)? {
        TokenKind::Access => ("access_token", "INVALID_ACCESS_TOKEN"),
        TokenKind::Link => ("link_token", "INVALID_LINK_TOKEN"),
        TokenKind::Public => ("public_token", "INVALID_PUBLIC_TOKEN"),
    };
    Ok(Response { answers, kind })
}
