//! `POST /item/application/list`

use serde::{Deserialize, Serialize};

use crate::api::wire::scopes::WireScopes;
use crate::api::wire::time::Seconds;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::ids::ApplicationId;
use crate::sandbox::{Connected, Sandbox};

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    access_token: Option<String>,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response<'a> {
    applications: Vec<WireConnected<'a>>,
}

#[derive(Debug, Serialize)]
struct WireConnected<'a> {
    application_id: ApplicationId,
    application_url: Option<&'a str>,
    created_at: Seconds,
    display_name: Option<&'a str>,
    logo_url: Option<&'a str>,
    name: &'a str,
    reason_for_access: Option<&'a str>,
    scopes: WireScopes,
}

impl<'a> WireConnected<'a> {
    fn new(connected: Connected<'a>) -> Self {
        let application = connected.application;
        let about = application.about;
        Self {
            application_id: application.id,
            application_url: about.application_url.as_deref(),
            created_at: Seconds(connected.created_at),
            display_name: about.display_name.as_deref(),
            logo_url: about.logo_url.as_deref(),
            name: application.name,
            reason_for_access: about.reason_for_access.as_deref(),
            scopes: WireScopes::new(connected.scopes),
        }
    }
}

impl Endpoint for Request {
    const PATH: &'static str = "/item/application/list";
    const SUMMARY: &'static str = "List the apps that are connected with a login.";
    const ERRORS: &'static [ErrorCode] = &[
        ErrorCode::InvalidAccessToken,
        ErrorCode::ItemNotFound,
        ErrorCode::MissingFields,
    ];
    type Response<'a> = Response<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<Response<'a>, Error> {
        let sandbox: &Sandbox = call.sandbox;
        let token = self
            .access_token
            .ok_or_else(|| Error::missing_fields(&["access_token"]))?;
        let connected = sandbox.connected_applications(&token)?;
        Ok(Response {
            applications: connected.into_iter().map(WireConnected::new).collect(),
        })
    }
}
