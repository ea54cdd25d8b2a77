//! `POST /item/webhook/update`

use serde::{Deserialize, Serialize};

use crate::api::wire::item::WireItem;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::Sandbox;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    access_token: String,
    webhook: Option<String>,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response<'a> {
    item: WireItem<'a>,
}

impl Endpoint for Request {
    const PATH: &'static str = "/item/webhook/update";
    const SUMMARY: &'static str = "Change where the webhooks of an Item go.";
    const ERRORS: &'static [ErrorCode] = &[ErrorCode::InvalidAccessToken, ErrorCode::ItemNotFound];
    type Response<'a> = Response<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<Response<'a>, Error> {
        call.sandbox.update_webhook(
            &self.access_token,
            self.webhook.filter(|url| !url.is_empty()),
        )?;
        let sandbox: &Sandbox = call.sandbox;
        let item = sandbox.item(&self.access_token)?;
        Ok(Response {
            item: WireItem::new(sandbox, item),
        })
    }
}
