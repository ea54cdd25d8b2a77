//! `POST /transfer/authorization/create`

use serde::{Deserialize, Serialize};

use crate::api::wire::transfer::{UserRequest, WireAuthorization};
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::Sandbox;
use crate::sandbox::ids::AccountId;
use crate::sandbox::transfers::{
    AchClass, AuthorizationOptions, Cents, Network, Order, TransferType,
};

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    access_token: String,
    account_id: String,
    ach_class: Option<AchClass>,
    amount: String,
    idempotency_key: Option<String>,
    ledger_id: Option<String>,
    network: Network,
    originator_client_id: Option<String>,
    request_guarantee: Option<bool>,
    test_clock_id: Option<String>,
    #[serde(rename = "type")]
    kind: TransferType,
    user: UserRequest,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response<'a> {
    authorization: WireAuthorization<'a>,
}

impl Endpoint for Request {
    const PATH: &'static str = "/transfer/authorization/create";
    const SUMMARY: &'static str = "Ask whether a transfer may be made.";
    const ERRORS: &'static [ErrorCode] = &[
        ErrorCode::InvalidAccessToken,
        ErrorCode::ItemNotFound,
        ErrorCode::InvalidAccountId,
        ErrorCode::IncompleteCustomerOnboarding,
        ErrorCode::MissingFields,
        ErrorCode::ProductsNotSupported,
        ErrorCode::TransferAccountBlocked,
        ErrorCode::TransferNetworkLimitExceeded,
        ErrorCode::TransferOriginatorNotFound,
        ErrorCode::TransferUnsupportedAccountType,
    ];
    type Response<'a> = Response<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<Response<'a>, Error> {
        let originator = self.originator_client_id.as_deref();
        let ledger_id = self.ledger_id.as_deref();
        let owner = call.sandbox.moving_owner(ledger_id, originator)?;
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
            owner,
        };
        let options = AuthorizationOptions {
            guarantee: self.request_guarantee == Some(true),
            idempotency_key: self.idempotency_key.filter(|key| !key.is_empty()),
            test_clock_id: self.test_clock_id,
        };
        let authorization = call.sandbox.authorize_transfer(order, options)?;
        let id = authorization.id.to_string();
        let sandbox: &Sandbox = call.sandbox;
        Ok(Response {
            authorization: WireAuthorization::new(sandbox, sandbox.authorization_named(&id)?),
        })
    }
}
