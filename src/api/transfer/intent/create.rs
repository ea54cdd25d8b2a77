//! `POST /transfer/intent/create`

use serde::{Deserialize, Serialize};

use crate::api::wire::transfer::UserRequest;
use crate::api::wire::transfer_intent::WireIntent;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::Sandbox;
use crate::sandbox::ids::AccountId;
use crate::sandbox::transfers::{AchClass, Cents, Mode, Network, NewIntent};
use std::collections::BTreeMap;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    account_id: Option<String>,
    ach_class: Option<AchClass>,
    amount: String,
    description: String,
    metadata: Option<BTreeMap<String, String>>,
    mode: Mode,
    network: Option<Network>,
    user: UserRequest,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response<'a> {
    transfer_intent: WireIntent<'a>,
}

impl Endpoint for Request {
    const PATH: &'static str = "/transfer/intent/create";
    const SUMMARY: &'static str =
        "Make an intent, which Transfer UI in Link turns into a transfer.";
    const ERRORS: &'static [ErrorCode] = &[ErrorCode::InvalidAccountId];
    type Response<'a> = Response<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<Response<'a>, Error> {
        let account_id = self.account_id.as_deref().filter(|id| !id.is_empty());
        let known = |id: &str| AccountId::parse(id).ok_or(ErrorCode::InvalidAccountId);
        let id = call
            .sandbox
            .create_intent(NewIntent {
                account_id: account_id.map(known).transpose()?,
                mode: self.mode,
                network: self.network.unwrap_or(Network::SameDayAch),
                amount: Cents::parse("amount", &self.amount)?,
                description: self.description,
                ach_class: self.ach_class.unwrap_or(match self.mode {
                    Mode::Payment => AchClass::Web,
                    Mode::Disbursement => AchClass::Ppd,
                }),
                user: self.user.into(),
                metadata: self.metadata,
            })
            .id
            .to_string();
        let sandbox: &Sandbox = call.sandbox;
        Ok(Response {
            transfer_intent: WireIntent::new(sandbox, sandbox.intent(&id)?),
        })
    }
}
