//! `POST /transfer/configuration/get`

use serde::{Deserialize, Serialize};

use crate::api::wire::transfer::CURRENCY;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    originator_client_id: Option<String>,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response {
    iso_currency_code: &'static str,
    max_daily_credit_amount: &'static str,
    max_daily_debit_amount: &'static str,
    max_monthly_amount: &'static str,
    max_monthly_credit_amount: &'static str,
    max_monthly_debit_amount: &'static str,
    max_single_transfer_amount: &'static str,
    max_single_transfer_credit_amount: &'static str,
    max_single_transfer_debit_amount: &'static str,
}

impl Endpoint for Request {
    const PATH: &'static str = "/transfer/configuration/get";
    const SUMMARY: &'static str = "Read how much may be moved.";
    const ERRORS: &'static [ErrorCode] = &[ErrorCode::TransferOriginatorNotFound];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        let (single, daily, monthly) = ("1000.00", "50000.00", "500000.00");
        call.sandbox.owner(self.originator_client_id.as_deref())?;
        Ok(Response {
            iso_currency_code: CURRENCY,
            max_daily_credit_amount: daily,
            max_daily_debit_amount: daily,
            max_monthly_amount: monthly,
            max_monthly_credit_amount: monthly,
            max_monthly_debit_amount: monthly,
            max_single_transfer_amount: single,
            max_single_transfer_credit_amount: single,
            max_single_transfer_debit_amount: single,
        })
    }
}
