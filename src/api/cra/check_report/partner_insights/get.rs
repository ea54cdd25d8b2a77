//! `POST /cra/check_report/partner_insights/get`

use serde::{Deserialize, Serialize};

use crate::api::cra::{READING, Whom};
use crate::api::wire::check_options::{PartnerOptions, Prism};
use crate::api::wire::check_warning::WireCheckWarning;
use crate::api::wire::partner_insights::WirePartnerInsights;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::Sandbox;
use crate::sandbox::product::Product;

/// What is asked; options are read if the report was not made with the product.
#[derive(Debug, Deserialize)]
pub struct Request {
    options: Option<OldOptions>,
    partner_insights: Option<PartnerOptions>,
    #[serde(flatten)]
    whom: Whom,
}

/// The older place of `prism_versions`.
#[derive(Debug, Deserialize)]
struct OldOptions {
    prism_versions: Option<Prism>,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response<'a> {
    report: WirePartnerInsights<'a>,
    warnings: Vec<WireCheckWarning>,
}

impl Endpoint for Request {
    const PATH: &'static str = "/cra/check_report/partner_insights/get";
    const SUMMARY: &'static str = "Read what Prism Data and FICO make of a consumer report.";
    const ERRORS: &'static [ErrorCode] = READING;
    type Response<'a> = Response<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<Response<'a>, Error> {
        let sandbox: &Sandbox = call.sandbox;
        let user_id = self.whom.find(sandbox)?;
        let report = sandbox.check_report(&user_id)?;
        sandbox.check_product(report, Product::CraPartnerInsights)?;
        let (mut prism, mut fico) = (report.terms.prism, report.terms.fico.clone());
        if !report.is_for(Product::CraPartnerInsights) {
            let new = self.partner_insights;
            let old = self.options.and_then(|it| it.prism_versions);
            let old = old.map(|it| it.versions());
            let asked = new.as_ref().and_then(PartnerOptions::prism).or(old);
            prism = asked.unwrap_or(prism);
            fico = new.and_then(|it| it.fico()).or(fico);
        }
        Ok(Response {
            report: WirePartnerInsights::new(sandbox, report, prism, fico.as_ref()),
            warnings: WireCheckWarning::all(report),
        })
    }
}
