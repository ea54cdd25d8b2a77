//! `POST /beta/transactions/user_insights/v1/get`

use serde::{Deserialize, Serialize};

use crate::api::wire::user_insights::WireUserInsights;
use crate::api::{self, Call, Endpoint, Written};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::Sandbox;
use crate::sandbox::ids::RequestId;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    client_user_id: String,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response<'a>(WireUserInsights<'a>);

impl Endpoint for Request {
    const PATH: &'static str = "/beta/transactions/user_insights/v1/get";
    const SUMMARY: &'static str = "Read what the enriched transactions of a user tell.";
    const ERRORS: &'static [ErrorCode] = &[];
    type Response<'a> = Response<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<Response<'a>, Error> {
        let sandbox: &Sandbox = call.sandbox;
        let insights = sandbox.user_insights(&self.client_user_id)?;
        Ok(Response(WireUserInsights::new(&insights)))
    }

    /// The published answer has no request id.
    fn write(answer: &Response<'_>, _: RequestId) -> serde_json::Result<Written> {
        api::document(answer).map(Written::Json)
    }
}
