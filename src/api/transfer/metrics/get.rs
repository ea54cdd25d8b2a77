//! `POST /transfer/metrics/get`

use serde::{Deserialize, Serialize};

use crate::api::wire::transfer::CURRENCY;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::Sandbox;
use crate::sandbox::transfers::Cents;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    originator_client_id: Option<String>,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response {
    daily_credit_transfer_volume: Cents,
    daily_debit_transfer_volume: Cents,
    iso_currency_code: &'static str,
    monthly_credit_transfer_volume: Cents,
    monthly_debit_transfer_volume: Cents,
    monthly_transfer_volume: Cents,
}

impl Endpoint for Request {
    const PATH: &'static str = "/transfer/metrics/get";
    const SUMMARY: &'static str = "Read how much was moved.";
    const ERRORS: &'static [ErrorCode] = &[ErrorCode::TransferOriginatorNotFound];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        let sandbox: &Sandbox = call.sandbox;
        let owner = sandbox.owner(self.originator_client_id.as_deref())?;
        let (day, month) = (
            sandbox.moved_since(1, &owner),
            sandbox.moved_since(30, &owner),
        );
        Ok(Response {
            daily_credit_transfer_volume: day.credit,
            daily_debit_transfer_volume: day.debit,
            iso_currency_code: CURRENCY,
            monthly_credit_transfer_volume: month.credit,
            monthly_debit_transfer_volume: month.debit,
            monthly_transfer_volume: month.credit + month.debit,
        })
    }
}
