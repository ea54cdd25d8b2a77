//! `POST /transfer/create`

use serde::{Deserialize, Serialize};

use crate::api::wire::transfer::WireTransfer;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::Sandbox;
use crate::sandbox::transfers::{Cents, NewTransfer};
use std::collections::BTreeMap;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    access_token: String,
    account_id: String,
    amount: Option<String>,
    authorization_id: String,
    description: String,
    facilitator_fee: Option<String>,
    metadata: Option<BTreeMap<String, String>>,
    test_clock_id: Option<String>,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response<'a> {
    transfer: WireTransfer<'a>,
}

impl Endpoint for Request {
    const PATH: &'static str = "/transfer/create";
    const SUMMARY: &'static str = "Make a transfer that was authorized.";
    const ERRORS: &'static [ErrorCode] = &[
        ErrorCode::InvalidAccessToken,
        ErrorCode::ItemNotFound,
        ErrorCode::InvalidAccountId,
    ];
    type Response<'a> = Response<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<Response<'a>, Error> {
        let item = call.sandbox.item(&self.access_token)?;
        let order = &call
            .sandbox
            .authorization_named(&self.authorization_id)?
            .order;
        if order.item_id != item.id || order.account_id.as_str() != self.account_id {
            return Err(ErrorCode::InvalidAccountId.into());
        }
        let amount = self.amount.as_deref();
        let fee = self.facilitator_fee.as_deref();
        let fee = fee.map(|it| Cents::parse("facilitator_fee", it));
        let id = call
            .sandbox
            .create_transfer(NewTransfer {
                authorization_id: self.authorization_id,
                amount: amount.map(|it| Cents::parse("amount", it)).transpose()?,
                description: self.description,
                metadata: self.metadata,
                facilitator_fee: fee.transpose()?,
                test_clock_id: self.test_clock_id,
            })?
            .id
            .to_string();
        let sandbox: &Sandbox = call.sandbox;
        Ok(Response {
            transfer: WireTransfer::new(sandbox, sandbox.transfer(&id)?),
        })
    }
}
