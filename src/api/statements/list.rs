//! `POST /statements/list`

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::account::AccountType;
use crate::sandbox::ids::{AccountId, DataId, ItemId};
use crate::sandbox::{Sandbox, Statement};

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    access_token: String,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response<'a> {
    accounts: Vec<Account<'a>>,
    institution_id: &'a str,
    institution_name: &'a str,
    item_id: ItemId,
}

#[derive(Debug, Serialize)]
struct Account<'a> {
    account_id: AccountId,
    account_mask: &'a str,
    account_name: &'a str,
    account_official_name: &'a str,
    account_subtype: &'a str,
    account_type: AccountType,
    statements: Vec<Entry>,
}

#[derive(Debug, Serialize)]
struct Entry {
    date_posted: Date,
    month: i8,
    statement_id: DataId,
    year: i16,
}

impl From<Statement> for Entry {
    fn from(statement: Statement) -> Self {
        Self {
            date_posted: statement.posted,
            month: statement.month.month(),
            statement_id: statement.id,
            year: statement.month.year(),
        }
    }
}

impl Endpoint for Request {
    const PATH: &'static str = "/statements/list";
    const SUMMARY: &'static str = "List the statements of an Item's accounts.";
    const ERRORS: &'static [ErrorCode] = &[
        ErrorCode::AdditionalConsentRequired,
        ErrorCode::InvalidAccessToken,
        ErrorCode::ItemLoginRequired,
        ErrorCode::ItemNotFound,
        ErrorCode::ProductNotReady,
        ErrorCode::ProductsNotSupported,
    ];
    type Response<'a> = Response<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<Response<'a>, Error> {
        call.sandbox.use_statements(&self.access_token)?;
        let sandbox: &Sandbox = call.sandbox;
        let item = sandbox.item(&self.access_token)?;
        let institution = sandbox.institution(&item.institution_id);
        let accounts = sandbox.statements(item).into_iter();
        Ok(Response {
            accounts: accounts
                .map(|(account, statements)| {
                    let template = item.template(account);
                    Account {
                        account_id: account.id,
                        account_mask: &template.mask,
                        account_name: &template.name,
                        account_official_name: template.official_name.as_deref().unwrap_or(""),
                        account_subtype: template.subtype.as_str(),
                        account_type: template.account_type,
                        statements: statements.into_iter().map(Entry::from).collect(),
                    }
                })
                .collect(),
            institution_id: &item.institution_id,
            institution_name: institution.map_or("", |it| &it.name),
            item_id: item.id,
        })
    }
}
