//! `POST /processor/transactions/sync`

use serde::{Deserialize, Serialize};

use crate::api::transactions::sync;
use crate::api::transactions::sync::Removed;
use crate::api::wire::account::WireAccount;
use crate::api::wire::transaction::WireTransactions;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::product::Product;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    count: Option<usize>,
    cursor: Option<String>,
    #[serde(default)]
    options: sync::Options,
    processor_token: String,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response<'a> {
    account: Option<WireAccount<'a>>,
    added: WireTransactions<'a>,
    has_more: bool,
    modified: WireTransactions<'a>,
    next_cursor: String,
    removed: Vec<Removed>,
    transactions_update_status: &'static str,
}

impl Endpoint for Request {
    const PATH: &'static str = "/processor/transactions/sync";
    const SUMMARY: &'static str =
        "Read what changed in the transactions of the account a processor was lent since a cursor.";
    const ERRORS: &'static [ErrorCode] = &[
        ErrorCode::AdditionalConsentRequired,
        ErrorCode::InvalidAccountId,
        ErrorCode::InvalidProcessorToken,
        ErrorCode::InvalidProduct,
        ErrorCode::ItemLoginRequired,
        ErrorCode::ItemNotFound,
        ErrorCode::ProductsNotSupported,
        ErrorCode::TransactionsSyncMutationDuringPagination,
    ];
    type Response<'a> = Response<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<Response<'a>, Error> {
        let lent = call
            .sandbox
            .lent_account(&self.processor_token, Some(Product::Transactions))?;
        let read = sync::Request {
            access_token: lent.access_token,
            count: self.count,
            cursor: self.cursor,
            options: sync::Options {
                account_id: Some(lent.account_id.to_string()),
                ..self.options
            },
        };
        let read = read.handle(call)?;
        let mut accounts = read.accounts.into_iter();
        Ok(Response {
            account: accounts.find(|account| account.is(lent.account_id)),
            added: read.added,
            has_more: read.has_more,
            modified: read.modified,
            next_cursor: read.next_cursor,
            removed: read.removed,
            transactions_update_status: read.transactions_update_status,
        })
    }
}
