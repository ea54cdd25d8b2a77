//! `POST /asset_report/get`

use serde::Deserialize;

use super::READING;
use crate::api::wire::asset_report::Answer;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::Sandbox;
use crate::sandbox::asset_reports::{AssetReport, Reading};

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    asset_report_token: Option<String>,
    fast_report: Option<bool>,
    include_insights: Option<bool>,
    #[serde(default)]
    options: Option<ReadingOptions>,
    user_token: Option<String>,
}

/// How a report is to be read.
#[derive(Debug, Default, Deserialize)]
pub struct ReadingOptions {
    days_to_include: Option<u16>,
}

impl ReadingOptions {
    /// All of a report, or its last days.
    pub fn reading(options: Option<Self>) -> Reading {
        Reading {
            fast: false,
            days_to_include: options.unwrap_or_default().days_to_include,
        }
    }
}

impl Request {
    fn report<'a>(&self, sandbox: &'a Sandbox) -> Result<&'a AssetReport, Error> {
        match (&self.asset_report_token, &self.user_token) {
            (Some(token), _) => sandbox.asset_report(token),
            (None, Some(token)) => {
                let user = sandbox.user(None, Some(token))?;
                sandbox.asset_report_of_user(&user.id)
            }
            (None, None) => Err(Error::missing_fields(&["asset_report_token"])),
        }
    }
}

impl Endpoint for Request {
    const PATH: &'static str = "/asset_report/get";
    const SUMMARY: &'static str = "Read a report of what the accounts of some Items hold.";
    const ERRORS: &'static [ErrorCode] = READING;
    type Response<'a> = Answer<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<Answer<'a>, Error> {
        let sandbox: &Sandbox = call.sandbox;
        let report = self.report(sandbox)?;
        let reading = Reading {
            fast: self.fast_report.unwrap_or_default(),
            ..ReadingOptions::reading(self.options)
        };
        let insights = self.include_insights.unwrap_or_default();
        Answer::new(sandbox, report, reading, insights)
    }
}
