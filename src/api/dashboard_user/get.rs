//! `POST /dashboard_user/get`

use serde::Deserialize;

use crate::api::wire::dashboard_user::WireDashboardUser;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    dashboard_user_id: String,
}

impl Endpoint for Request {
    const PATH: &'static str = "/dashboard_user/get";
    const SUMMARY: &'static str = "Read who works with the Dashboard.";
    const ERRORS: &'static [ErrorCode] = &[];
    type Response<'a> = WireDashboardUser<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<WireDashboardUser<'a>, Error> {
        let id = &self.dashboard_user_id;
        Ok(call.sandbox.dashboard_user(id, "dashboard_user_id")?.into())
    }
}
