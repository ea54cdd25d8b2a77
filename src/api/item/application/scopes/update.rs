//! `POST /item/application/scopes/update`

use serde::{Deserialize, Serialize};

use crate::api::wire::scopes::WantedScopes;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::ScopesPlace;
use crate::sandbox::ids::Uuid;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    access_token: String,
    application_id: String,
    context: Context,
    scopes: WantedScopes,
    state: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
enum Context {
    Enrollment,
    Portal,
}

/// What is answered: nothing but the id of the request.
#[derive(Debug, Serialize)]
pub struct Response {}

impl Endpoint for Request {
    const PATH: &'static str = "/item/application/scopes/update";
    const SUMMARY: &'static str = "Change what a connected app may read of a login.";
    const ERRORS: &'static [ErrorCode] = &[
        ErrorCode::InvalidAccessToken,
        ErrorCode::InvalidAccountId,
        ErrorCode::ItemNotFound,
        ErrorCode::MissingFields,
        ErrorCode::OauthStateIdAlreadyProcessed,
        ErrorCode::OauthStateIdNotFound,
    ];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        let place = match (self.context, &self.state) {
            (Context::Portal, _) => ScopesPlace::Portal,
            (Context::Enrollment, None) => return Err(Error::missing_fields(&["state"])),
            (Context::Enrollment, Some(state)) => {
                let state = Uuid::parse(state).ok_or(ErrorCode::OauthStateIdNotFound)?;
                ScopesPlace::Enrollment(state)
            }
        };
        let scopes = self.scopes.scopes()?;
        let (token, application_id) = (&self.access_token, &self.application_id);
        call.sandbox
            .update_scopes(token, application_id, scopes, place)?;
        Ok(Response {})
    }
}
