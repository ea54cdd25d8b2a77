//! `POST /profile/network_status/get`

use serde::{Deserialize, Serialize};

use crate::api::network::status::get::{self, User};
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    user: User,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response {
    network_status: &'static str,
}

impl Endpoint for Request {
    const PATH: &'static str = "/profile/network_status/get";
    const SUMMARY: &'static str =
        "Say whether Plaid has a profile of the person with a phone number.";
    const ERRORS: &'static [ErrorCode] = &[];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        let network = get::Request {
            user: self.user,
            template_id: None,
        };
        Ok(Response {
            network_status: network.handle(call)?.network_status,
        })
    }
}
