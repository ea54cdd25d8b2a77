//! `POST /asset_report/refresh`

use serde::Deserialize;

use super::{Asked, days, webhook};
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::asset_reports::{AssetTerms, AssetUser};

/// What is asked; what is left out stays as it was.
#[derive(Debug, Deserialize)]
pub struct Request {
    asset_report_token: String,
    days_requested: Option<i128>,
    #[serde(default)]
    options: Option<Options>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Options {
    client_report_id: Option<String>,
    user: Option<AssetUser>,
    webhook: Option<String>,
}

/// What is to stand instead of `old`; an empty text takes it away.
fn instead(new: Option<String>, old: &Option<String>) -> Option<String> {
    let text = new.or_else(|| old.clone());
    text.filter(|text| !text.is_empty())
}

fn user(new: AssetUser, old: &AssetUser) -> AssetUser {
    AssetUser {
        client_user_id: instead(new.client_user_id, &old.client_user_id),
        email: instead(new.email, &old.email),
        first_name: instead(new.first_name, &old.first_name),
        last_name: instead(new.last_name, &old.last_name),
        middle_name: instead(new.middle_name, &old.middle_name),
        phone_number: instead(new.phone_number, &old.phone_number),
        ssn: instead(new.ssn, &old.ssn),
    }
}

impl Endpoint for Request {
    const PATH: &'static str = "/asset_report/refresh";
    const SUMMARY: &'static str = "Ask for a report anew, of the same Items as they are now.";
    const ERRORS: &'static [ErrorCode] = &[
        ErrorCode::InvalidAssetReportToken,
        ErrorCode::InvalidParent,
        ErrorCode::ItemLoginRequired,
        ErrorCode::ItemNotFound,
    ];
    type Response<'a> = Asked;

    fn handle(self, call: &mut Call<'_>) -> Result<Asked, Error> {
        let options = self.options.unwrap_or_default();
        webhook(options.webhook.clone())?;
        let token = &self.asset_report_token;
        let report = call.sandbox.refresh_asset_report(token, |old| AssetTerms {
            days_requested: self.days_requested.map_or(old.days_requested, days),
            client_report_id: instead(options.client_report_id, &old.client_report_id),
            fast: old.fast,
            investments: old.investments,
            require_all_items: old.require_all_items,
            user: user(options.user.unwrap_or_default(), &old.user),
            webhook: instead(options.webhook, &old.webhook),
        })?;
        Ok(Asked::of(report))
    }
}
