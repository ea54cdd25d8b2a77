//! Transactions. <https://plaid.com/docs/api/products/transactions/>

use jiff::civil::Date;
use serde::{Serialize, Serializer};

use crate::sandbox::catalog::{
    Counterparty, CounterpartyType, FinanceCategory, TransactionDetails,
};
use crate::sandbox::ids::{AccountId, TransactionId};
use crate::sandbox::{Sandbox, Transaction};

/// What a client wants to see of transactions.
#[derive(Debug, Clone, Copy)]
pub struct View<'a> {
    /// The world, for the names of categories.
    pub sandbox: &'a Sandbox,
    /// Show `original_description`.
    pub original_description: bool,
    /// Personal finance categories of taxonomy v1 rather than v2.
    pub category_v1: bool,
}

/// A transaction.
#[derive(Debug, Serialize)]
struct WireTransaction<'a> {
    account_id: AccountId,
    account_owner: Option<&'a str>,
    amount: f64,
    authorized_date: Option<WireDate>,
    authorized_datetime: Option<&'a str>,
    category: Option<&'a [String]>,
    category_id: Option<&'a str>,
    check_number: Option<&'a str>,
    counterparties: Counterparties<'a>,
    date: WireDate,
    datetime: Option<&'a str>,
    iso_currency_code: &'a str,
    location: Location<'a>,
    logo_url: Option<&'a str>,
    merchant_entity_id: Option<&'a str>,
    merchant_name: Option<&'a str>,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    original_description: Option<&'a str>,
    payment_channel: &'a str,
    payment_meta: PaymentMeta<'a>,
    pending: bool,
    pending_transaction_id: Option<TransactionId>,
    personal_finance_category: WireCategory<'a>,
    personal_finance_category_icon_url: IconUrl<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    running_balance: Option<Option<f64>>,
    transaction_code: Option<&'a str>,
    transaction_id: TransactionId,
    transaction_type: &'a str,
    unofficial_currency_code: Option<&'a str>,
    website: Option<&'a str>,
}

/// Transactions as a client wants to see them, each shaped when it is written.
#[derive(Debug)]
pub struct WireTransactions<'a> {
    /// What the client wants to see.
    pub view: View<'a>,
    /// In the order of the answer.
    pub transactions: Vec<Transaction<'a>>,
}

impl Serialize for WireTransactions<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.transactions.iter().map(|it| self.view.of(it)))
    }
}

/// `2026-09-07`
#[derive(Debug, Clone, Copy)]
pub(super) struct WireDate(pub(super) Date);

impl Serialize for WireDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (year, month, day) = (self.0.year().unsigned_abs(), self.0.month(), self.0.day());
        let mut text = *b"0000-00-00";
        for (place, digit) in [
            (0, year / 1000 % 10),
            (1, year / 100 % 10),
            (2, year / 10 % 10),
            (3, year % 10),
            (5, u16::from(month.unsigned_abs()) / 10),
            (6, u16::from(month.unsigned_abs()) % 10),
            (8, u16::from(day.unsigned_abs()) / 10),
            (9, u16::from(day.unsigned_abs()) % 10),
        ] {
            text[place] += digit as u8;
        }
        serializer.serialize_str(std::str::from_utf8(&text).unwrap_or_default())
    }
}

/// The merchant, after whom it was paid through; nobody where none is known.
#[derive(Debug)]
pub(super) struct Counterparties<'a>(&'a TransactionDetails);

impl<'a> Counterparties<'a> {
    /// Those of a transaction.
    pub(super) fn of(details: &'a TransactionDetails) -> Self {
        Self(details)
    }
}

impl Serialize for Counterparties<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let through = self.0.through.as_deref().map(WireCounterparty::of);
        serializer.collect_seq(through.into_iter().chain(merchant(self.0)))
    }
}

#[derive(Debug, Serialize)]
struct WireCounterparty<'a> {
    confidence_level: &'a str,
    entity_id: Option<&'a str>,
    logo_url: Option<&'a str>,
    name: &'a str,
    phone_number: Option<&'a str>,
    r#type: CounterpartyType,
    website: Option<&'a str>,
}

impl<'a> WireCounterparty<'a> {
    fn of(it: &'a Counterparty) -> Self {
        Self {
            confidence_level: &it.confidence_level,
            entity_id: it.entity_id.as_deref(),
            logo_url: it.logo_url.as_deref(),
            name: &it.name,
            phone_number: it.phone_number.as_deref(),
            r#type: it.kind,
            website: it.website.as_deref(),
        }
    }
}

fn merchant(details: &TransactionDetails) -> Option<WireCounterparty<'_>> {
    Some(WireCounterparty {
        confidence_level: details.counterparty_confidence.as_deref()?,
        entity_id: details.merchant_entity_id.as_deref(),
        logo_url: details.logo_url.as_deref(),
        name: details.merchant_name.as_deref()?,
        phone_number: details.phone_number.as_deref(),
        r#type: details.counterparty_type,
        website: details.website.as_deref(),
    })
}

/// Where something was bought.
#[derive(Debug, Default, Serialize)]
pub(super) struct Location<'a> {
    pub(super) address: Option<&'a str>,
    pub(super) city: Option<&'a str>,
    pub(super) country: Option<&'a str>,
    lat: Option<f64>,
    lon: Option<f64>,
    pub(super) postal_code: Option<&'a str>,
    pub(super) region: Option<&'a str>,
    store_number: Option<&'a str>,
}

/// How something was paid.
#[derive(Debug, Default, Serialize)]
pub(super) struct PaymentMeta<'a> {
    by_order_of: Option<&'a str>,
    payee: Option<&'a str>,
    payer: Option<&'a str>,
    payment_method: Option<&'a str>,
    payment_processor: Option<&'a str>,
    ppd_id: Option<&'a str>,
    reason: Option<&'a str>,
    reference_number: Option<&'a str>,
}

/// A personal finance category.
#[derive(Debug, Serialize)]
pub(super) struct WireCategory<'a> {
    confidence_level: &'a str,
    detailed: &'a str,
    primary: &'a str,
    version: &'static str,
}

/// Where the icon of a category is.
#[derive(Debug)]
pub(super) struct IconUrl<'a>(&'a FinanceCategory);

impl Serialize for IconUrl<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        const ICONS: &str = "https://plaid-category-icons.plaid.com/PFC_";
        serializer.collect_str(&format_args!("{ICONS}{}.png", self.0.primary))
    }
}

impl<'a> Location<'a> {
    /// What is known of it.
    pub(super) fn of(details: &'a TransactionDetails) -> Self {
        Self {
            store_number: details.store_number.as_deref(),
            ..Self::default()
        }
    }
}

impl<'a> PaymentMeta<'a> {
    /// What is known of it.
    pub(super) fn of(details: &'a TransactionDetails) -> Self {
        Self {
            payment_method: details.payment_method.as_deref(),
            ..Self::default()
        }
    }
}

impl<'a> View<'a> {
    /// What the options of a request ask for; the client's own version of categories without one.
    pub fn new(
        sandbox: &'a Sandbox,
        original_description: Option<bool>,
        category_version: Option<&str>,
    ) -> Self {
        let client = sandbox.client();
        let own = client.and_then(|it| it.personal_finance_category_version.as_deref());
        Self {
            sandbox,
            original_description: original_description.unwrap_or_default(),
            category_v1: category_version.or(own) == Some("v1"),
        }
    }

    /// The version of personal finance categories that the client wants to see.
    pub const fn category_version(self) -> &'static str {
        if self.category_v1 { "v1" } else { "v2" }
    }

    /// The category of a stream, of which the confidence is never told.
    pub(super) fn category_of_stream(self, details: &'a TransactionDetails) -> WireCategory<'a> {
        WireCategory {
            confidence_level: "UNKNOWN",
            ..self.category(details)
        }
    }

    /// The icon of a category.
    pub(super) fn icon_url(self, details: &'a TransactionDetails) -> IconUrl<'a> {
        IconUrl(self.finance_category(details))
    }

    /// The category.
    pub(super) fn category(self, details: &'a TransactionDetails) -> WireCategory<'a> {
        let category = self.finance_category(details);
        WireCategory {
            confidence_level: &category.confidence_level,
            detailed: &category.detailed,
            primary: &category.primary,
            version: self.category_version(),
        }
    }

    fn finance_category(self, details: &'a TransactionDetails) -> &'a FinanceCategory {
        if self.category_v1 {
            &details.category_v1
        } else {
            &details.category_v2
        }
    }

    /// A transaction as the client wants to see it.
    fn of(self, transaction: &Transaction<'a>) -> WireTransaction<'a> {
        let details = transaction.details;
        let legacy = self.sandbox.legacy_category(details);
        WireTransaction {
            account_id: transaction.account_id,
            account_owner: None,
            amount: transaction.amount,
            authorized_date: transaction.authorized_date.map(WireDate),
            authorized_datetime: None,
            category: legacy.map(|it| it.hierarchy.as_slice()),
            category_id: legacy.map(|it| it.category_id.as_str()),
            check_number: None,
            counterparties: Counterparties::of(details),
            date: WireDate(transaction.date),
            datetime: None,
            iso_currency_code: transaction.currency,
            location: Location::of(details),
            logo_url: details.logo_url.as_deref(),
            merchant_entity_id: details.merchant_entity_id.as_deref(),
            merchant_name: details.merchant_name.as_deref(),
            name: &details.name,
            original_description: self
                .original_description
                .then_some(details.original_description.as_str()),
            payment_channel: &details.payment_channel,
            payment_meta: PaymentMeta::of(details),
            pending: transaction.pending,
            pending_transaction_id: transaction.pending_id,
            personal_finance_category: self.category(details),
            personal_finance_category_icon_url: self.icon_url(details),
            // Recordings of 2026 have the key, for what has posted.
            running_balance: (!transaction.pending).then_some(None),
            transaction_code: None,
            transaction_id: transaction.id,
            transaction_type: &details.transaction_type,
            unofficial_currency_code: None,
            website: details.website.as_deref(),
        }
    }
}
