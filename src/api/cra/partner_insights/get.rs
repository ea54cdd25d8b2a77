//! `POST /cra/partner_insights/get`

use serde::{Deserialize, Serialize};

use crate::api::cra::READING;
use crate::api::wire::partner_insights::WirePartnerInsights;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::Sandbox;
use crate::sandbox::product::Product;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    user_token: String,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response<'a> {
    report: [WirePartnerInsights<'a>; 1],
}

impl Endpoint for Request {
    const PATH: &'static str = "/cra/partner_insights/get";
    const SUMMARY: &'static str = "Read what Prism Data makes of a consumer report; older.";
    const ERRORS: &'static [ErrorCode] = READING;
    type Response<'a> = Response<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<Response<'a>, Error> {
        let sandbox: &Sandbox = call.sandbox;
        let user_id = &sandbox.user(None, Some(&self.user_token))?.id;
        let report = sandbox.check_report(user_id)?;
        sandbox.check_product(report, Product::CraPartnerInsights)?;
        let (prism, fico) = (report.terms.prism, report.terms.fico.as_ref());
        Ok(Response {
            report: [WirePartnerInsights::new(sandbox, report, prism, fico)],
        })
    }
}
