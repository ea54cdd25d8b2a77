//! `POST /transfer/diligence/submit`

use serde::{Deserialize, Serialize};

use crate::api::wire::originator::FundingAccountRequest;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::transfers::Cents;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    originator_client_id: String,
    originator_diligence: Diligence,
}

/// What of it counts.
#[derive(Debug, Deserialize)]
struct Diligence {
    credit_usage_configuration: Option<Usage>,
    debit_usage_configuration: Option<Usage>,
    funding_account: FundingAccountRequest,
}

#[derive(Debug, Deserialize)]
struct Usage {
    expected_average_amount: String,
    expected_highest_amount: String,
    expected_monthly_amount: String,
}

impl Usage {
    fn check(&self) -> Result<(), Error> {
        Cents::parse("expected_average_amount", &self.expected_average_amount)?;
        Cents::parse("expected_highest_amount", &self.expected_highest_amount)?;
        Cents::parse("expected_monthly_amount", &self.expected_monthly_amount)?;
        Ok(())
    }
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response {}

impl Endpoint for Request {
    const PATH: &'static str = "/transfer/diligence/submit";
    const SUMMARY: &'static str = "Tell Plaid of a customer.";
    const ERRORS: &'static [ErrorCode] = &[
        ErrorCode::InvalidAccessToken,
        ErrorCode::ItemNotFound,
        ErrorCode::InvalidAccountId,
        ErrorCode::TransferOriginatorNotFound,
    ];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        let it = &self.originator_diligence;
        let usages = [
            &it.credit_usage_configuration,
            &it.debit_usage_configuration,
        ];
        for usage in usages.into_iter().flatten() {
            usage.check()?;
        }
        let account = &it.funding_account;
        call.sandbox.submit_diligence(
            &self.originator_client_id,
            &account.access_token,
            &account.account_id,
        )?;
        Ok(Response {})
    }
}
