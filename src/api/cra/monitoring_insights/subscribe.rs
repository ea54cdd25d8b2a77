//! `POST /cra/monitoring_insights/subscribe`

use serde::{Deserialize, Serialize};

use crate::api::cra::Whom;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::ids::Uuid;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    item_id: Option<String>,
    webhook: String,
    #[serde(flatten)]
    whom: Whom,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response {
    subscription_id: Uuid,
}

impl Endpoint for Request {
    const PATH: &'static str = "/cra/monitoring_insights/subscribe";
    const SUMMARY: &'static str = "Be told of what happens in a user's accounts.";
    const ERRORS: &'static [ErrorCode] = &[
        ErrorCode::InvalidUserId,
        ErrorCode::InvalidUserToken,
        ErrorCode::ItemNotFound,
        ErrorCode::MissingFields,
        ErrorCode::UserNotFound,
    ];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        let user_id = self.whom.find(call.sandbox)?;
        let item_id = self.item_id.as_deref();
        let subscription_id = call.sandbox.subscribe(&user_id, item_id, self.webhook)?;
        Ok(Response { subscription_id })
    }
}
