//! `POST /signal/evaluate`

use serde::{Deserialize, Serialize};

use crate::api::wire::signal::WireAttributes;
use crate::api::wire::signal::{WireRuleset, WireScores};
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::{Evaluation, PlannedDebit};

/// What is asked. What is told of the person and the device changes nothing.
#[derive(Debug, Deserialize)]
pub struct Request {
    pub(in crate::api) access_token: String,
    pub(in crate::api) account_id: String,
    pub(in crate::api) amount: f64,
    pub(in crate::api) client_transaction_id: String,
    pub(in crate::api) ruleset_key: Option<String>,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response {
    core_attributes: WireAttributes,
    ruleset: WireRuleset,
    scores: Option<WireScores>,
    warnings: [(); 0],
}

impl Response {
    fn new(evaluation: Evaluation) -> Self {
        Self {
            scores: evaluation.scores.map(WireScores::new),
            ruleset: WireRuleset::new(evaluation.ruleset_key, evaluation.result, evaluation.rule),
            core_attributes: WireAttributes(evaluation.attributes),
            warnings: [],
        }
    }
}

impl Endpoint for Request {
    const PATH: &'static str = "/signal/evaluate";
    const SUMMARY: &'static str = "Say how likely a debit is to come back.";
    const ERRORS: &'static [ErrorCode] = &[
        ErrorCode::AdditionalConsentRequired,
        ErrorCode::ClientTransactionIdAlreadyInUse,
        ErrorCode::InvalidAccessToken,
        ErrorCode::InvalidAccountId,
        ErrorCode::ItemLoginRequired,
        ErrorCode::ItemNotFound,
        ErrorCode::ProductNotReady,
        ErrorCode::ProductsNotSupported,
        ErrorCode::RulesetNotFound,
    ];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        let debit = PlannedDebit {
            access_token: &self.access_token,
            account_id: &self.account_id,
            client_transaction_id: &self.client_transaction_id,
            amount: self.amount,
        };
        let key = self.ruleset_key.as_deref();
        let evaluation = call.sandbox.evaluate_debit(&debit, key)?;
        Ok(Response::new(evaluation))
    }
}
