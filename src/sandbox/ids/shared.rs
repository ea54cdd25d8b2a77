//! The token that shares a user with another client.

use std::fmt;

use serde::{Serialize, Serializer};

use super::{Reading, Uuid, ascii, read};
use crate::errors::{Error, ErrorCode};

token! {
    /// Shares a [user](crate::sandbox::users::User) with another client, for a day at most.
    ThirdPartyUserToken, "third-party-user"
}

impl ThirdPartyUserToken {
    /// Reads a token.
    ///
    /// # Errors
    /// `INVALID_USER_TOKEN`.
    pub fn parse(text: &str) -> Result<Self, Error> {
        match read("third-party-user", text) {
            Reading::Token(uuid) => Ok(Self(uuid)),
            _ => Err(ErrorCode::InvalidUserToken.into()),
        }
    }
}
