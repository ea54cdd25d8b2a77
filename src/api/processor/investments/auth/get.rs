//! `POST /processor/investments/auth/get`

use serde::{Deserialize, Serialize};

use crate::api::accounts::AccountOptions;
use crate::api::investments::auth::get;
use crate::api::processor::one;
use crate::api::wire::account::WireAccount;
use crate::api::wire::investment::{WireHolding, WireSecurity};
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::product::Product;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    processor_token: String,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response<'a> {
    account: WireAccount<'a>,
    data_sources: get::DataSources,
    holdings: Vec<WireHolding<'a>>,
    numbers: get::Numbers<'a>,
    owners: Vec<get::WireOwner<'a>>,
    securities: Vec<WireSecurity<'a>>,
}

impl Endpoint for Request {
    const PATH: &'static str = "/processor/investments/auth/get";
    const SUMMARY: &'static str =
        "Read what is needed to move what the account a processor was lent holds.";
    const ERRORS: &'static [ErrorCode] = &[
        ErrorCode::AdditionalConsentRequired,
        ErrorCode::InvalidAccountId,
        ErrorCode::InvalidProcessorToken,
        ErrorCode::InvalidProduct,
        ErrorCode::ItemLoginRequired,
        ErrorCode::ItemNotFound,
        ErrorCode::NoInvestmentAuthAccounts,
        ErrorCode::ProductsNotSupported,
    ];
    type Response<'a> = Response<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<Response<'a>, Error> {
        let lent = call
            .sandbox
            .lent_account(&self.processor_token, Some(Product::InvestmentsAuth))?;
        let read = get::Request {
            access_token: lent.access_token,
            options: AccountOptions::only(lent.account_id),
        };
        let read = read.handle(call)?;
        Ok(Response {
            account: one(read.accounts)?,
            data_sources: read.data_sources,
            holdings: read.holdings,
            numbers: read.numbers,
            owners: read.owners,
            securities: read.securities,
        })
    }
}
