//! `POST /payment_initiation/payment/token/create`

use serde::Deserialize;

use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {}

impl Endpoint for Request {
    const PATH: &'static str = "/payment_initiation/payment/token/create";
    const SUMMARY: &'static str = "Gone since version 2020-09-14: link tokens have replaced it.";
    const ERRORS: &'static [ErrorCode] = &[ErrorCode::NoLongerAvailable];
    type Response<'a> = ();

    fn handle(self, _: &mut Call<'_>) -> Result<(), Error> {
        Err(ErrorCode::NoLongerAvailable.into())
    }
}
