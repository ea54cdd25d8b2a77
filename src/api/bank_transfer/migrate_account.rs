//! `POST /bank_transfer/migrate_account`

use serde::{Deserialize, Serialize};

use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::ids::{AccessToken, AccountId};
use crate::sandbox::transfers::MigratedAccount;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    account_number: String,
    account_type: String,
    routing_number: String,
    wire_routing_number: Option<String>,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response {
    access_token: AccessToken,
    account_id: AccountId,
}

impl Endpoint for Request {
    const PATH: &'static str = "/bank_transfer/migrate_account";
    const SUMMARY: &'static str = "Make an Item of the numbers of an account.";
    const ERRORS: &'static [ErrorCode] = &[];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        let item = call.sandbox.migrate_account(MigratedAccount {
            account: self.account_number,
            routing: self.routing_number,
            wire_routing: self.wire_routing_number,
            account_type: self.account_type,
        })?;
        Ok(Response {
            access_token: item.access_token,
            account_id: item.accounts[0].id,
        })
    }
}
