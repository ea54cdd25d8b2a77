//! `POST /transactions/enrich`

use serde::{Deserialize, Serialize};

use crate::api::wire::enrichment::{ClientTransaction, Enriched};
use crate::api::wire::transaction::View;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::{ForeignTransaction, Sandbox};

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    account_type: String,
    #[serde(default)]
    options: Options,
    transactions: Vec<ClientTransaction>,
}

#[derive(Debug, Default, Deserialize)]
struct Options {
    include_legacy_category: Option<bool>,
    personal_finance_category_version: Option<String>,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response<'a> {
    enriched_transactions: Vec<Enriched<'a>>,
}

/// The types of accounts whose transactions can be enriched.
const ACCOUNT_TYPES: [&str; 2] = ["depository", "credit"];

impl Endpoint for Request {
    const PATH: &'static str = "/transactions/enrich";
    const SUMMARY: &'static str =
        "Find merchants and categories of transactions that come from elsewhere.";
    const ERRORS: &'static [ErrorCode] = &[];
    type Response<'a> = Response<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<Response<'a>, Error> {
        if !ACCOUNT_TYPES.contains(&self.account_type.as_str()) {
            return Err(Error::invalid_field(
                "account_type",
                "one of: depository, credit",
            ));
        }
        let sandbox: &Sandbox = call.sandbox;
        let foreign = self.transactions.iter().map(|it| ForeignTransaction {
            description: &it.description,
            amount: it.amount,
            direction: it.direction,
        });
        let details = sandbox.enrich(&foreign.collect::<Vec<_>>())?;
        let version = self.options.personal_finance_category_version;
        let view = View::new(sandbox, None, version.as_deref());
        let legacy = self.options.include_legacy_category.unwrap_or_default();
        let both = self.transactions.into_iter().zip(details);
        let enriched = both.map(|(transaction, details)| Enriched {
            view,
            legacy,
            transaction,
            details,
        });
        Ok(Response {
            enriched_transactions: enriched.collect(),
        })
    }
}
