//! `POST /bank_transfer/list`

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::api::wire::bank_transfer::WireBankTransfer;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::bank_transfers::{BankTransfer, Direction};
use crate::sandbox::ids::Uuid;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    count: Option<usize>,
    direction: Option<Direction>,
    end_date: Option<Timestamp>,
    offset: Option<usize>,
    origination_account_id: Option<String>,
    start_date: Option<Timestamp>,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response<'a> {
    bank_transfers: Vec<WireBankTransfer<'a>>,
}

impl Request {
    fn admits(&self, it: &BankTransfer) -> bool {
        let own = self.origination_account_id.as_deref().map(Uuid::parse);
        self.start_date.is_none_or(|since| it.created_at >= since)
            && self.end_date.is_none_or(|until| it.created_at <= until)
            && own.is_none_or(|id| id.is_some() && id == it.origination_account_id)
            // Nobody sends money to an app here.
            && self.direction != Some(Direction::Inbound)
    }
}

impl Endpoint for Request {
    const PATH: &'static str = "/bank_transfer/list";
    const SUMMARY: &'static str = "List bank transfers, the newest first.";
    const ERRORS: &'static [ErrorCode] = &[];
    type Response<'a> = Response<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<Response<'a>, Error> {
        let all = call.sandbox.list_bank_transfers();
        let page = all
            .filter(|it| self.admits(it))
            .skip(self.offset.unwrap_or(0))
            .take(self.count.unwrap_or(25));
        Ok(Response {
            bank_transfers: page.map(WireBankTransfer::new).collect(),
        })
    }
}
