//! What a test user has invested in, and what comes and goes there.
//! <https://plaid.com/docs/api/products/investments/>

use jiff::civil::Date;
use serde::Deserialize;

use crate::sandbox::named::named;

/// The investments of a test user.
#[derive(Debug, Clone, Default)]
pub struct Portfolio {
    /// What is traded, in the order answers list it.
    pub securities: Vec<Security>,
    /// What is held, in the order answers list it.
    pub holdings: Vec<Holding>,
    /// Rows that repeat, in the order answers list those of a day.
    pub cycle: Vec<InvestmentRow>,
    /// Days after which [`Portfolio::cycle`] repeats.
    pub cycle_days: u16,
}

/// Something that is traded. Prices are in units of the currency.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Security {
    /// The same in all Items.
    pub security_id: String,
    /// Classification of financial instruments, ISO 10962.
    pub cfi_code: Option<String>,
    /// The price at the last close.
    pub close_price: Option<f64>,
    /// Its date.
    pub close_price_as_of: Option<Date>,
    /// Nine characters.
    pub cusip: Option<String>,
    /// Financial Instrument Global Identifier.
    pub figi: Option<String>,
    /// Industry.
    pub industry: Option<String>,
    /// The institution's own identifier.
    pub institution_security_id: Option<String>,
    /// Whether it is as good as cash.
    #[serde(default)]
    pub is_cash_equivalent: bool,
    /// Twelve characters.
    pub isin: Option<String>,
    /// ISO 10383.
    pub market_identifier_code: Option<String>,
    /// Name.
    pub name: Option<String>,
    /// A security that behaves alike.
    pub proxy_security_id: Option<String>,
    /// Sector.
    pub sector: Option<String>,
    /// Seven characters.
    pub sedol: Option<String>,
    /// Kind within the type.
    pub subtype: Option<String>,
    /// Symbol at an exchange.
    pub ticker_symbol: Option<String>,
    /// Kind.
    #[serde(rename = "type")]
    pub kind: SecurityType,
    /// What it is priced in; dollars unless said.
    pub currency: Option<String>,
}

impl Security {
    /// One of which nothing but its kind is known.
    pub fn of(kind: SecurityType) -> Self {
        Self {
            security_id: String::new(),
            cfi_code: None,
            close_price: None,
            close_price_as_of: None,
            cusip: None,
            figi: None,
            industry: None,
            institution_security_id: None,
            is_cash_equivalent: false,
            isin: None,
            market_identifier_code: None,
            name: None,
            proxy_security_id: None,
            sector: None,
            sedol: None,
            subtype: None,
            ticker_symbol: None,
            kind,
            currency: None,
        }
    }
}

named! {
    /// `type` of a security.
    pub enum SecurityType {
        Cash = "cash",
        Cryptocurrency = "cryptocurrency",
        Derivative = "derivative",
        Equity = "equity",
        Etf = "etf",
        FixedIncome = "fixed income",
        Loan = "loan",
        MutualFund = "mutual fund",
        Other = "other",
    }
}

/// How much of a security an account holds. Amounts are in units of the currency.
#[derive(Debug, Clone)]
pub struct Holding {
    /// Position in [`TestUser::accounts`](super::TestUser::accounts).
    pub account: usize,
    /// `security_id` of an entry of [`Portfolio::securities`].
    pub security_id: String,
    /// What was paid for all of it.
    pub cost_basis: Option<f64>,
    /// What one is worth.
    pub institution_price: f64,
    /// On what day.
    pub institution_price_as_of: Option<Date>,
    /// What all of it is worth.
    pub institution_value: f64,
    /// How many.
    pub quantity: f64,
    /// What was bought when.
    pub tax_lots: Vec<TaxLot>,
    /// How many are the person's for good.
    pub vested_quantity: Option<f64>,
    /// What these are worth.
    pub vested_value: Option<f64>,
    /// What it is priced in; the account's currency unless said.
    pub currency: Option<String>,
}

/// A part of a holding that was bought at once.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TaxLot {
    /// What was paid for all of it.
    pub cost_basis: Option<f64>,
    /// What all of it is worth.
    pub current_value: Option<f64>,
    /// The institution's own identifier.
    pub institution_lot_id: Option<String>,
    /// When it was bought.
    pub original_purchase_date: Option<Date>,
    /// Bought, or owed.
    pub position_type: Option<PositionType>,
    /// Price of one.
    pub purchase_price: Option<f64>,
    /// How many.
    pub quantity: Option<f64>,
}

named! {
    /// `position_type` of a tax lot.
    pub enum PositionType {
        Long = "LONG",
        Short = "SHORT",
    }
}

/// When there is a transaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InvestmentDay {
    /// Every [`Portfolio::cycle_days`] days: the remainder of the day number, 0 to the length of
    /// the cycle less one.
    Phase(u16),
    /// Once.
    Date(Date),
}

/// An investment transaction, which may come back.
#[derive(Debug, Clone)]
pub struct InvestmentRow {
    /// When there is one.
    pub day: InvestmentDay,
    /// Position in [`TestUser::accounts`](super::TestUser::accounts).
    pub account: usize,
    /// Positive when cash leaves the account.
    pub amount: f64,
    /// Fees.
    pub fees: Option<f64>,
    /// Name.
    pub name: String,
    /// Price of one.
    pub price: f64,
    /// How many; positive when they come to the account.
    pub quantity: f64,
    /// `security_id` of an entry of [`Portfolio::securities`].
    pub security_id: Option<String>,
    /// Kind within the type.
    pub subtype: InvestmentSubtype,
    /// The moment, where the institution says.
    pub transaction_datetime: Option<Moment>,
    /// Kind.
    pub kind: InvestmentType,
    /// What it is in; the account's currency unless said.
    pub currency: Option<String>,
}

/// A full hour near the date of a transaction, in UTC.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Moment {
    /// Days before the date.
    #[serde(default)]
    pub days_before: u8,
    /// 0 to 23.
    pub hour: u8,
}

named! {
    /// `type` of an investment transaction.
    pub enum InvestmentType {
        Buy = "buy",
        Cancel = "cancel",
        Cash = "cash",
        Fee = "fee",
        Sell = "sell",
        Transfer = "transfer",
    }
}

named! {
    /// `subtype` of an investment transaction.
    pub enum InvestmentSubtype {
        AccountFee = "account fee",
        Adjustment = "adjustment",
        Assignment = "assignment",
        Buy = "buy",
        BuyToCover = "buy to cover",
        Contribution = "contribution",
        Deposit = "deposit",
        Distribution = "distribution",
        Dividend = "dividend",
        DividendReinvestment = "dividend reinvestment",
        Exercise = "exercise",
        Expire = "expire",
        FundFee = "fund fee",
        Interest = "interest",
        InterestReceivable = "interest receivable",
        InterestReinvestment = "interest reinvestment",
        LegalFee = "legal fee",
        LoanPayment = "loan payment",
        LongTermCapitalGain = "long-term capital gain",
        LongTermCapitalGainReinvestment = "long-term capital gain reinvestment",
        ManagementFee = "management fee",
        MarginExpense = "margin expense",
        Merger = "merger",
        MiscellaneousFee = "miscellaneous fee",
        NonQualifiedDividend = "non-qualified dividend",
        NonResidentTax = "non-resident tax",
        PendingCredit = "pending credit",
        PendingDebit = "pending debit",
        QualifiedDividend = "qualified dividend",
        Rebalance = "rebalance",
        ReturnOfPrincipal = "return of principal",
        Request = "request",
        Sell = "sell",
        SellShort = "sell short",
        Send = "send",
        ShortTermCapitalGain = "short-term capital gain",
        ShortTermCapitalGainReinvestment = "short-term capital gain reinvestment",
        SpinOff = "spin off",
        Split = "split",
        StockDistribution = "stock distribution",
        Tax = "tax",
        TaxWithheld = "tax withheld",
        Trade = "trade",
        Transfer = "transfer",
        TransferFee = "transfer fee",
        TrustFee = "trust fee",
        UnqualifiedGain = "unqualified gain",
        Withdrawal = "withdrawal",
    }
}

/// Numbers by which what an account holds is moved to another broker, where an account has none of
/// its own; `{mask}` stands for its mask.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InvestmentNumbers {
    /// United States.
    pub acats: AcatsNumbers,
    /// Canada.
    pub aton: AtonNumbers,
    /// Accounts of a 401(k) plan, which roll over.
    pub retirement_401k: RetirementNumbers,
}

/// Numbers of ACATS.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AcatsNumbers {
    /// Account number.
    pub account: String,
    /// DTC numbers, where the institution says none.
    pub dtc_numbers: Vec<String>,
}

/// Numbers of ATON.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AtonNumbers {
    /// Account number.
    pub account: String,
}

/// Numbers of a 401(k) plan.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RetirementNumbers {
    /// Account number.
    pub account: String,
    /// The employer's plan.
    pub plan: String,
}
