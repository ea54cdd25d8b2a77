//! `POST /consumer_report/pdf/get`

use serde::Deserialize;

use crate::api::wire::pdf::Pdf;
use crate::api::wire::report_print::{Part, print};
use crate::api::{Call, Endpoint, Written};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::ids::RequestId;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    user_token: String,
}

impl Endpoint for Request {
    const PATH: &'static str = "/consumer_report/pdf/get";
    const SUMMARY: &'static str = "Read the accounts and the income of a user as a PDF.";
    const ERRORS: &'static [ErrorCode] = &[
        ErrorCode::CheckReportDataUnavailable,
        ErrorCode::CheckReportNoAccounts,
        ErrorCode::ConsumerReportExpired,
        ErrorCode::ConsumerReportProductNotReady,
        ErrorCode::InstitutionTransactionHistoryNotSupported,
        ErrorCode::InvalidUserToken,
        ErrorCode::UserNotFound,
    ];
    type Response<'a> = Pdf;

    fn handle(self, call: &mut Call<'_>) -> Result<Pdf, Error> {
        let user_id = &call.sandbox.user(None, Some(&self.user_token))?.id;
        let report = call.sandbox.check_report(user_id)?;
        let parts = [Part::Base, Part::Income];
        Ok(print(call.sandbox, report, "Consumer Report", &parts))
    }

    fn write(answer: &Pdf, request_id: RequestId) -> serde_json::Result<Written> {
        Ok(answer.written(request_id))
    }
}
