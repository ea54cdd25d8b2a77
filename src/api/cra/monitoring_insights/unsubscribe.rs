//! `POST /cra/monitoring_insights/unsubscribe`

use serde::{Deserialize, Serialize};

use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    subscription_id: String,
}

/// What is answered: nothing but the request id.
#[derive(Debug, Serialize)]
pub struct Response {}

impl Endpoint for Request {
    const PATH: &'static str = "/cra/monitoring_insights/unsubscribe";
    const SUMMARY: &'static str = "Be told no longer of what happens in a user's accounts.";
    const ERRORS: &'static [ErrorCode] = &[];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        call.sandbox.unsubscribe(&self.subscription_id)?;
        Ok(Response {})
    }
}
