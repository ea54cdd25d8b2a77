//! `POST /signal/schedule`

use serde::{Deserialize, Serialize};

use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::{Advice, PlannedDebit, Recommendation};
use jiff::civil::Date;

/// What is asked. How the money is moved changes nothing.
#[derive(Debug, Deserialize)]
pub struct Request {
    pub(in crate::api) access_token: String,
    pub(in crate::api) account_id: String,
    pub(in crate::api) amount: f64,
    pub(in crate::api) client_transaction_id: String,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response {
    optimal_date: Option<Date>,
    recommendations: Vec<Day>,
    warnings: [(); 0],
}

#[derive(Debug, Serialize)]
struct Day {
    date: Date,
    rank: Option<u8>,
    recommendation: Recommendation,
}

impl Day {
    fn new(advice: Advice) -> Self {
        Self {
            date: advice.date,
            rank: advice.rank,
            recommendation: advice.recommendation,
        }
    }
}

impl Endpoint for Request {
    const PATH: &'static str = "/signal/schedule";
    const SUMMARY: &'static str = "Say on which of the next days a debit is best made.";
    const ERRORS: &'static [ErrorCode] = &[
        ErrorCode::AdditionalConsentRequired,
        ErrorCode::ClientTransactionIdAlreadyInUse,
        ErrorCode::InvalidAccessToken,
        ErrorCode::InvalidAccountId,
        ErrorCode::ItemLoginRequired,
        ErrorCode::ItemNotFound,
        ErrorCode::ProductNotReady,
        ErrorCode::ProductsNotSupported,
    ];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        let debit = PlannedDebit {
            access_token: &self.access_token,
            account_id: &self.account_id,
            client_transaction_id: &self.client_transaction_id,
            amount: self.amount,
        };
        let advised = call.sandbox.schedule_debit(&debit)?;
        let best = advised.iter().find(|advice| advice.rank == Some(1));
        Ok(Response {
            optimal_date: best.map(|advice| advice.date),
            recommendations: advised.into_iter().map(Day::new).collect(),
            warnings: [],
        })
    }
}
