//! `POST /item/get`

use serde::{Deserialize, Serialize};

use crate::api::wire::item::WireItem;
use crate::api::wire::time::Milliseconds;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::Sandbox;
use crate::sandbox::webhooks::WebhookCode;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    access_token: String,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response<'a> {
    item: WireItem<'a>,
    status: Status,
}

#[derive(Debug, Serialize)]
struct Status {
    last_webhook: Option<SentWebhook>,
    transactions: Option<Updates>,
}

#[derive(Debug, Serialize)]
struct SentWebhook {
    code_sent: WebhookCode,
    sent_at: Milliseconds,
}

#[derive(Debug, Serialize)]
struct Updates {
    last_failed_update: Option<Milliseconds>,
    last_successful_update: Option<Milliseconds>,
}

impl Endpoint for Request {
    const PATH: &'static str = "/item/get";
    const SUMMARY: &'static str = "Read an Item and how its updates went.";
    const ERRORS: &'static [ErrorCode] = &[ErrorCode::InvalidAccessToken, ErrorCode::ItemNotFound];
    type Response<'a> = Response<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<Response<'a>, Error> {
        let sandbox: &Sandbox = call.sandbox;
        let item = sandbox.item(&self.access_token)?;
        let updated_at = item
            .transactions_updated_at(sandbox.now())
            .map(Milliseconds);
        Ok(Response {
            item: WireItem::with_age(sandbox, item),
            status: Status {
                last_webhook: item.last_webhook.map(|last| SentWebhook {
                    code_sent: last.code,
                    sent_at: Milliseconds(last.sent_at),
                }),
                transactions: updated_at.map(|at| Updates {
                    last_failed_update: None,
                    last_successful_update: Some(at),
                }),
            },
        })
    }
}
