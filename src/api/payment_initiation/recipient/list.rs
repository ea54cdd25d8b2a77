//! `POST /payment_initiation/recipient/list`

use serde::{Deserialize, Serialize};

use crate::api::wire::payment::WireRecipient;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::ids::RecipientId;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    count: Option<usize>,
    cursor: Option<String>,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    next_cursor: Option<RecipientId>,
    recipients: Vec<WireRecipient<'a>>,
}

impl Endpoint for Request {
    const PATH: &'static str = "/payment_initiation/recipient/list";
    const SUMMARY: &'static str = "List everybody who is to be paid.";
    const ERRORS: &'static [ErrorCode] = &[];
    type Response<'a> = Response<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<Response<'a>, Error> {
        let cursor = self.cursor.as_deref().filter(|it| !it.is_empty());
        let (page, more) = call
            .sandbox
            .list_recipients(self.count.unwrap_or(100), cursor)?;
        Ok(Response {
            next_cursor: page.last().map(|it| it.id).filter(|_| more),
            recipients: page.into_iter().map(WireRecipient::new).collect(),
        })
    }
}
