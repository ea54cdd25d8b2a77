//! Streams of transactions. <https://plaid.com/docs/api/products/transactions/>

use serde::Serialize;

use super::transaction::{View, WireCategory, WireDate};
use crate::sandbox::RecurringStream;
use crate::sandbox::ids::{AccountId, DataId, TransactionId};

/// Transactions that come again and again.
#[derive(Debug, Serialize)]
pub struct WireStream<'a> {
    account_id: AccountId,
    average_amount: Amount<'a>,
    category: Option<&'a [String]>,
    category_id: Option<&'a str>,
    description: &'a str,
    first_date: WireDate,
    frequency: &'static str,
    is_active: bool,
    is_user_modified: bool,
    last_amount: Amount<'a>,
    last_date: WireDate,
    last_user_modified_datetime: &'static str,
    merchant_name: &'a str,
    personal_finance_category: WireCategory<'a>,
    predicted_next_date: Option<WireDate>,
    status: &'static str,
    stream_id: DataId,
    transaction_ids: Vec<TransactionId>,
}

#[derive(Debug, Serialize)]
struct Amount<'a> {
    amount: f64,
    iso_currency_code: &'a str,
    unofficial_currency_code: Option<&'a str>,
}

/// Nobody can modify streams any more; recordings have this.
const NEVER_MODIFIED: &str = "0001-01-01T00:00:00Z";

impl<'a> WireStream<'a> {
    /// A stream as the client wants to see it.
    pub fn new(view: View<'a>, stream: RecurringStream<'a>) -> Self {
        let details = stream.details;
        let legacy = view.sandbox.legacy_category(details);
        let amount = |amount| Amount {
            amount,
            iso_currency_code: stream.currency,
            unofficial_currency_code: None,
        };
        Self {
            account_id: stream.account_id,
            average_amount: amount(stream.average),
            category: legacy.map(|it| it.hierarchy.as_slice()),
            category_id: legacy.map(|it| it.category_id.as_str()),
            description: &details.name,
            first_date: WireDate(stream.first),
            frequency: stream.frequency.as_str(),
            is_active: stream.active,
            is_user_modified: false,
            last_amount: amount(stream.amount),
            last_date: WireDate(stream.last),
            last_user_modified_datetime: NEVER_MODIFIED,
            merchant_name: details.merchant_name.as_deref().unwrap_or_default(),
            personal_finance_category: view.category_of_stream(details),
            predicted_next_date: stream.next.map(WireDate),
            status: stream.status.as_str(),
            stream_id: stream.id,
            transaction_ids: stream.transactions,
        }
    }
}
