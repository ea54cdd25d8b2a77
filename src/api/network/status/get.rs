//! `POST /network/status/get`

use serde::{Deserialize, Serialize};

use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    pub(in crate::api) user: User,
    pub(in crate::api) template_id: Option<String>,
}

#[derive(Debug, Deserialize)]
pub(in crate::api) struct User {
    phone_number: String,
}

/// What is answered; `layer` is told to those who name a template.
#[derive(Debug, Serialize)]
pub struct Response {
    #[serde(skip_serializing_if = "Option::is_none")]
    layer: Option<Layer>,
    pub(in crate::api) network_status: &'static str,
}

#[derive(Debug, Serialize)]
struct Layer {
    eligible: bool,
}

impl Endpoint for Request {
    const PATH: &'static str = "/network/status/get";
    const SUMMARY: &'static str = "Say whether Plaid knows the person with a phone number.";
    const ERRORS: &'static [ErrorCode] = &[];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        let known = call.sandbox.is_known_phone(&self.user.phone_number);
        Ok(Response {
            layer: self.template_id.map(|_| Layer { eligible: known }),
            network_status: if known { "RETURNING_USER" } else { "UNKNOWN" },
        })
    }
}
