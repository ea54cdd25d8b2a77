//! What a report tells of the investments of an account.

use jiff::civil::Date;
use serde::Serialize;

use crate::api::wire::investment::Money;
use crate::sandbox::asset_reports::Invested;
use crate::sandbox::catalog::{InvestmentSubtype, InvestmentType, Security};
use crate::sandbox::ids::{AccountId, TransactionId};
use crate::sandbox::{Held, InvestmentTransaction, Item, Sandbox};

/// `investments` of an account.
#[derive(Debug, Serialize)]
pub(super) struct Investments<'a> {
    holdings: Vec<Holding<'a>>,
    securities: Vec<ReportSecurity<'a>>,
    transactions: Vec<Trade<'a>>,
}

#[derive(Debug, Serialize)]
struct Holding<'a> {
    account_id: AccountId,
    cost_basis: Option<f64>,
    institution_price: f64,
    institution_price_as_of: Option<Date>,
    institution_value: f64,
    iso_currency_code: Option<&'a str>,
    quantity: f64,
    security_id: &'a str,
    ticker_symbol: Option<&'a str>,
    unofficial_currency_code: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct ReportSecurity<'a> {
    name: Option<&'a str>,
    security_id: &'a str,
    ticker_symbol: Option<&'a str>,
    #[serde(rename = "type")]
    kind: &'static str,
}

#[derive(Debug, Serialize)]
struct Trade<'a> {
    account_id: AccountId,
    amount: f64,
    date: Date,
    fees: Option<f64>,
    investment_transaction_id: TransactionId,
    iso_currency_code: Option<&'a str>,
    name: &'a str,
    price: f64,
    quantity: f64,
    security_id: Option<&'a str>,
    subtype: InvestmentSubtype,
    #[serde(rename = "type")]
    kind: InvestmentType,
    unofficial_currency_code: Option<&'a str>,
    vested_quantity: f64,
    vested_value: f64,
}

impl<'a> Investments<'a> {
    /// What an account of an Item holds and traded.
    pub(super) fn new(item: &'a Item, (held, traded): Invested<'a>) -> Self {
        let holdings = held.iter().map(|it| it.holding.security_id.as_str());
        let trades = traded.iter().filter_map(|it| it.row.security_id.as_deref());
        let ids: Vec<&str> = holdings.chain(trades).collect();
        let securities = Sandbox::securities(item, &ids);
        Self {
            holdings: held
                .iter()
                .map(|it| Holding::new(*it, &securities))
                .collect(),
            transactions: traded.iter().map(Trade::new).collect(),
            securities: securities.into_iter().map(ReportSecurity::new).collect(),
        }
    }
}

impl<'a> Holding<'a> {
    fn new(held: Held<'a>, securities: &[&'a Security]) -> Self {
        let holding = held.holding;
        let mut securities = securities.iter();
        let security = securities.find(|it| it.security_id == holding.security_id);
        Self {
            account_id: held.account_id,
            cost_basis: holding.cost_basis,
            institution_price: holding.institution_price,
            institution_price_as_of: holding.institution_price_as_of,
            institution_value: holding.institution_value,
            iso_currency_code: Money(held.currency).iso(),
            quantity: holding.quantity,
            security_id: &holding.security_id,
            ticker_symbol: security.and_then(|it| it.ticker_symbol.as_deref()),
            unofficial_currency_code: Money(held.currency).unofficial(),
        }
    }
}

impl<'a> ReportSecurity<'a> {
    fn new(security: &'a Security) -> Self {
        Self {
            name: security.name.as_deref(),
            security_id: &security.security_id,
            ticker_symbol: security.ticker_symbol.as_deref(),
            kind: security.kind.as_str(),
        }
    }
}

impl<'a> Trade<'a> {
    fn new(trade: &InvestmentTransaction<'a>) -> Self {
        let row = trade.row;
        Self {
            account_id: trade.account_id,
            amount: row.amount,
            date: trade.date,
            fees: row.fees,
            investment_transaction_id: trade.id,
            iso_currency_code: Money(trade.currency).iso(),
            name: &row.name,
            price: row.price,
            quantity: row.quantity,
            security_id: row.security_id.as_deref(),
            subtype: row.subtype,
            kind: row.kind,
            unofficial_currency_code: Money(trade.currency).unofficial(),
            vested_quantity: 0.0,
            vested_value: 0.0,
        }
    }
}
