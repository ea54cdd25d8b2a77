//! `POST /processor/signal/evaluate`

use serde::Deserialize;

use crate::api::signal::evaluate;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::product::Product;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    pub(in crate::api) processor_token: String,
    pub(in crate::api) amount: f64,
    pub(in crate::api) client_transaction_id: String,
    pub(in crate::api) ruleset_key: Option<String>,
}

impl Endpoint for Request {
    const PATH: &'static str = "/processor/signal/evaluate";
    const SUMMARY: &'static str =
        "Say how likely a debit of the account a processor was lent is to come back.";
    const ERRORS: &'static [ErrorCode] = &[
        ErrorCode::AdditionalConsentRequired,
        ErrorCode::ClientTransactionIdAlreadyInUse,
        ErrorCode::InvalidAccountId,
        ErrorCode::InvalidProcessorToken,
        ErrorCode::InvalidProduct,
        ErrorCode::ItemLoginRequired,
        ErrorCode::ItemNotFound,
        ErrorCode::ProductNotReady,
        ErrorCode::ProductsNotSupported,
        ErrorCode::RulesetNotFound,
    ];
    type Response<'a> = evaluate::Response;

    fn handle(self, call: &mut Call<'_>) -> Result<evaluate::Response, Error> {
        let lent = call
            .sandbox
            .lent_account(&self.processor_token, Some(Product::Signal))?;
        let asked = evaluate::Request {
            access_token: lent.access_token,
            account_id: lent.account_id.to_string(),
            amount: self.amount,
            client_transaction_id: self.client_transaction_id,
            ruleset_key: self.ruleset_key,
        };
        asked.handle(call)
    }
}
