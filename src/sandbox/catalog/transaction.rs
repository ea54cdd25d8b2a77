//! What does not depend on the date of a transaction.

use std::sync::Arc;

use serde::Deserialize;

use crate::sandbox::named::named;

/// A transaction that comes back every [`TestUser::cycle_days`](super::TestUser::cycle_days) days,
/// on each date whose day number since 1970-01-01 leaves `phase` when divided by the length of the
/// cycle.
#[derive(Debug)]
pub struct CycleRow {
    /// Remainder of the day number, 0 to the length of the cycle less one.
    pub phase: u16,
    /// Position in [`TestUser::accounts`](super::TestUser::accounts).
    pub account: usize,
    /// What does not depend on the date.
    pub details: TransactionDetails,
    /// How many days before `date` it was authorized; `None` where the bank does not say.
    pub authorized_days_before: Option<u8>,
}

/// The part of a transaction that does not depend on its date.
/// <https://plaid.com/docs/api/products/transactions/>
#[derive(Debug, Clone)]
pub struct TransactionDetails {
    /// Dollars; positive when money leaves the account.
    pub amount: f64,
    /// Name.
    pub name: String,
    /// As the bank wrote it.
    pub original_description: String,
    /// The merchant, once recognised.
    pub merchant_name: Option<String>,
    /// 37 characters.
    pub merchant_entity_id: Option<String>,
    /// PNG of the merchant.
    pub logo_url: Option<String>,
    /// Home page of the merchant.
    pub website: Option<String>,
    /// Where to call the merchant, as E.164.
    pub phone_number: Option<String>,
    /// `VERY_HIGH` for a known merchant, `LOW` for a guess; no counterparty without it.
    pub counterparty_confidence: Option<String>,
    /// What the merchant is, `merchant` for most.
    pub counterparty_type: CounterpartyType,
    /// The marketplace that the merchant was paid through.
    pub through: Option<Arc<Counterparty>>,
    /// `in store`, `online` or `other`.
    pub payment_channel: String,
    /// `place`, `special`, `digital` or `unresolved`; deprecated by Plaid.
    pub transaction_type: String,
    /// Store number within `location`.
    pub store_number: Option<String>,
    /// `payment_method` within `payment_meta`.
    pub payment_method: Option<String>,
    /// Personal finance category, taxonomy v1.
    pub category_v1: FinanceCategory,
    /// Personal finance category, taxonomy v2.
    pub category_v2: FinanceCategory,
    /// Legacy `category_id`, an entry of [`Catalog::categories`](super::Catalog::categories).
    pub category_id: Option<String>,
}

named! {
    /// `type` of a counterparty.
    #[derive(Default)]
    pub enum CounterpartyType {
        FinancialInstitution = "financial_institution",
        IncomeSource = "income_source",
        Marketplace = "marketplace",
        #[default]
        Merchant = "merchant",
        PaymentApp = "payment_app",
        PaymentTerminal = "payment_terminal",
    }
}

/// Somebody who has part in a transaction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counterparty {
    /// What they are.
    pub kind: CounterpartyType,
    /// Their name.
    pub name: String,
    /// 37 characters.
    pub entity_id: Option<String>,
    /// PNG.
    pub logo_url: Option<String>,
    /// Home page.
    pub website: Option<String>,
    /// E.164.
    pub phone_number: Option<String>,
    /// How sure it is.
    pub confidence_level: String,
}

impl TransactionDetails {
    /// The merchant as a counterparty; `None` if there is none.
    pub fn merchant(&self) -> Option<Counterparty> {
        Some(Counterparty {
            kind: self.counterparty_type,
            name: self.merchant_name.clone()?,
            entity_id: self.merchant_entity_id.clone(),
            logo_url: self.logo_url.clone(),
            website: self.website.clone(),
            phone_number: self.phone_number.clone(),
            confidence_level: self.counterparty_confidence.clone()?,
        })
    }
}

/// A personal finance category.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FinanceCategory {
    /// `VERY_HIGH`, `HIGH`, `MEDIUM`, `LOW` or `UNKNOWN`.
    pub confidence_level: String,
    /// `PRIMARY_SUFFIX`.
    pub detailed: String,
    /// `PRIMARY`.
    pub primary: String,
}
