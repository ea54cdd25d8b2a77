//! `POST /item/activity/list`

use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use crate::api::wire::scopes::WireScopes;
use crate::api::wire::time::Seconds;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::ids::{ApplicationId, Uuid};
use crate::sandbox::{Activity, ActivityType, Authenticator, Connected, ReadData, Sandbox};

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    access_token: Option<String>,
    count: Option<usize>,
    cursor: Option<String>,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response<'a> {
    activities: Vec<WireActivity<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cursor: Option<Uuid>,
    last_data_access_times: Vec<DataAccess>,
}

#[derive(Debug, Serialize)]
struct WireActivity<'a> {
    activity: ActivityType,
    #[serde(skip_serializing_if = "Option::is_none")]
    authentication: Option<Authenticator>,
    id: Uuid,
    initiated_date: Date,
    initiator: &'a ApplicationId,
    scopes: Option<WireScopes>,
    /// What cannot be done is not written down.
    state: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    target_application_id: Option<&'a ApplicationId>,
}

#[derive(Debug, Serialize)]
struct DataAccess {
    account_balance_info: Option<Seconds>,
    account_routing_number: Option<Seconds>,
    application_id: ApplicationId,
    contact_details: Option<Seconds>,
    /// As newer SDKs call `contact_details`.
    contact_info: Option<Seconds>,
    credit_and_loans: Option<Seconds>,
    /// As newer SDKs call `credit_and_loans`.
    credit_loan_info: Option<Seconds>,
    investments: Option<Seconds>,
    payroll_info: Option<Seconds>,
    transaction_risk_info: Option<Seconds>,
    transactions: Option<Seconds>,
}

impl<'a> WireActivity<'a> {
    fn new(activity: &'a Activity) -> Self {
        Self {
            activity: activity.kind,
            authentication: activity.authenticator,
            id: activity.id,
            initiated_date: TimeZone::UTC.to_datetime(activity.at).date(),
            initiator: &activity.initiator,
            scopes: activity.scopes.clone().map(WireScopes::new),
            state: "SUCCESS",
            target_application_id: activity.target.as_ref(),
        }
    }
}

impl DataAccess {
    fn new(connected: Connected<'_>) -> Self {
        let last = |data: ReadData| connected.reads.get(&data).copied().map(Seconds);
        Self {
            account_balance_info: last(ReadData::AccountBalanceInfo),
            account_routing_number: last(ReadData::AccountRoutingNumber),
            contact_details: last(ReadData::ContactDetails),
            contact_info: last(ReadData::ContactDetails),
            credit_and_loans: last(ReadData::CreditAndLoans),
            credit_loan_info: last(ReadData::CreditAndLoans),
            investments: last(ReadData::Investments),
            payroll_info: last(ReadData::PayrollInfo),
            transaction_risk_info: last(ReadData::TransactionRiskInfo),
            transactions: last(ReadData::Transactions),
            application_id: connected.application.id,
        }
    }
}

impl Endpoint for Request {
    const PATH: &'static str = "/item/activity/list";
    const SUMMARY: &'static str = "List what has happened to connections with a login.";
    const ERRORS: &'static [ErrorCode] = &[
        ErrorCode::InvalidAccessToken,
        ErrorCode::ItemNotFound,
        ErrorCode::MissingFields,
    ];
    type Response<'a> = Response<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<Response<'a>, Error> {
        const COUNT: usize = 50;
        let sandbox: &Sandbox = call.sandbox;
        let token = self
            .access_token
            .ok_or_else(|| Error::missing_fields(&["access_token"]))?;
        let count = self.count.unwrap_or(COUNT);
        let page = sandbox.list_activities(&token, self.cursor.as_deref(), count)?;
        let connected = sandbox.connected_applications(&token)?;
        Ok(Response {
            activities: page.activities.into_iter().map(WireActivity::new).collect(),
            cursor: page.cursor,
            last_data_access_times: connected.into_iter().map(DataAccess::new).collect(),
        })
    }
}
