//! `POST /payment_initiation/recipient/get`

use serde::Deserialize;

use crate::api::wire::payment::WireRecipient;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::ids::RecipientId;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    recipient_id: String,
}

impl Endpoint for Request {
    const PATH: &'static str = "/payment_initiation/recipient/get";
    const SUMMARY: &'static str = "Read what is known of somebody who is to be paid.";
    const ERRORS: &'static [ErrorCode] = &[];
    type Response<'a> = WireRecipient<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<WireRecipient<'a>, Error> {
        let id = RecipientId::parse(&self.recipient_id)?;
        Ok(WireRecipient::new(call.sandbox.recipient(id)?))
    }
}
