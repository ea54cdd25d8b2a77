//! `POST /transfer/diligence/document/upload`

use serde::{Deserialize, Serialize};

use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};

/// What is asked, as a form with a file.
#[derive(Debug, Deserialize)]
pub struct Request {
    file: String,
    originator_client_id: String,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response {}

impl Endpoint for Request {
    const PATH: &'static str = "/transfer/diligence/document/upload";
    const SUMMARY: &'static str = "Send a document about a customer.";
    const ERRORS: &'static [ErrorCode] = &[ErrorCode::TransferOriginatorNotFound];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        call.sandbox
            .take_document(&self.originator_client_id, &self.file)?;
        Ok(Response {})
    }
}
