//! `POST /cra/check_report/network_insights/get`

use serde::{Deserialize, Serialize};

use crate::api::cra::{READING, Whom};
use crate::api::wire::check_insights::WireFindings;
use crate::api::wire::check_warning::WireCheckWarning;
use crate::api::wire::time::Seconds;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::Sandbox;
use crate::sandbox::ids::{ItemId, Uuid};
use crate::sandbox::product::Product;

/// What is asked; of versions there is one, which the contract checks.
#[derive(Debug, Deserialize)]
pub struct Request {
    #[serde(flatten)]
    whom: Whom,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response<'a> {
    report: Report<'a>,
    warnings: Vec<WireCheckWarning>,
}

#[derive(Debug, Serialize)]
struct Report<'a> {
    generated_time: Seconds,
    items: Vec<Linked<'a>>,
    network_attributes: WireFindings,
    report_id: Uuid,
}

#[derive(Debug, Serialize)]
struct Linked<'a> {
    institution_id: &'a str,
    institution_name: &'a str,
    item_id: ItemId,
}

impl Endpoint for Request {
    const PATH: &'static str = "/cra/check_report/network_insights/get";
    const SUMMARY: &'static str = "Read which lenders a user deals with.";
    const ERRORS: &'static [ErrorCode] = READING;
    type Response<'a> = Response<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<Response<'a>, Error> {
        let sandbox: &Sandbox = call.sandbox;
        let user_id = self.whom.find(sandbox)?;
        let report = sandbox.check_report(&user_id)?;
        sandbox.check_product(report, Product::CraNetworkInsights)?;
        let items = sandbox.report_items(report);
        let network = sandbox.findings(&items).network();
        let items = items.iter().map(|it| it.item);
        Ok(Response {
            report: Report {
                generated_time: Seconds(report.ready_at),
                items: items
                    .map(|item| Linked {
                        institution_id: &item.institution_id,
                        institution_name: sandbox
                            .institution(&item.institution_id)
                            .map_or("", |it| it.name.as_str()),
                        item_id: item.id,
                    })
                    .collect(),
                network_attributes: WireFindings(network),
                report_id: report.id,
            },
            warnings: WireCheckWarning::all(report),
        })
    }
}
