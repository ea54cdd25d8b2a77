//! `POST /dashboard_user/list`

use serde::{Deserialize, Serialize};

use crate::api::wire::dashboard_user::WireDashboardUser;
use crate::api::wire::page;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::Sandbox;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    cursor: Option<String>,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response<'a> {
    dashboard_users: Vec<WireDashboardUser<'a>>,
    next_cursor: Option<String>,
}

impl Endpoint for Request {
    const PATH: &'static str = "/dashboard_user/list";
    const SUMMARY: &'static str = "List who works with the Dashboard.";
    const ERRORS: &'static [ErrorCode] = &[];
    type Response<'a> = Response<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<Response<'a>, Error> {
        let sandbox: &Sandbox = call.sandbox;
        let all = sandbox.dashboard_users();
        let (found, next_cursor) = page::forward(all, self.cursor.as_deref())?;
        Ok(Response {
            dashboard_users: found.into_iter().map(WireDashboardUser::from).collect(),
            next_cursor,
        })
    }
}
