//! `POST /bank_transfer/balance/get`

use serde::{Deserialize, Serialize};

use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::ids::Uuid;
use crate::sandbox::transfers::{Cents, Own};

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    origination_account_id: Option<String>,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response {
    balance: Balance,
    origination_account_id: Uuid,
}

#[derive(Debug, Serialize)]
struct Balance {
    available: Cents,
    transactable: Cents,
}

impl Endpoint for Request {
    const PATH: &'static str = "/bank_transfer/balance/get";
    const SUMMARY: &'static str = "Read what the account that bank transfers go by holds.";
    const ERRORS: &'static [ErrorCode] = &[ErrorCode::BankTransferInvalidOriginationAccount];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        let own = call.sandbox.own_id(Own::Origination);
        let asked = self.origination_account_id.as_deref();
        if asked.is_some_and(|id| Uuid::parse(id) != Some(own)) {
            return Err(ErrorCode::BankTransferInvalidOriginationAccount.into());
        }
        let balance = call.sandbox.bank_transfer_balance();
        Ok(Response {
            balance: Balance {
                available: balance.available,
                transactable: balance.transactable,
            },
            origination_account_id: own,
        })
    }
}
