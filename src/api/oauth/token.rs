//! `POST /oauth/token`

use serde::{Deserialize, Serialize};

use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode, OauthCode};
use crate::sandbox::ids::OauthToken;
use crate::sandbox::{OAUTH_ACCESS_LIFE, OauthGrant, SubjectTokenType};

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    audience: Option<String>,
    grant_type: String,
    refresh_token: Option<String>,
    resource: Option<String>,
    scope: Option<String>,
    subject_token: Option<String>,
    subject_token_type: Option<SubjectTokenType>,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response {
    access_token: OauthToken,
    expires_in: i64,
    refresh_token: OauthToken,
    token_type: &'static str,
}

impl Request {
    fn grant(&self) -> Result<OauthGrant<'_>, Error> {
        match self.grant_type.as_str() {
            "client_credentials" => Ok(OauthGrant::Client),
            "refresh_token" => {
                let token = self.refresh_token.as_deref();
                let token = token.ok_or_else(|| Error::missing_fields(&["refresh_token"]))?;
                Ok(OauthGrant::Refresh(token))
            }
            "urn:ietf:params:oauth:grant-type:token-exchange" => {
                let (audience, subject) = (&self.audience, &self.subject_token);
                let (Some(audience), Some(subject), Some(kind)) =
                    (audience, subject, self.subject_token_type)
                else {
                    return Err(self.missing_to_exchange());
                };
                Ok(OauthGrant::Exchange {
                    subject,
                    kind,
                    audience,
                })
            }
            _ => Err(Error::oauth(
                OauthCode::UnsupportedGrantType,
                "there is no such grant_type",
            )),
        }
    }

    fn missing_to_exchange(&self) -> Error {
        let missing: Vec<&str> = [
            ("audience", self.audience.is_none()),
            ("subject_token", self.subject_token.is_none()),
            ("subject_token_type", self.subject_token_type.is_none()),
        ]
        .into_iter()
        .filter_map(|(name, missing)| missing.then_some(name))
        .collect();
        Error::missing_fields(&missing)
    }
}

impl Endpoint for Request {
    const PATH: &'static str = "/oauth/token";
    const SUMMARY: &'static str = "Issue or refresh tokens of Plaid's OAuth service.";
    const ERRORS: &'static [ErrorCode] = &[ErrorCode::MissingFields];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        let grant = self.grant()?;
        let (scope, resource) = (self.scope.as_deref(), self.resource.as_deref());
        let pair = call.sandbox.grant_tokens(&grant, scope, resource)?;
        Ok(Response {
            access_token: pair.access,
            expires_in: OAUTH_ACCESS_LIFE.as_secs(),
            refresh_token: pair.refresh,
            token_type: "Bearer",
        })
    }
}
