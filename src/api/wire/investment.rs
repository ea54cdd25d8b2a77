//! Investments. <https://plaid.com/docs/api/products/investments/>

use jiff::civil::Date;
use serde::Serialize;

use super::time::{Milliseconds, Seconds};
use crate::sandbox::catalog::{InvestmentSubtype, InvestmentType, PositionType, Security, TaxLot};
use crate::sandbox::ids::{AccountId, TransactionId};
use crate::sandbox::{Held, InvestmentTransaction, Item, Sandbox};
use jiff::tz::TimeZone;

/// Where the emulator has nothing to tell.
type Never = Option<()>;

/// Codes of money that ISO 4217 does not have.
/// <https://plaid.com/docs/api/accounts/#currency-code-schema>
const UNOFFICIAL: &[&str] = &[
    "ADA", "BAT", "BCH", "BNB", "BSV", "BTC", "BTG", "CNH", "DASH", "DOGE", "ETC", "ETH", "GBX",
    "LSK", "LTC", "NEO", "OMG", "QTUM", "USDT", "XLM", "XMR", "XRP", "ZEC", "ZRX",
];

/// The code of some money.
#[derive(Clone, Copy)]
pub(super) struct Money<'a>(pub(super) &'a str);

impl<'a> Money<'a> {
    pub(super) fn iso(self) -> Option<&'a str> {
        Some(self.0).filter(|code| !UNOFFICIAL.contains(code))
    }

    pub(super) fn unofficial(self) -> Option<&'a str> {
        Some(self.0).filter(|code| UNOFFICIAL.contains(code))
    }
}

/// Something that is traded.
#[derive(Debug, Serialize)]
pub struct WireSecurity<'a> {
    cfi_code: Option<&'a str>,
    close_price: Option<f64>,
    close_price_as_of: Option<Date>,
    cusip: Option<&'a str>,
    figi: Option<&'a str>,
    fixed_income: Never,
    industry: Option<&'a str>,
    institution_id: Option<&'a str>,
    institution_security_id: Option<&'a str>,
    is_cash_equivalent: bool,
    isin: Option<&'a str>,
    iso_currency_code: Option<&'a str>,
    market_identifier_code: Option<&'a str>,
    name: Option<&'a str>,
    option_contract: Never,
    proxy_security_id: Option<&'a str>,
    sector: Option<&'a str>,
    security_id: &'a str,
    sedol: Option<&'a str>,
    subtype: Option<&'a str>,
    ticker_symbol: Option<&'a str>,
    #[serde(rename = "type")]
    kind: &'static str,
    unofficial_currency_code: Option<&'a str>,
    update_datetime: Never,
}

impl<'a> WireSecurity<'a> {
    /// The securities of `ids` and their proxies, as the institution of an Item knows them.
    pub fn all(item: &'a Item, ids: &[&str]) -> Vec<Self> {
        let securities = Sandbox::securities(item, ids);
        securities
            .into_iter()
            .map(|security| Self::new(item, security))
            .collect()
    }

    fn new(item: &'a Item, security: &'a Security) -> Self {
        let own = security.institution_security_id.as_deref();
        let money = Money(security.currency.as_deref().unwrap_or("USD"));
        Self {
            cfi_code: security.cfi_code.as_deref(),
            close_price: security.close_price,
            close_price_as_of: security.close_price_as_of,
            cusip: security.cusip.as_deref(),
            figi: security.figi.as_deref(),
            fixed_income: None,
            industry: security.industry.as_deref(),
            institution_id: own.map(|_| item.institution_id.as_str()),
            institution_security_id: own,
            is_cash_equivalent: security.is_cash_equivalent,
            isin: security.isin.as_deref(),
            iso_currency_code: money.iso(),
            market_identifier_code: security.market_identifier_code.as_deref(),
            name: security.name.as_deref(),
            option_contract: None,
            proxy_security_id: security.proxy_security_id.as_deref(),
            sector: security.sector.as_deref(),
            security_id: &security.security_id,
            sedol: security.sedol.as_deref(),
            subtype: security.subtype.as_deref(),
            ticker_symbol: security.ticker_symbol.as_deref(),
            kind: security.kind.as_str(),
            unofficial_currency_code: money.unofficial(),
            update_datetime: None,
        }
    }
}

/// What an account holds of a security.
#[derive(Debug, Serialize)]
pub struct WireHolding<'a> {
    account_id: AccountId,
    cost_basis: Option<f64>,
    institution_price: f64,
    institution_price_as_of: Option<Date>,
    institution_price_datetime: Never,
    institution_value: f64,
    iso_currency_code: Option<&'a str>,
    quantity: f64,
    security_id: &'a str,
    tax_lots: Vec<WireTaxLot<'a>>,
    unofficial_currency_code: Option<&'a str>,
    vested_quantity: Option<f64>,
    vested_value: Option<f64>,
}

#[derive(Debug, Serialize)]
struct WireTaxLot<'a> {
    cost_basis: Option<f64>,
    current_value: Option<f64>,
    institution_lot_id: Option<&'a str>,
    original_purchase_datetime: Option<Milliseconds>,
    position_type: Option<PositionType>,
    purchase_price: Option<f64>,
    quantity: Option<f64>,
}

impl<'a> WireHolding<'a> {
    /// A holding of an Item.
    pub fn new(held: Held<'a>) -> Self {
        let holding = held.holding;
        Self {
            account_id: held.account_id,
            cost_basis: holding.cost_basis,
            institution_price: holding.institution_price,
            institution_price_as_of: holding.institution_price_as_of,
            institution_price_datetime: None,
            institution_value: holding.institution_value,
            iso_currency_code: Money(held.currency).iso(),
            quantity: holding.quantity,
            security_id: &holding.security_id,
            tax_lots: holding.tax_lots.iter().map(WireTaxLot::new).collect(),
            unofficial_currency_code: Money(held.currency).unofficial(),
            vested_quantity: holding.vested_quantity,
            vested_value: holding.vested_value,
        }
    }
}

impl<'a> WireTaxLot<'a> {
    fn new(lot: &'a TaxLot) -> Self {
        let midnight = |date: Date| TimeZone::UTC.to_timestamp(date.at(0, 0, 0, 0)).ok();
        Self {
            cost_basis: lot.cost_basis,
            current_value: lot.current_value,
            institution_lot_id: lot.institution_lot_id.as_deref(),
            original_purchase_datetime: lot
                .original_purchase_date
                .and_then(midnight)
                .map(Milliseconds),
            position_type: lot.position_type,
            purchase_price: lot.purchase_price,
            quantity: lot.quantity,
        }
    }
}

/// An investment transaction.
#[derive(Debug, Serialize)]
pub struct WireInvestmentTransaction<'a> {
    account_id: AccountId,
    amount: f64,
    cancel_transaction_id: Never,
    date: Date,
    fees: Option<f64>,
    investment_transaction_id: TransactionId,
    iso_currency_code: Option<&'a str>,
    name: &'a str,
    price: f64,
    quantity: f64,
    security_id: Option<&'a str>,
    subtype: InvestmentSubtype,
    transaction_datetime: Option<Seconds>,
    #[serde(rename = "type")]
    kind: InvestmentType,
    unofficial_currency_code: Option<&'a str>,
}

impl<'a> WireInvestmentTransaction<'a> {
    /// A transaction of an Item.
    pub fn new(transaction: &InvestmentTransaction<'a>) -> Self {
        let row = transaction.row;
        Self {
            account_id: transaction.account_id,
            amount: row.amount,
            cancel_transaction_id: None,
            date: transaction.date,
            fees: row.fees,
            investment_transaction_id: transaction.id,
            iso_currency_code: Money(transaction.currency).iso(),
            name: &row.name,
            price: row.price,
            quantity: row.quantity,
            security_id: row.security_id.as_deref(),
            subtype: row.subtype,
            transaction_datetime: transaction.at.map(Seconds),
            kind: row.kind,
            unofficial_currency_code: Money(transaction.currency).unofficial(),
        }
    }
}
