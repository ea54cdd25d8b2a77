//! `POST /transactions/sync`

use serde::{Deserialize, Serialize};

use crate::api::wire::account::WireAccount;
use crate::api::wire::transaction::{View, WireTransactions};
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::ids::{AccountId, TransactionId};
use crate::sandbox::{Readiness, Sandbox, SyncRequest};

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    pub(in crate::api) access_token: String,
    pub(in crate::api) count: Option<usize>,
    pub(in crate::api) cursor: Option<String>,
    #[serde(default)]
    pub(in crate::api) options: Options,
}

#[derive(Debug, Default, Deserialize)]
pub(in crate::api) struct Options {
    pub(in crate::api) account_id: Option<String>,
    pub(in crate::api) days_requested: Option<u16>,
    pub(in crate::api) include_original_description: Option<bool>,
    pub(in crate::api) personal_finance_category_version: Option<String>,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response<'a> {
    pub(in crate::api) accounts: Vec<WireAccount<'a>>,
    pub(in crate::api) added: WireTransactions<'a>,
    pub(in crate::api) has_more: bool,
    pub(in crate::api) modified: WireTransactions<'a>,
    pub(in crate::api) next_cursor: String,
    pub(in crate::api) removed: Vec<Removed>,
    pub(in crate::api) transactions_update_status: &'static str,
}

#[derive(Debug, Serialize)]
pub(in crate::api) struct Removed {
    account_id: AccountId,
    transaction_id: TransactionId,
}

impl Removed {
    fn new((account_id, transaction_id): (AccountId, TransactionId)) -> Self {
        Self {
            account_id,
            transaction_id,
        }
    }
}

/// Page length when none is asked for.
const COUNT: usize = 100;

impl Endpoint for Request {
    const PATH: &'static str = "/transactions/sync";
    const SUMMARY: &'static str =
        "Read what changed in the transactions of an Item since a cursor.";
    const ERRORS: &'static [ErrorCode] = &[
        ErrorCode::AdditionalConsentRequired,
        ErrorCode::InvalidAccessToken,
        ErrorCode::InvalidAccountId,
        ErrorCode::ItemLoginRequired,
        ErrorCode::ItemNotFound,
        ErrorCode::ProductsNotSupported,
        ErrorCode::TransactionsSyncMutationDuringPagination,
    ];
    type Response<'a> = Response<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<Response<'a>, Error> {
        let options = self.options;
        call.sandbox
            .start_sync(&self.access_token, options.days_requested)?;
        let sandbox: &Sandbox = call.sandbox;
        let item = sandbox.item(&self.access_token)?;
        let request = SyncRequest {
            cursor: self.cursor.as_deref().unwrap_or_default(),
            count: self.count.unwrap_or(COUNT),
            account_id: options.account_id.as_deref(),
        };
        let page = sandbox.sync_transactions(item, &request)?;
        let view = View::new(
            sandbox,
            options.include_original_description,
            options.personal_finance_category_version.as_deref(),
        );
        let accounts = match page.readiness {
            Readiness::NotReady => Vec::new(),
            Readiness::Initial | Readiness::Historical => {
                WireAccount::all(sandbox, item, &item.accounts)
            }
        };
        Ok(Response {
            accounts,
            added: WireTransactions {
                view,
                transactions: page.added,
            },
            has_more: page.has_more,
            modified: WireTransactions {
                view,
                transactions: page.modified,
            },
            next_cursor: page.next_cursor,
            removed: page.removed.into_iter().map(Removed::new).collect(),
            transactions_update_status: status(page.readiness),
        })
    }
}

fn status(readiness: Readiness) -> &'static str {
    match readiness {
        Readiness::NotReady => "NOT_READY",
        Readiness::Initial => "INITIAL_UPDATE_COMPLETE",
        Readiness::Historical => "HISTORICAL_UPDATE_COMPLETE",
    }
}
