//! `POST /beta/ewa_report/v1/get`

use serde::{Deserialize, Serialize};

use crate::api::wire::check_insights::WireFindings;
use crate::api::wire::time::Seconds;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::Sandbox;
use crate::sandbox::check_reports::EwaScore;
use crate::sandbox::ids::Uuid;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    access_token: String,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response {
    ewa_attributes: Option<WireFindings>,
    ewa_report_id: Uuid,
    ewa_scores: Vec<WireEwaScore>,
    generation_time: Seconds,
}

/// How likely an advance between two amounts is to be paid back.
#[derive(Debug, Serialize)]
struct WireEwaScore {
    highest_amount: u16,
    lowest_amount: u16,
    score: u16,
}

impl From<EwaScore> for WireEwaScore {
    fn from(it: EwaScore) -> Self {
        Self {
            highest_amount: it.amounts.1,
            lowest_amount: it.amounts.0,
            score: it.score,
        }
    }
}

impl Endpoint for Request {
    const PATH: &'static str = "/beta/ewa_report/v1/get";
    const SUMMARY: &'static str = "Read how likely advances of wages are to be paid back.";
    const ERRORS: &'static [ErrorCode] = &[
        ErrorCode::InvalidAccessToken,
        ErrorCode::ItemLoginRequired,
        ErrorCode::ItemNotFound,
        ErrorCode::ProductNotReady,
    ];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        call.sandbox.ewa_items(&self.access_token)?;
        let ewa_report_id = call.sandbox.next_insights_id();
        let sandbox: &Sandbox = call.sandbox;
        let items = sandbox.ewa_items(&self.access_token)?;
        let findings = sandbox.findings(&items);
        let scores = findings.ewa_scores().into_iter();
        let attributes = findings.suffice().then(|| findings.ewa_attributes());
        Ok(Response {
            ewa_attributes: attributes.map(WireFindings),
            ewa_report_id,
            ewa_scores: scores.map(WireEwaScore::from).collect(),
            generation_time: Seconds(sandbox.now()),
        })
    }
}
