//! `POST /cra/credit_profile/report/get`

use serde::{Deserialize, Serialize};

use crate::api::wire::check_warning::WireCheckWarning;
use crate::api::wire::credit_profile::WireCreditProfile;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::Sandbox;
use crate::sandbox::ids::UserId;

/// How far the accounts are looked back; not published.
const DAYS: u16 = 365;

/// What is asked; purpose, kind and version are checked by the contract.
#[derive(Debug, Deserialize)]
pub struct Request {
    client_report_id: String,
    inquiry_type: String,
    user_id: String,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response {
    report: WireCreditProfile,
    user_id: UserId,
    warnings: Vec<WireCheckWarning>,
}

impl Endpoint for Request {
    const PATH: &'static str = "/cra/credit_profile/report/get";
    const SUMMARY: &'static str =
        "Read scores and attributes of a user's accounts as they are now.";
    const ERRORS: &'static [ErrorCode] = &[ErrorCode::InvalidUserId, ErrorCode::UserNotFound];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        let sandbox: &Sandbox = call.sandbox;
        let user_id = sandbox.user(Some(&self.user_id), None)?.id.clone();
        let (items, left_out) = sandbox.items_now(&user_id, DAYS);
        let inquiry = (self.client_report_id, self.inquiry_type);
        Ok(Response {
            report: WireCreditProfile::new(sandbox, &items, inquiry),
            user_id,
            warnings: WireCheckWarning::of(&left_out),
        })
    }
}
