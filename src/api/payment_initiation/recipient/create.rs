//! `POST /payment_initiation/recipient/create`

use serde::{Deserialize, Serialize};

use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::ids::RecipientId;
use crate::sandbox::payments::{Bacs, PostalAddress};

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    address: Option<PostalAddress>,
    bacs: Option<Bacs>,
    iban: Option<String>,
    name: String,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response {
    recipient_id: RecipientId,
}

impl Endpoint for Request {
    const PATH: &'static str = "/payment_initiation/recipient/create";
    const SUMMARY: &'static str = "Tell of somebody who is to be paid.";
    const ERRORS: &'static [ErrorCode] = &[ErrorCode::MissingFields];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        let recipient_id =
            call.sandbox
                .create_recipient(self.name, self.iban, self.bacs, self.address)?;
        Ok(Response { recipient_id })
    }
}
