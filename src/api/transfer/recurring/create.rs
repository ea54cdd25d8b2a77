//! `POST /transfer/recurring/create`

use serde::{Deserialize, Serialize};

use crate::api::wire::transfer::{UserRequest, WireRationale};
use crate::api::wire::transfer_recurring::{ScheduleRequest, WireRecurringTransfer};
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::Sandbox;
use crate::sandbox::ids::AccountId;
use crate::sandbox::transfers::{
    AchClass, Cents, Decision, Network, NewRecurringTransfer, Order, TransferType,
};

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    access_token: String,
    account_id: String,
    ach_class: Option<AchClass>,
    amount: String,
    description: String,
    idempotency_key: String,
    network: Network,
    schedule: ScheduleRequest,
    test_clock_id: Option<String>,
    #[serde(rename = "type")]
    kind: TransferType,
    user: UserRequest,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response<'a> {
    decision: Decision,
    decision_rationale: Option<WireRationale>,
    recurring_transfer: Option<WireRecurringTransfer<'a>>,
}

impl Endpoint for Request {
    const PATH: &'static str = "/transfer/recurring/create";
    const SUMMARY: &'static str = "Have transfers made by a schedule.";
    const ERRORS: &'static [ErrorCode] = &[
        ErrorCode::InvalidAccessToken,
        ErrorCode::ItemNotFound,
        ErrorCode::InvalidAccountId,
        ErrorCode::MissingFields,
        ErrorCode::ProductsNotSupported,
        ErrorCode::TransferAccountBlocked,
        ErrorCode::TransferNetworkLimitExceeded,
        ErrorCode::TransferUnsupportedAccountType,
    ];
    type Response<'a> = Response<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<Response<'a>, Error> {
        let item = call.sandbox.item(&self.access_token)?;
        let chosen = AccountId::parse(&self.account_id);
        let account = item.accounts.iter().find(|it| Some(it.id) == chosen);
        let order = Order {
            account_id: account.ok_or(ErrorCode::InvalidAccountId)?.id,
            item_id: item.id,
            kind: self.kind,
            network: self.network,
            amount: Cents::parse("amount", &self.amount)?,
            ach_class: self.ach_class,
            user: self.user.into(),
            owner: None,
        };
        let made = call
            .sandbox
            .create_recurring_transfer(NewRecurringTransfer {
                order,
                schedule: self.schedule.schedule()?,
                description: self.description,
                test_clock_id: self.test_clock_id,
                idempotency_key: self.idempotency_key,
            })?;
        let sandbox: &Sandbox = call.sandbox;
        let id = made.recurring_transfer_id.map(|id| id.to_string());
        let recurring = id.map(|id| sandbox.recurring_transfer(&id)).transpose()?;
        Ok(Response {
            decision: made.decision,
            decision_rationale: made.rationale.map(WireRationale::new),
            recurring_transfer: recurring.map(|it| WireRecurringTransfer::new(sandbox, it)),
        })
    }
}
