//! `POST /asset_report/create`

use serde::Deserialize;

use super::{Asked, days, webhook};
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::asset_reports::{AssetTerms, AssetUser};

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    access_tokens: Option<Vec<String>>,
    days_requested: i128,
    #[serde(default)]
    options: Option<Options>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Options {
    add_ons: Option<Vec<String>>,
    client_report_id: Option<String>,
    include_fast_report: Option<bool>,
    products: Option<Vec<String>>,
    require_all_items: Option<bool>,
    user: Option<AssetUser>,
    webhook: Option<String>,
}

impl Options {
    fn terms(self, days_requested: u16) -> Result<AssetTerms, Error> {
        let named = |list: &Option<Vec<String>>, name: &str| {
            let mut names = list.iter().flatten();
            names.any(|it| it == name)
        };
        Ok(AssetTerms {
            days_requested,
            client_report_id: self.client_report_id,
            fast: self.include_fast_report.unwrap_or_default()
                || named(&self.add_ons, "fast_assets"),
            investments: named(&self.add_ons, "investments")
                || named(&self.products, "investments"),
            require_all_items: self.require_all_items.unwrap_or(true),
            user: self.user.unwrap_or_default(),
            webhook: webhook(self.webhook)?,
        })
    }
}

impl Endpoint for Request {
    const PATH: &'static str = "/asset_report/create";
    const SUMMARY: &'static str = "Ask for a report of what the accounts of some Items hold.";
    const ERRORS: &'static [ErrorCode] = &[
        ErrorCode::AssetReportProductNotEnabled,
        ErrorCode::InvalidAccessToken,
        ErrorCode::ItemLoginRequired,
        ErrorCode::ItemNotFound,
        ErrorCode::MissingFields,
    ];
    type Response<'a> = Asked;

    fn handle(self, call: &mut Call<'_>) -> Result<Asked, Error> {
        let tokens = self.access_tokens.unwrap_or_default();
        if tokens.is_empty() {
            return Err(Error::missing_fields(&["access_tokens"]));
        }
        let terms = self.options.unwrap_or_default();
        let terms = terms.terms(days(self.days_requested))?;
        let report = call.sandbox.create_asset_report(&tokens, terms)?;
        Ok(Asked::of(report))
    }
}
