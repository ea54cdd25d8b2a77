//! What an account has invested in, as home lenders are told.

use jiff::civil::Date;
use serde::Serialize;

use crate::api::wire::investment::Money;
use crate::sandbox::account::AccountType;
use crate::sandbox::catalog::{InvestmentSubtype, InvestmentType, Security};
use crate::sandbox::check_reports::{ReportAccount, ReportItem};
use crate::sandbox::ids::{AccountId, TransactionId};
use crate::sandbox::{Held, InvestmentTransaction, Item, Sandbox};

/// `investments` of an account.
#[derive(Debug, Serialize)]
pub(super) struct Investments<'a> {
    holdings: Vec<Holding<'a>>,
    investment_transactions: Vec<Trade<'a>>,
    securities: Vec<VerifiedSecurity<'a>>,
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
    unofficial_currency_code: Option<&'a str>,
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
}

#[derive(Debug, Serialize)]
struct VerifiedSecurity<'a> {
    cusip: Option<&'a str>,
    institution_id: Option<&'a str>,
    institution_security_id: Option<&'a str>,
    isin: Option<&'a str>,
    name: Option<&'a str>,
    security_id: &'a str,
    ticker_symbol: Option<&'a str>,
    #[serde(rename = "type")]
    kind: &'static str,
}

impl<'a> Investments<'a> {
    /// What an account holds, and traded in the days of the report; `None` if it does not invest.
    pub(super) fn new(
        sandbox: &'a Sandbox,
        of: &ReportItem<'a>,
        it: &ReportAccount<'a>,
    ) -> Option<Self> {
        if of.item.template(it.account).account_type != AccountType::Investment {
            return None;
        }
        let accounts = [it.account];
        let days = (it.start, it.end);
        let all = (0, usize::MAX);
        let held = sandbox.held(of.item, &accounts).ok()?;
        let traded = sandbox.investment_transactions(of.item, &accounts, days, all);
        let traded = traded.ok()?.transactions;
        let holdings = held.iter().map(|it| it.holding.security_id.as_str());
        let trades = traded.iter().filter_map(|it| it.row.security_id.as_deref());
        let ids: Vec<&str> = holdings.chain(trades).collect();
        let securities = Sandbox::securities(of.item, &ids).into_iter();
        Some(Self {
            securities: securities
                .map(|it| VerifiedSecurity::new(of.item, it))
                .collect(),
            holdings: held.into_iter().map(Holding::new).collect(),
            investment_transactions: traded.iter().map(Trade::new).collect(),
        })
    }
}

impl<'a> Holding<'a> {
    fn new(held: Held<'a>) -> Self {
        let holding = held.holding;
        Self {
            account_id: held.account_id,
            cost_basis: holding.cost_basis,
            institution_price: holding.institution_price,
            institution_price_as_of: holding.institution_price_as_of,
            institution_value: holding.institution_value,
            iso_currency_code: Money(held.currency).iso(),
            quantity: holding.quantity,
            security_id: &holding.security_id,
            unofficial_currency_code: Money(held.currency).unofficial(),
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
        }
    }
}

impl<'a> VerifiedSecurity<'a> {
    fn new(item: &'a Item, security: &'a Security) -> Self {
        let own = security.institution_security_id.as_deref();
        Self {
            cusip: security.cusip.as_deref(),
            institution_id: own.map(|_| item.institution_id.as_str()),
            institution_security_id: own,
            isin: security.isin.as_deref(),
            name: security.name.as_deref(),
            security_id: &security.security_id,
            ticker_symbol: security.ticker_symbol.as_deref(),
            kind: security.kind.as_str(),
        }
    }
}
