//! What the enriched transactions of a user tell.
//! <https://plaid.com/docs/api/products/enrich/>

use serde::Serialize;

use super::transaction::WireDate;
use crate::sandbox::UserInsights;
use crate::sandbox::ids::DataId;
use crate::sandbox::{EnrichedStream, EnrichedTransaction, StreamFrequency, StreamStatus, Sums};

/// How many of the most important are named.
const TOP: usize = 3;

/// The answer.
#[derive(Debug, Serialize)]
pub struct WireUserInsights<'a> {
    category_insights: Categories<'a>,
    counterparty_insights: Counterparties<'a>,
    recurring_transactions: Recurring<'a>,
    user_data_overview: Overview,
}

#[derive(Debug, Serialize)]
struct Overview {
    days_available: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    newest_transaction_date: Option<WireDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    oldest_transaction_date: Option<WireDate>,
    total_inflows: f64,
    total_outflows: f64,
    transaction_count: usize,
}

#[derive(Debug, Serialize)]
struct Categories<'a> {
    detailed_category_insights: Vec<Category<'a>>,
    primary_category_insights: Vec<Category<'a>>,
}

#[derive(Debug, Serialize)]
struct Category<'a> {
    name: &'a str,
    top_counterparties: Vec<&'a str>,
    total_inflows: f64,
    total_outflows: f64,
    transaction_count: usize,
}

#[derive(Debug, Serialize)]
struct Counterparties<'a> {
    financial_institution_insights: Vec<Institution<'a>>,
    merchant_insights: Vec<Merchant<'a>>,
}

#[derive(Debug, Serialize)]
struct Institution<'a> {
    detected_accounts: [Detected; 1],
    entity_id: Option<&'a str>,
    name: &'a str,
    website: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct Detected {
    account_subtype: Option<&'static str>,
    account_type: &'static str,
    newest_transaction_amount: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    newest_transaction_date: Option<WireDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    oldest_transaction_date: Option<WireDate>,
    total_inflows: f64,
    total_outflows: f64,
    transaction_count: usize,
}

#[derive(Debug, Serialize)]
struct Merchant<'a> {
    entity_id: Option<&'a str>,
    name: &'a str,
    personal_finance_category_detailed: Option<&'a str>,
    personal_finance_category_primary: Option<&'a str>,
    total_inflows: f64,
    total_outflows: f64,
    transaction_count: usize,
    website: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct Recurring<'a> {
    inflow_streams: Vec<Stream<'a>>,
    outflow_streams: Vec<Stream<'a>>,
}

#[derive(Debug, Serialize)]
struct Stream<'a> {
    average_amount: Amount<'a>,
    average_days_apart: f64,
    description: &'a str,
    frequency: StreamFrequency,
    is_active: bool,
    merchant_name: &'a str,
    newest_transaction_amount: Amount<'a>,
    newest_transaction_date: Option<WireDate>,
    oldest_transaction_date: Option<WireDate>,
    personal_finance_category_detailed: &'a str,
    personal_finance_category_primary: &'a str,
    status: StreamStatus,
    stream_id: DataId,
    transaction_count: usize,
    transaction_ids: Vec<&'a str>,
}

#[derive(Debug, Serialize)]
struct Amount<'a> {
    amount: f64,
    iso_currency_code: &'a str,
    unofficial_currency_code: Option<&'a str>,
}

impl<'a> WireUserInsights<'a> {
    /// What the transactions of a user tell.
    pub fn new(insights: &UserInsights<'a>) -> Self {
        let categories = |of: Vec<(&'a str, Sums<'a>)>| of.iter().map(Category::new).collect();
        let institutions = insights.institutions();
        let merchants = insights.merchants();
        let streams = |inflow| {
            let streams = insights.streams(inflow).into_iter();
            streams.filter_map(|it| Stream::new(&it)).collect()
        };
        Self {
            category_insights: Categories {
                detailed_category_insights: categories(insights.detailed_categories()),
                primary_category_insights: categories(insights.primary_categories()),
            },
            counterparty_insights: Counterparties {
                financial_institution_insights: institutions
                    .iter()
                    .filter_map(Institution::new)
                    .collect(),
                merchant_insights: merchants.iter().filter_map(Merchant::new).collect(),
            },
            recurring_transactions: Recurring {
                inflow_streams: streams(true),
                outflow_streams: streams(false),
            },
            user_data_overview: Overview::new(&insights.overview()),
        }
    }
}

impl Overview {
    fn new(sums: &Sums<'_>) -> Self {
        let days = sums.days();
        let days_available =
            days.map(|(oldest, newest)| i64::from((newest - oldest).get_days()) + 1);
        Self {
            days_available: days_available.unwrap_or_default(),
            newest_transaction_date: days.map(|(_, newest)| WireDate(newest)),
            oldest_transaction_date: days.map(|(oldest, _)| WireDate(oldest)),
            total_inflows: sums.inflows(),
            total_outflows: sums.outflows(),
            transaction_count: sums.transactions.len(),
        }
    }
}

impl<'a> Category<'a> {
    fn new((name, sums): &(&'a str, Sums<'a>)) -> Self {
        Self {
            name,
            top_counterparties: sums.counterparties().into_iter().take(TOP).collect(),
            total_inflows: sums.inflows(),
            total_outflows: sums.outflows(),
            transaction_count: sums.transactions.len(),
        }
    }
}

impl<'a> Institution<'a> {
    fn new((name, sums): &(&'a str, Sums<'a>)) -> Option<Self> {
        let newest = sums.newest()?;
        let days = sums.days();
        Some(Self {
            detected_accounts: [Detected {
                account_subtype: None,
                account_type: newest.account_type(),
                newest_transaction_amount: Some(newest.amount.abs()),
                newest_transaction_date: days.map(|(_, newest)| WireDate(newest)),
                oldest_transaction_date: days.map(|(oldest, _)| WireDate(oldest)),
                total_inflows: sums.inflows(),
                total_outflows: sums.outflows(),
                transaction_count: sums.transactions.len(),
            }],
            entity_id: newest.details.merchant_entity_id.as_deref(),
            name,
            website: newest.details.website.as_deref(),
        })
    }
}

impl<'a> Merchant<'a> {
    fn new((name, sums): &(&'a str, Sums<'a>)) -> Option<Self> {
        let details = &sums.newest()?.details;
        Some(Self {
            entity_id: details.merchant_entity_id.as_deref(),
            name,
            personal_finance_category_detailed: Some(&details.category_v2.detailed),
            personal_finance_category_primary: Some(&details.category_v2.primary),
            total_inflows: sums.inflows(),
            total_outflows: sums.outflows(),
            transaction_count: sums.transactions.len(),
            website: details.website.as_deref(),
        })
    }
}

impl<'a> Stream<'a> {
    fn new(it: &EnrichedStream<'a>) -> Option<Self> {
        let all = &it.transactions;
        let (first, last): (&EnrichedTransaction, &EnrichedTransaction) =
            (all.first()?, all.last()?);
        let amount = |amount: f64| Amount {
            amount,
            iso_currency_code: &last.currency,
            unofficial_currency_code: None,
        };
        let total: f64 = all.iter().map(|it| it.amount.abs()).sum();
        let average = (total / all.len() as f64 * 100.0).round() / 100.0;
        let category = &last.details.category_v2;
        Some(Self {
            average_amount: amount(average),
            average_days_apart: it.days_apart,
            description: &last.description,
            frequency: it.frequency,
            is_active: it.active,
            merchant_name: last.details.merchant_name.as_deref().unwrap_or_default(),
            newest_transaction_amount: amount(last.amount.abs()),
            newest_transaction_date: last.date.map(WireDate),
            oldest_transaction_date: first.date.map(WireDate),
            personal_finance_category_detailed: &category.detailed,
            personal_finance_category_primary: &category.primary,
            status: it.status,
            stream_id: it.id,
            transaction_count: all.len(),
            transaction_ids: all.iter().map(|it| it.id.as_str()).collect(),
        })
    }
}
