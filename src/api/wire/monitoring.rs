//! What Cash Flow Updates tell of an Item.
//! <https://plaid.com/docs/api/products/check/#cramonitoring_insightsget>

use serde::Serialize;

use super::transaction::WireDate;
use crate::sandbox::Sandbox;
use crate::sandbox::check_reports::{ReportItem, Stream};
use crate::sandbox::ids::Uuid;
use crate::sandbox::income::IncomeCategory;

/// What is current is of so many days.
const DAYS: u16 = 30;

/// `insights`
#[derive(Debug, Serialize)]
pub struct WireMonitoring {
    income: Income,
    loans: Loans,
}

#[derive(Debug, Serialize)]
struct Income {
    forecasted_monthly_income: Amount,
    historical_annual_income: Amount,
    income_sources: Vec<Source>,
    income_sources_counts: Count,
    total_monthly_income: Amount,
}

#[derive(Debug, Serialize)]
struct Source {
    income_category: IncomeCategory,
    income_description: String,
    income_source_id: Uuid,
    last_transaction_date: WireDate,
}

#[derive(Debug, Serialize)]
struct Loans {
    loan_disbursements_count: usize,
    loan_payment_merchants_counts: Count,
    loan_payments_counts: Count,
}

#[derive(Debug, Serialize)]
struct Amount {
    current_amount: f64,
}

#[derive(Debug, Serialize)]
struct Count {
    current_count: usize,
}

impl WireMonitoring {
    /// What is found in the accounts of an Item.
    pub fn new(sandbox: &Sandbox, it: &ReportItem<'_>) -> Self {
        let streams = sandbox.income_streams(std::slice::from_ref(it));
        let monthly: f64 = streams.iter().map(Stream::monthly).sum();
        let payments = streams.iter().flat_map(|it| &it.source.transactions);
        let recent = it.accounts.first().map(|it| it.since(DAYS));
        let earned = payments.filter(|it| recent.is_some_and(|day| it.date >= day));
        let earned: f64 = earned.map(|it| it.amount).sum();
        let amount = |amount: f64| Amount {
            current_amount: (amount * 100.0).round() / 100.0 + 0.0,
        };
        let moved = || it.accounts.iter().flat_map(|account| account.recent(DAYS));
        let of = |primary: &'static str| {
            moved().filter(move |it| it.details.category_v2.primary == primary)
        };
        let merchants: std::collections::BTreeSet<&str> = of("LOAN_PAYMENTS")
            .map(|it| it.details.name.as_str())
            .collect();
        Self {
            income: Income {
                forecasted_monthly_income: amount(monthly),
                historical_annual_income: amount(monthly * 12.0),
                income_sources_counts: Count {
                    current_count: streams.len(),
                },
                total_monthly_income: amount(earned),
                income_sources: streams
                    .into_iter()
                    .map(|stream| Source {
                        income_category: stream.source.category,
                        income_description: stream.source.description,
                        income_source_id: Uuid::new(sandbox.tag(), stream.source.id),
                        last_transaction_date: WireDate(stream.end),
                    })
                    .collect(),
            },
            loans: Loans {
                loan_disbursements_count: of("LOAN_DISBURSEMENTS").count(),
                loan_payment_merchants_counts: Count {
                    current_count: merchants.len(),
                },
                loan_payments_counts: Count {
                    current_count: of("LOAN_PAYMENTS").count(),
                },
            },
        }
    }
}
