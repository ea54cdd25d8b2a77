//! Plaid's error object. <https://plaid.com/docs/errors/>

use serde::Serialize;

use super::asset_report::WireCause;
use crate::errors::{Error, ErrorType, OauthCode};

/// An error as an answer, or as the state of an Item.
#[derive(Debug, Serialize)]
pub struct WireError {
    #[serde(skip_serializing_if = "Option::is_none")]
    causes: Option<Vec<WireCause>>,
    display_message: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    documentation_url: Option<String>,
    error_code: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    error_code_reason: Option<&'static str>,
    error_message: String,
    error_type: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<u16>,
    suggested_action: Option<&'static str>,
}

/// An error of Plaid's OAuth service, <https://plaid.com/docs/api/oauth/>.
#[derive(Debug, Serialize)]
pub struct WireOauthError<'a> {
    error: &'static str,
    error_description: &'a str,
}

impl<'a> WireOauthError<'a> {
    /// An error that answers a call.
    pub fn new(code: OauthCode, error: &'a Error) -> Self {
        Self {
            error: code.as_str(),
            error_description: &error.message,
        }
    }
}

impl WireError {
    /// An error that answers a call.
    pub fn answer(error: &Error) -> Self {
        let entry = error.entry();
        let of_reports = matches!(
            entry.error_type,
            ErrorType::AssetReportError | ErrorType::CheckReportError
        );
        Self {
            causes: of_reports.then(|| error.causes.iter().map(WireCause::new).collect()),
            display_message: error.display_message(),
            documentation_url: error.documentation_url(),
            error_code: entry.code,
            error_code_reason: error.reason.map(|reason| reason.as_str()),
            error_message: error.message.clone().into_owned(),
            error_type: entry.error_type.as_str(),
            status: None,
            suggested_action: None,
        }
    }

    /// An error that an Item is in, which travels inside an answer.
    pub fn of_item(error: &Error) -> Self {
        Self {
            status: Some(error.entry().status),
            ..Self::answer(error)
        }
    }
}
