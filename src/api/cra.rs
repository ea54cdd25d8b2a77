//! `/cra/*`, <https://plaid.com/docs/api/products/check/>

pub mod check_report;
pub mod credit_profile;
pub mod loans;
pub mod monitoring_insights;
pub mod partner_insights;

use serde::Deserialize;

use super::Route;
use crate::errors::{Error, ErrorCode};
use crate::sandbox::Sandbox;
use crate::sandbox::ids::UserId;

/// The endpoints of this area.
pub const ROUTES: &[Route] = &[
    Route::of::<check_report::base_report::get::Request>(),
    Route::of::<check_report::cashflow_insights::get::Request>(),
    Route::of::<check_report::create::Request>(),
    Route::of::<check_report::income_insights::get::Request>(),
    Route::of::<check_report::lend_score::get::Request>(),
    Route::of::<check_report::network_insights::get::Request>(),
    Route::of::<check_report::partner_insights::get::Request>(),
    Route::of::<check_report::pdf::get::Request>(),
    Route::of::<check_report::verification::get::Request>(),
    Route::of::<check_report::verification::pdf::get::Request>(),
    Route::of::<credit_profile::report::get::Request>(),
    Route::of::<loans::applications::register::Request>(),
    Route::of::<loans::register::Request>(),
    Route::of::<loans::unregister::Request>(),
    Route::of::<loans::update::Request>(),
    Route::of::<monitoring_insights::get::Request>(),
    Route::of::<monitoring_insights::subscribe::Request>(),
    Route::of::<monitoring_insights::unsubscribe::Request>(),
    Route::of::<partner_insights::get::Request>(),
];

/// Whom a request is about.
#[derive(Debug, Deserialize)]
struct Whom {
    third_party_user_token: Option<String>,
    user_id: Option<String>,
    user_token: Option<String>,
}

impl Whom {
    /// The user.
    ///
    /// # Errors
    /// `MISSING_FIELDS`, `INVALID_USER_ID`, `USER_NOT_FOUND`, `INVALID_USER_TOKEN`.
    fn find(&self, sandbox: &Sandbox) -> Result<UserId, Error> {
        if let Some(token) = &self.third_party_user_token {
            return sandbox.shared_user(token).cloned();
        }
        let (id, token) = (self.user_id.as_deref(), self.user_token.as_deref());
        Ok(sandbox.user(id, token)?.id.clone())
    }
}

/// The errors of a request for something of a report.
const READING: &[ErrorCode] = &[
    ErrorCode::CheckReportDataUnavailable,
    ErrorCode::CheckReportNoAccounts,
    ErrorCode::ConsumerReportExpired,
    ErrorCode::ConsumerReportProductNotReady,
    ErrorCode::InstitutionTransactionHistoryNotSupported,
    ErrorCode::InsufficientTransactionData,
    ErrorCode::InvalidUserId,
    ErrorCode::InvalidUserToken,
    ErrorCode::MissingFields,
    ErrorCode::NetworkConsentRequired,
    ErrorCode::UserNotFound,
];
