//! `POST /statements/refresh`

use serde::{Deserialize, Serialize};

use super::WantedStatements;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::StatementDates;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    access_token: String,
    #[serde(flatten)]
    dates: WantedStatements,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response {}

impl Endpoint for Request {
    const PATH: &'static str = "/statements/refresh";
    const SUMMARY: &'static str =
        "Fetch statements of other months; STATEMENTS_REFRESH_COMPLETE follows.";
    const ERRORS: &'static [ErrorCode] = &[
        ErrorCode::AdditionalConsentRequired,
        ErrorCode::InvalidAccessToken,
        ErrorCode::ItemLoginRequired,
        ErrorCode::ItemNotFound,
        ErrorCode::ProductsNotSupported,
    ];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        let dates = StatementDates::from(self.dates).checked("")?;
        call.sandbox.refresh_statements(&self.access_token, dates)?;
        Ok(Response {})
    }
}
