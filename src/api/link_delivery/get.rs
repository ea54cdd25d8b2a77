//! `POST /link_delivery/get`

use serde::{Deserialize, Serialize};

use crate::api::wire::time::Seconds;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::ids::{AccessToken, ItemId};
use crate::sandbox::{DeliveryStatus, Sandbox};

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    link_delivery_session_id: String,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response {
    /// Null until an Item was added, as is `item_ids`.
    access_tokens: Option<Vec<AccessToken>>,
    completed_at: Option<Seconds>,
    created_at: Seconds,
    item_ids: Option<Vec<ItemId>>,
    status: DeliveryStatus,
}

impl Endpoint for Request {
    const PATH: &'static str = "/link_delivery/get";
    const SUMMARY: &'static str = "Read what has become of a hosted session of Link.";
    const ERRORS: &'static [ErrorCode] = &[];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        let sandbox: &Sandbox = call.sandbox;
        let report = sandbox.link_delivery(&self.link_delivery_session_id)?;
        let items = report.items.iter();
        let items = items.filter_map(|id| sandbox.item_by_id(*id));
        let (access_tokens, item_ids): (Vec<_>, Vec<_>) =
            items.map(|item| (item.access_token, item.id)).unzip();
        let added = !item_ids.is_empty();
        Ok(Response {
            access_tokens: added.then_some(access_tokens),
            completed_at: report.completed_at.map(Seconds),
            created_at: Seconds(report.created_at),
            item_ids: added.then_some(item_ids),
            status: report.status,
        })
    }
}
