//! `POST /link_delivery/create`

use serde::{Deserialize, Serialize};

use crate::api::wire::hosted;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::DeliveryWay;
use crate::sandbox::ids::Uuid;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    link_token: String,
    #[serde(default)]
    options: Options,
}

#[derive(Debug, Default, Deserialize)]
struct Options {
    #[serde(default)]
    recipient: Recipient,
}

#[derive(Debug, Default, Deserialize)]
struct Recipient {
    #[serde(default)]
    communication_methods: Vec<CommunicationMethod>,
}

#[derive(Debug, Deserialize)]
struct CommunicationMethod {
    method: Option<DeliveryWay>,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response {
    link_delivery_session_id: Uuid,
    link_delivery_url: String,
}

impl Endpoint for Request {
    const PATH: &'static str = "/link_delivery/create";
    const SUMMARY: &'static str = "Make a hosted session of Link and tell a person of it.";
    const ERRORS: &'static [ErrorCode] = &[ErrorCode::InvalidLinkToken];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        let methods = self.options.recipient.communication_methods.into_iter();
        let ways: Vec<DeliveryWay> = methods.filter_map(|it| it.method).collect();
        let token = call.sandbox.deliver_link(&self.link_token, &ways)?;
        Ok(Response {
            link_delivery_session_id: token.0,
            link_delivery_url: hosted::delivered_url(call.base_url, token),
        })
    }
}
