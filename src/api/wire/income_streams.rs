//! Income as consumer reports tell of it.
//! <https://plaid.com/docs/api/products/check/#cracheck_reportincome_insightsget>

use serde::{Serialize, Serializer};

use super::time::Seconds;
use super::transaction::WireDate;
use crate::sandbox::Sandbox;
use crate::sandbox::account::{AccountSubtype, AccountType, Owner};
use crate::sandbox::check_reports::{Month, ReportItem, Stream};
use crate::sandbox::ids::{AccountId, ItemId, TransactionId, Uuid};
use crate::sandbox::income::PayFrequency;

use super::check_report::Dates;

const CURRENCY: &str = "USD";

/// A stream of income.
#[derive(Debug, Serialize)]
struct WireStream<'a> {
    description: &'a str,
    end_date: WireDate,
    income_metrics: Metrics,
    income_stream_id: Uuid,
    insights: StreamInsights<'a>,
    start_date: WireDate,
    transactions: Vec<Payment<'a>>,
}

/// Streams, each shaped when it is written.
#[derive(Debug)]
pub struct WireStreams<'a> {
    sandbox: &'a Sandbox,
    streams: Vec<Stream<'a>>,
    projected: bool,
}

impl<'a> WireStreams<'a> {
    /// These streams; with what is to be expected of them, if that is `projected`.
    pub fn new(sandbox: &'a Sandbox, streams: Vec<Stream<'a>>, projected: bool) -> Self {
        Self {
            sandbox,
            streams,
            projected,
        }
    }
}

impl Serialize for WireStreams<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let streams = self.streams.iter();
        serializer.collect_seq(streams.map(|it| WireStream::new(self.sandbox, it, self.projected)))
    }
}

#[derive(Debug, Serialize)]
struct StreamInsights<'a> {
    income_category: Category,
    income_provider: Provider<'a>,
    next_payment: Option<NextPayment>,
    pay_frequency: PayFrequency,
    status: &'static str,
}

#[derive(Debug, Serialize)]
struct Category {
    primary: &'static str,
    secondary: &'static str,
}

#[derive(Debug, Serialize)]
struct Provider<'a> {
    is_normalized: bool,
    name: &'a str,
}

#[derive(Debug, Serialize)]
struct NextPayment {
    date: WireDate,
}

#[derive(Debug, Serialize)]
struct Payment<'a> {
    account_id: AccountId,
    amount: f64,
    date: WireDate,
    iso_currency_code: &'static str,
    item_id: ItemId,
    original_description: &'a str,
    outlier: Outlier,
    transaction_id: TransactionId,
    unofficial_currency_code: Option<&'static str>,
}

#[derive(Debug, Serialize)]
struct Outlier {
    is_outlier: bool,
}

/// What income comes to.
#[derive(Debug, Serialize)]
pub struct Metrics {
    current: Modeled,
    iso_currency_code: &'static str,
    /// Home lenders are told of what is, not of what will be.
    #[serde(skip_serializing_if = "Option::is_none")]
    projected: Option<Modeled>,
    unofficial_currency_code: Option<&'static str>,
}

#[derive(Debug, Clone, Copy, Serialize)]
struct Modeled {
    annual: Income,
    monthly: Income,
}

#[derive(Debug, Clone, Copy, Serialize)]
struct Income {
    gross_income: f64,
    net_income: f64,
}

/// `user_summary`
#[derive(Debug, Serialize)]
pub struct UserSummary {
    income_metrics: [Metrics; 1],
}

/// An Item whose accounts income comes to.
#[derive(Debug, Serialize)]
pub struct WireIncomeItem<'a> {
    accounts: Vec<WireIncomeAccount<'a>>,
    /// Of an older version of the report.
    #[serde(skip_serializing_if = "Option::is_none")]
    bank_income_accounts: Option<[(); 0]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    bank_income_sources: Option<[(); 0]>,
    institution_id: &'a str,
    institution_name: &'a str,
    item_id: ItemId,
    last_updated_time: Seconds,
}

/// An account that income comes to.
#[derive(Debug, Serialize)]
pub struct WireIncomeAccount<'a> {
    account_id: AccountId,
    mask: &'a str,
    metadata: Dates,
    name: &'a str,
    official_name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    owners: Option<&'a [Owner]>,
    subtype: AccountSubtype,
    #[serde(rename = "type")]
    account_type: AccountType,
}

impl Modeled {
    fn of(net: f64, gross: f64) -> Self {
        let income = |months: f64| Income {
            gross_income: cents(gross * months),
            net_income: cents(net * months),
        };
        Self {
            annual: income(12.0),
            monthly: income(1.0),
        }
    }
}

fn cents(amount: f64) -> f64 {
    (amount * 100.0).round() / 100.0
}

impl Metrics {
    fn of(net: f64, gross: f64, projected: bool) -> Self {
        let current = Modeled::of(net, gross);
        Self {
            current,
            iso_currency_code: CURRENCY,
            projected: projected.then_some(current),
            unofficial_currency_code: None,
        }
    }
}

impl UserSummary {
    /// What all streams that go on come to.
    pub fn new(streams: &[Stream<'_>], projected: bool) -> Self {
        let active = || streams.iter().filter(|it| it.active);
        let net = active().map(Stream::monthly).sum();
        let gross = active().map(Stream::monthly_gross).sum();
        Self {
            income_metrics: [Metrics::of(net, gross, projected)],
        }
    }
}

impl<'a> WireStream<'a> {
    /// A stream; with what is to be expected of it, if that is `projected`.
    fn new(sandbox: &Sandbox, it: &'a Stream<'_>, projected: bool) -> Self {
        let kind = it.kind();
        let source = &it.source;
        let payments = source.transactions.iter();
        Self {
            description: &source.description,
            end_date: WireDate(it.end),
            income_metrics: Metrics::of(it.monthly(), it.monthly_gross(), projected),
            income_stream_id: Uuid::new(sandbox.tag(), source.id),
            insights: StreamInsights {
                income_category: Category {
                    primary: kind.primary,
                    secondary: kind.secondary,
                },
                income_provider: Provider {
                    is_normalized: false,
                    name: &source.description,
                },
                next_payment: it.next_payment().map(|date| NextPayment {
                    date: WireDate(date),
                }),
                pay_frequency: source.frequency,
                status: if it.active { "ACTIVE" } else { "INACTIVE" },
            },
            start_date: WireDate(it.start),
            transactions: payments
                .map(|payment| Payment {
                    account_id: source.account_id,
                    amount: payment.amount,
                    date: WireDate(payment.date),
                    iso_currency_code: CURRENCY,
                    item_id: it.item.id,
                    original_description: &payment.name,
                    outlier: Outlier { is_outlier: false },
                    transaction_id: payment.id,
                    unofficial_currency_code: None,
                })
                .collect(),
        }
    }
}

impl<'a> WireIncomeItem<'a> {
    /// An Item of a report that was made at a moment; for home lenders nobody's `owners` are told.
    pub fn new(
        sandbox: &'a Sandbox,
        it: &ReportItem<'a>,
        made_at: jiff::Timestamp,
        owners: bool,
    ) -> Self {
        let institution = sandbox.institution(&it.item.institution_id);
        Self {
            accounts: WireIncomeAccount::all(it, owners),
            bank_income_accounts: owners.then_some([]),
            bank_income_sources: owners.then_some([]),
            institution_id: &it.item.institution_id,
            institution_name: institution.map_or("", |it| it.name.as_str()),
            item_id: it.item.id,
            last_updated_time: Seconds(made_at),
        }
    }
}

impl<'a> WireIncomeAccount<'a> {
    /// The accounts of an Item that income can come to.
    pub fn all(it: &ReportItem<'a>, owners: bool) -> Vec<Self> {
        let account = |account: &crate::sandbox::check_reports::ReportAccount<'a>| {
            let template = it.item.template(account.account);
            let days = Month {
                start: account.start,
                end: account.end,
            };
            (template.account_type == AccountType::Depository).then(|| Self {
                account_id: account.account.id,
                mask: &template.mask,
                metadata: days.into(),
                name: &template.name,
                official_name: template.official_name.as_deref(),
                owners: owners.then_some(template.owners.as_slice()),
                subtype: template.subtype,
                account_type: template.account_type,
            })
        };
        it.accounts.iter().filter_map(account).collect()
    }
}
