//! `POST /transfer/capabilities/get`

use serde::{Deserialize, Serialize};

use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::ids::AccountId;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    access_token: String,
    account_id: String,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response {
    institution_supported_networks: Networks,
}

#[derive(Debug, Serialize)]
struct Networks {
    rfp: Rfp,
    rtp: Rtp,
}

#[derive(Debug, Serialize)]
struct Rfp {
    debit: bool,
}

#[derive(Debug, Serialize)]
struct Rtp {
    credit: bool,
}

impl Endpoint for Request {
    const PATH: &'static str = "/transfer/capabilities/get";
    const SUMMARY: &'static str = "Read which rails reach an account.";
    const ERRORS: &'static [ErrorCode] = &[
        ErrorCode::InvalidAccessToken,
        ErrorCode::ItemNotFound,
        ErrorCode::InvalidAccountId,
        ErrorCode::ItemLoginRequired,
        ErrorCode::ItemUserPermissionRevoked,
    ];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        let item = call.sandbox.working_item(&self.access_token)?;
        let chosen = AccountId::parse(&self.account_id);
        let account = item.accounts.iter().find(|it| Some(it.id) == chosen);
        let account = account.ok_or(ErrorCode::InvalidAccountId)?;
        let instant = call.sandbox.reached_at_once(item, account);
        Ok(Response {
            institution_supported_networks: Networks {
                rfp: Rfp { debit: instant },
                rtp: Rtp { credit: instant },
            },
        })
    }
}
