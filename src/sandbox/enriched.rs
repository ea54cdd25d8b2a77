//! What enriched transactions tell of the users of an app, who have no Items here.
//! <https://plaid.com/docs/api/products/enrich/>

use std::collections::BTreeMap;

use jiff::civil::Date;
use sha2::{Digest, Sha256};

use super::Sandbox;
use super::catalog::{CounterpartyType, TransactionDetails};
use super::history::{day_number, day_of};
use super::ids::DataId;
use super::recurring::{StreamFrequency, StreamStatus, frequency, next};
use crate::errors::Error;

/// Transactions of each user of an app, by the app's own names.
pub(super) type EnrichedTransactions = BTreeMap<String, BTreeMap<String, EnrichedTransaction>>;

/// A transaction that has been enriched.
#[derive(Debug, Clone)]
pub struct EnrichedTransaction {
    /// The app's own id.
    pub id: String,
    /// As its bank writes it.
    pub description: String,
    /// Positive when money leaves the account.
    pub amount: f64,
    /// When it posted, if the app has said.
    pub date: Option<Date>,
    /// ISO 4217.
    pub currency: String,
    /// What is known.
    pub details: TransactionDetails,
}

/// Some transactions, counted.
#[derive(Debug, Clone, Default)]
pub struct Sums<'a> {
    /// Which.
    pub transactions: Vec<&'a EnrichedTransaction>,
}

/// Money that comes or goes again and again.
#[derive(Debug)]
pub struct EnrichedStream<'a> {
    /// Names it.
    pub id: DataId,
    /// Its transactions, the oldest first.
    pub transactions: Vec<&'a EnrichedTransaction>,
    /// How often they come.
    pub frequency: StreamFrequency,
    /// Days between two of them.
    pub days_apart: f64,
    /// Whether more are expected.
    pub active: bool,
    /// How sure it is.
    pub status: StreamStatus,
}

/// What the transactions of a user tell.
#[derive(Debug)]
pub struct UserInsights<'a> {
    all: Vec<&'a EnrichedTransaction>,
    today: i64,
    /// What ids of streams are made from, beside what is in them.
    key: [u8; 4],
}

impl EnrichedTransaction {
    /// What type of account at a bank the other side is likely to be.
    pub fn account_type(&self) -> &'static str {
        let category = self.details.category_v2.detailed.as_str();
        match category {
            "LOAN_PAYMENTS_CREDIT_CARD_PAYMENT" => "credit",
            _ if category.starts_with("LOAN_") => "loan",
            "TRANSFER_IN_INVESTMENT_AND_RETIREMENT_FUNDS"
            | "TRANSFER_OUT_INVESTMENT_AND_RETIREMENT_FUNDS" => "investment",
            _ => "depository",
        }
    }
}

impl<'a> Sums<'a> {
    /// What left.
    pub fn outflows(&self) -> f64 {
        cents(self.amounts().filter(|it| *it > 0.0).sum())
    }

    /// What came, without its sign.
    pub fn inflows(&self) -> f64 {
        cents(-self.amounts().filter(|it| *it < 0.0).sum::<f64>())
    }

    /// The days of the oldest and the newest, as far as days are known.
    pub fn days(&self) -> Option<(Date, Date)> {
        let days = self.transactions.iter().filter_map(|it| it.date);
        days.clone().min().zip(days.max())
    }

    /// The newest, as far as days are known.
    pub fn newest(&self) -> Option<&'a EnrichedTransaction> {
        let transactions = self.transactions.iter().copied();
        transactions.max_by_key(|it| it.date)
    }

    /// Who was on the other side, where most was spent first.
    pub fn counterparties(&self) -> Vec<&'a str> {
        let groups = grouped(&self.transactions, |it| it.details.merchant_name.as_deref());
        groups.into_iter().map(|(name, _)| name).collect()
    }

    fn amounts(&self) -> impl Iterator<Item = f64> {
        self.transactions.iter().map(|it| it.amount)
    }
}

fn cents(amount: f64) -> f64 {
    (amount * 100.0).round() / 100.0 + 0.0
}

/// Groups by a name, what most was spent on first.
fn grouped<'a>(
    transactions: &[&'a EnrichedTransaction],
    name: impl Fn(&'a EnrichedTransaction) -> Option<&'a str>,
) -> Vec<(&'a str, Sums<'a>)> {
    let mut groups: BTreeMap<&str, Sums<'a>> = BTreeMap::new();
    for it in transactions {
        if let Some(name) = name(it) {
            groups.entry(name).or_default().transactions.push(it);
        }
    }
    let mut groups: Vec<(&str, Sums<'a>)> = groups.into_iter().collect();
    groups.sort_by(|(_, a), (_, b)| b.outflows().total_cmp(&a.outflows()));
    groups
}

impl<'a> UserInsights<'a> {
    /// All of them.
    pub fn overview(&self) -> Sums<'a> {
        Sums {
            transactions: self.all.clone(),
        }
    }

    /// By the bank or lender that is on the other side, the greatest spending first.
    pub fn institutions(&self) -> Vec<(&'a str, Sums<'a>)> {
        grouped(&self.all, |it| {
            let bank = it.details.counterparty_type == CounterpartyType::FinancialInstitution;
            it.details.merchant_name.as_deref().filter(|_| bank)
        })
    }

    /// By the merchant, the greatest spending first.
    pub fn merchants(&self) -> Vec<(&'a str, Sums<'a>)> {
        grouped(&self.all, |it| {
            let kind = it.details.counterparty_type;
            let merchant = matches!(
                kind,
                CounterpartyType::Merchant | CounterpartyType::Marketplace
            );
            it.details.merchant_name.as_deref().filter(|_| merchant)
        })
    }

    /// By primary category, the greatest spending first.
    pub fn primary_categories(&self) -> Vec<(&'a str, Sums<'a>)> {
        grouped(&self.all, |it| Some(&it.details.category_v2.primary))
    }

    /// By detailed category, the greatest spending first.
    pub fn detailed_categories(&self) -> Vec<(&'a str, Sums<'a>)> {
        grouped(&self.all, |it| Some(&it.details.category_v2.detailed))
    }

    /// Money that comes, or that goes, again and again.
    pub fn streams(&self, inflow: bool) -> Vec<EnrichedStream<'a>> {
        let mut by_name: BTreeMap<&str, Vec<(Date, &EnrichedTransaction)>> = BTreeMap::new();
        for it in &self.all {
            if let Some(date) = it.date
                && (it.amount < 0.0) == inflow
            {
                let name = it.details.merchant_name.as_ref();
                let name = name.unwrap_or(&it.details.name);
                by_name.entry(name).or_default().push((date, it));
            }
        }
        let groups = by_name.into_values();
        let streams = groups.filter_map(|mut dated| {
            dated.sort_by_key(|(date, it)| (*date, &it.id));
            self.stream(&dated)
        });
        streams.collect()
    }

    fn stream(&self, dated: &[(Date, &'a EnrichedTransaction)]) -> Option<EnrichedStream<'a>> {
        let dates: Vec<Date> = dated.iter().map(|(date, _)| *date).collect();
        let frequency = frequency(&dates)?;
        let next = next(&dates, frequency)?;
        let (first, last) = (dates.first()?, dates.last()?);
        let between = day_of(*last) - day_of(*first);
        let days_apart = between as f64 / (dates.len() - 1) as f64;
        let active = day_of(next) + frequency.patience() >= self.today;
        let chance = Sha256::new()
            .chain_update(self.key)
            .chain_update(&dated.first()?.1.id);
        Some(EnrichedStream {
            id: DataId::of_item(chance.finalize().into()),
            transactions: dated.iter().map(|(_, it)| *it).collect(),
            frequency,
            days_apart: cents(days_apart),
            active,
            status: StreamStatus::of(dates.len(), frequency, active),
        })
    }
}

impl Sandbox {
    /// Keeps enriched transactions of a user of the app's; one that it sends again counts once.
    pub fn keep_enriched(&mut self, client_user_id: String, it: EnrichedTransaction) {
        let theirs = self.enriched.entry(client_user_id).or_default();
        theirs.insert(it.id.clone(), it);
    }

    /// What the enriched transactions of a user of the app's tell.
    ///
    /// # Errors
    /// `INVALID_FIELD` if there are none.
    pub fn user_insights(&self, client_user_id: &str) -> Result<UserInsights<'_>, Error> {
        let theirs = self.enriched.get(client_user_id);
        let theirs = theirs.ok_or_else(|| Error::id_not_found("client_user_id"))?;
        Ok(UserInsights {
            all: theirs.values().collect(),
            today: day_number(self.now),
            key: self.tag().0.to_le_bytes(),
        })
    }
}
