//! `POST /transactions/enrich`

use serde::{Deserialize, Serialize};

use crate::api::wire::enrichment::{ClientTransaction, Enriched};
use crate::api::wire::transaction::View;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::catalog::TransactionDetails;
use crate::sandbox::{EnrichedTransaction, ForeignTransaction, MoneyDirection, Sandbox};

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

/// Keeps what a transaction tells of its user, if the client names one.
fn keep(sandbox: &mut Sandbox, it: &ClientTransaction, details: &TransactionDetails) {
    let Some(user) = it.client_user_id.clone() else {
        return;
    };
    let kept = EnrichedTransaction {
        id: it.id.clone(),
        description: it.description.clone(),
        amount: match it.direction {
            MoneyDirection::Inflow => -it.amount,
            MoneyDirection::Outflow => it.amount,
        },
        date: it.date_posted,
        currency: it.iso_currency_code.clone(),
        details: details.clone(),
    };
    sandbox.keep_enriched(user, kept);
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
        let foreign = self.transactions.iter().map(|it| ForeignTransaction {
            description: &it.description,
            amount: it.amount,
            direction: it.direction,
        });
        let details = call.sandbox.enrich(&foreign.collect::<Vec<_>>())?;
        for (it, details) in self.transactions.iter().zip(&details) {
            keep(call.sandbox, it, details);
        }
        let sandbox: &Sandbox = call.sandbox;
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
