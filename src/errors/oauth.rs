//! Errors of Plaid's OAuth service, which speaks as RFC 6749 says and not as the rest of the API.
//! <https://plaid.com/docs/api/oauth/>

use std::borrow::Cow;

use super::{Error, ErrorCode};

/// `error` of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OauthCode {
    /// `invalid_client`: the keys are wrong.
    InvalidClient,
    /// `invalid_grant`: the token that is shown is unknown, revoked, or of another client.
    InvalidGrant,
    /// `invalid_request`: the request lacks something, or has something wrong.
    InvalidRequest,
    /// `invalid_scope`: the scope is unknown, or more than there is to give.
    InvalidScope,
    /// `unsupported_grant_type`: there is no such grant.
    UnsupportedGrantType,
}

impl OauthCode {
    /// The name on the wire.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::InvalidClient => "invalid_client",
            Self::InvalidGrant => "invalid_grant",
            Self::InvalidRequest => "invalid_request",
            Self::InvalidScope => "invalid_scope",
            Self::UnsupportedGrantType => "unsupported_grant_type",
        }
    }

    /// The HTTP status of the answer, by RFC 6749.
    const fn status(self) -> u16 {
        match self {
            Self::InvalidClient => 401,
            _ => 400,
        }
    }
}

impl Error {
    /// An error of the OAuth service; `description` is for developers.
    pub fn oauth(code: OauthCode, description: impl Into<Cow<'static, str>>) -> Self {
        Self {
            oauth: Some(code),
            ..Self::new(ErrorCode::InvalidField, description)
        }
    }

    /// The same in the words of the OAuth service, if the request's keys or form are wrong.
    pub fn in_oauth(self) -> Self {
        use ErrorCode as Code;
        let oauth = self.oauth.or(match self.code {
            Code::InvalidApiKeys => Some(OauthCode::InvalidClient),
            Code::InvalidBody | Code::InvalidField | Code::MissingFields | Code::UnknownFields => {
                Some(OauthCode::InvalidRequest)
            }
            _ => None,
        });
        Self { oauth, ..self }
    }

    /// The HTTP status of an answer with this error.
    pub fn status(&self) -> u16 {
        self.oauth.map_or(self.entry().status, |code| code.status())
    }
}
