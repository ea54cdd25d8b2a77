//! `POST /item/public_token/exchange`

use serde::{Deserialize, Serialize};

use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::ids::{AccessToken, ItemId};

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    public_token: String,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response {
    access_token: AccessToken,
    item_id: ItemId,
}

impl Endpoint for Request {
    const PATH: &'static str = "/item/public_token/exchange";
    const SUMMARY: &'static str = "Trade a public token for an access token, once.";
    const ERRORS: &'static [ErrorCode] = &[ErrorCode::InvalidPublicToken, ErrorCode::ItemNotFound];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        let item = call.sandbox.exchange_public_token(&self.public_token)?;
        Ok(Response {
            access_token: item.access_token,
            item_id: item.id,
        })
    }
}
