//! Consumer reports of Plaid Check: when one is made, when it is ready and when it is too old.
//! <https://plaid.com/docs/api/products/check/>

mod contents;
mod findings;
mod kinds;
mod loans;
mod monitoring;
mod news;
mod partners;
mod scores;
mod streams;
mod versions;

use std::collections::{BTreeMap, BTreeSet};

use jiff::{SignedDuration, Timestamp};

use super::account::AccountType;
use super::history::HISTORICAL_DELAY;
use super::ids::{ItemId, LinkToken, UserId, Uuid};
use super::link_results::CheckItem;
use super::product::Product;
use super::timers::Timer;
use super::webhooks::{Payload, Subject};
use super::{Item, LinkSession, NewItem, Sandbox};
use crate::errors::{Error, ErrorCode};

pub(super) use contents::balances;
pub use contents::{Flow, Month, ReportAccount, ReportItem};
pub use findings::Findings;
pub use loans::{LoanUpdate, NewLoan};
pub use monitoring::Subscription;
pub use news::{CashFlowEvent, CheckNews};
pub use partners::{Activity, BankingFacts, FicoRequest, UltraFico, UltraFicoRequest};
pub use scores::Score;
pub use streams::{IncomeFilter, IncomeKind, Stream};
pub use versions::{CashflowVersion, LendScoreVersion, PrismVersion, PrismVersions};

/// The fewest days a report looks back, whatever is asked for.
const DAYS_MIN: u16 = 180;
/// How long a report takes where the data is there.
pub(super) const MAKING: SignedDuration = SignedDuration::from_secs(4);
/// How long it can be read.
pub(super) const LIFE: SignedDuration = SignedDuration::from_hours(24);

/// Whoever is asked for one of these in Link lets their connections be looked at.
const NETWORK: [Product; 3] = [
    Product::CraCashflowInsights,
    Product::CraLendScore,
    Product::CraNetworkInsights,
];

/// What a report is to be.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CheckTerms {
    /// Which cash flow attributes it tells.
    pub cashflow: CashflowVersion,
    /// Which income it tells of, if not the usual.
    pub income: Option<IncomeFilter>,
    /// Which LendScore it has.
    pub lend_score: LendScoreVersion,
    /// What Prism Data is to make of it.
    pub prism: PrismVersions,
    /// What FICO is to make of it.
    pub fico: Option<FicoRequest>,
    /// How many days it looks back.
    pub days_requested: u16,
    /// With fewer days there is to be none.
    pub days_required: Option<u16>,
    /// The app's own name for it.
    pub client_report_id: Option<String>,
    /// Whether it tells of investments.
    pub include_investments: bool,
    /// Whether it is for those who buy mortgages, too.
    pub shared_with_gse: bool,
    /// Whether there is to be none without owners of accounts.
    pub require_identity: bool,
    /// How many days an Employment Refresh looks back, where that was said beforehand.
    pub employment_days: Option<u16>,
    /// Products it is made for.
    pub products: BTreeSet<Product>,
}

/// A report.
#[derive(Debug)]
pub struct CheckReport {
    /// `report_id`
    pub id: Uuid,
    /// `gse_reference_id`, by which those who buy mortgages find it.
    pub gse_reference: Option<Uuid>,
    /// Whom it is about.
    pub user_id: UserId,
    /// What it was to be.
    pub terms: CheckTerms,
    /// When it was asked for.
    pub asked_at: Timestamp,
    /// When it is there.
    pub ready_at: Timestamp,
    /// The Items it is made of, the oldest first.
    pub items: Vec<ItemId>,
    /// Why it could not be made.
    failure: Option<Error>,
    webhook: Option<String>,
}

/// The reports of a world: of each user the newest.
#[derive(Debug, Default)]
pub(super) struct CheckReports {
    by_user: BTreeMap<UserId, CheckReport>,
    loans: loans::Loans,
    subscriptions: BTreeMap<Uuid, Subscription>,
}

impl CheckReport {
    /// The days it looks back.
    pub fn days(&self) -> u16 {
        self.terms.days_requested.max(DAYS_MIN)
    }

    /// Whether it was made for a product; what is asked of that product later is of no account.
    pub fn is_for(&self, product: Product) -> bool {
        self.terms.products.contains(&product)
    }
}

impl Item {
    /// Whether Plaid Check reads it.
    pub fn is_checked(&self) -> bool {
        self.products.iter().any(|it| it.is_check())
    }

    /// Whether nobody else does.
    pub fn is_check_alone(&self) -> bool {
        self.is_checked() && self.products.iter().all(|it| it.is_check())
    }
}

impl Sandbox {
    /// Makes the Item of its own by which Plaid Check reads a login that an app reads too.
    pub(super) fn add_check_item(&mut self, item_id: ItemId, products: BTreeSet<Product>) {
        let Some(item) = self.items.get(&item_id).filter(|_| !products.is_empty()) else {
            return;
        };
        let new = NewItem {
            institution_id: item.institution_id.clone(),
            user: std::sync::Arc::clone(&item.user),
            products,
            webhook: item.webhook.clone(),
            accounts: Some(item.accounts.iter().map(|it| it.position).collect()),
            history: super::HistoryDates::default(),
            user_id: item.user_id.clone(),
        };
        let consented = item.consented.clone();
        let (_, check_id) = self.create_item(new);
        if let Some(check) = self.items.get_mut(&check_id) {
            check.consented = consented;
        }
    }

    /// Notes in a session that has just added or updated an Item what Plaid Check reads of it, and
    /// asks for the report.
    pub(super) fn find_check_item(
        &mut self,
        token: LinkToken,
        session: &mut LinkSession,
        item_id: ItemId,
    ) {
        let configuration = &self.link_tokens[&token].configuration;
        let Some(user_id) = configuration.user_id.clone() else {
            return;
        };
        let (terms, webhook) = (configuration.check.clone(), configuration.webhook.clone());
        let newest = self.check_items(&user_id).pop();
        let Some(item) = newest.filter(|it| it.id == item_id || it.is_beside(self, item_id)) else {
            return;
        };
        let found = CheckItem {
            item_id: item.id,
            accounts: item.accounts.iter().map(|it| it.id).collect(),
            institution: session.institution.clone(),
        };
        if session.updates() {
            session.findings.check_updates.push(found);
        } else {
            session.findings.check_items.push(found);
        }
        if let Some(terms) = terms {
            self.ask_for_report(user_id, terms, webhook);
        }
    }

    /// The Items of a user that Plaid Check reads, the oldest first.
    pub fn check_items(&self, user_id: &UserId) -> Vec<&Item> {
        let items = self.items_of_user(user_id).into_iter();
        items
            .filter_map(|id| self.item_by_id(id))
            .filter(|item| item.is_checked())
            .collect()
    }

    /// Makes a report anew, `/cra/check_report/create`.
    ///
    /// # Errors
    /// `ITEM_NOT_FOUND` if the user has no Item that Plaid Check reads.
    pub fn create_check_report(
        &mut self,
        user_id: &UserId,
        terms: CheckTerms,
        webhook: Option<String>,
    ) -> Result<(), Error> {
        if self.check_items(user_id).is_empty() {
            return Err(ErrorCode::ItemNotFound.into());
        }
        self.ask_for_report(user_id.clone(), terms, webhook);
        Ok(())
    }

    fn ask_for_report(&mut self, user_id: UserId, terms: CheckTerms, webhook: Option<String>) {
        let items = self.check_items(&user_id);
        let pulling = self.delay(HISTORICAL_DELAY);
        let pulled = items.iter().map(|item| item.created_at + pulling);
        let ready_at = pulled
            .max()
            .unwrap_or(self.now)
            .max(self.now + self.delay(MAKING));
        let items = items.into_iter().map(|item| item.id).collect();
        let id = self.mint.check_report_id();
        let gse = terms.shared_with_gse;
        let report = CheckReport {
            id,
            gse_reference: gse.then(|| self.mint.check_report_id()),
            user_id: user_id.clone(),
            terms,
            asked_at: self.now,
            ready_at,
            items,
            failure: None,
            webhook,
        };
        self.timers.set(ready_at, Timer::CheckReport(report.id));
        self.check_reports.by_user.insert(user_id, report);
    }

    /// A report is made, unless a newer one has been asked for.
    pub(super) fn finish_check_report(&mut self, id: Uuid) {
        let mut reports = self.check_reports.by_user.values();
        let Some(report) = reports.find(|report| report.id == id) else {
            return;
        };
        let (user_id, webhook) = (report.user_id.clone(), report.webhook.clone());
        let failure = self.check_data(report).err();
        let products = report.terms.products.iter().copied();
        let (products, failed): (Vec<Product>, Vec<Product>) =
            products.partition(|it| self.check_product(report, *it).is_ok());
        let old_api = self
            .user_by_id(&user_id)
            .is_some_and(|it| it.token.is_some());
        let news = CheckNews::Report {
            user_id: user_id.clone(),
            old_api,
            success: failure.is_none(),
            products,
            failed,
            item_ids: report.items.clone(),
        };
        if let Some(report) = self.check_reports.by_user.get_mut(&user_id) {
            report.failure = failure;
        }
        if let Some(url) = webhook {
            self.notify_url(url, Subject::World, Payload::Check(news));
        }
    }

    /// Why a product of a report could not be made, if so.
    ///
    /// # Errors
    /// `NETWORK_CONSENT_REQUIRED` for Network Insights unless somebody was asked for them, or for
    /// what is calculated with them, in Link; `INSUFFICIENT_TRANSACTION_DATA` for insights into too
    /// few days.
    pub fn check_product(&self, report: &CheckReport, product: Product) -> Result<(), Error> {
        match product {
            Product::CraNetworkInsights => {
                let items = report.items.iter().filter_map(|id| self.item_by_id(*id));
                let mut asked = items.flat_map(|item| &item.products);
                asked
                    .any(|it| NETWORK.contains(it))
                    .then_some(())
                    .ok_or(ErrorCode::NetworkConsentRequired.into())
            }
            Product::CraCashflowInsights | Product::CraPartnerInsights => {
                let items = self.report_items(report);
                self.findings(&items)
                    .suffice()
                    .then_some(())
                    .ok_or_else(|| {
                        let sentence = "Transactions of at least 30 days are needed";
                        Error::new(ErrorCode::InsufficientTransactionData, sentence)
                    })
            }
            _ => Ok(()),
        }
    }

    /// Whether a report can be made of what the banks have.
    fn check_data(&self, report: &CheckReport) -> Result<(), Error> {
        let items = report.items.iter().filter_map(|id| self.item_by_id(*id));
        let held = |item: &Item| {
            let mut accounts = item.accounts.iter();
            accounts.any(|it| item.template(it).account_type == AccountType::Depository)
        };
        if !items.clone().any(held) {
            return Err(ErrorCode::CheckReportNoAccounts.into());
        }
        let mut items = self.report_items(report).into_iter();
        let any = items.any(|item| item.accounts.iter().any(|it| !it.transactions.is_empty()));
        any.then_some(())
            .ok_or(ErrorCode::CheckReportDataUnavailable.into())
    }

    /// The report of a user.
    ///
    /// # Errors
    /// `PRODUCT_NOT_READY` if there is none, or not yet; `CONSUMER_REPORT_EXPIRED` after a day;
    /// `CHECK_REPORT_ERROR`s if it could not be made.
    pub fn check_report(&self, user_id: &UserId) -> Result<&CheckReport, Error> {
        let report = self.check_reports.by_user.get(user_id);
        let report = report
            .filter(|report| report.ready_at <= self.now)
            .ok_or(ErrorCode::ConsumerReportProductNotReady)?;
        match &report.failure {
            Some(failure) => Err(failure.clone()),
            None if self.now >= report.ready_at + LIFE => {
                Err(ErrorCode::ConsumerReportExpired.into())
            }
            None => Ok(report),
        }
    }
}

impl Item {
    /// Whether it was made at the same moment of the same login as another, which is not this one.
    fn is_beside(&self, sandbox: &Sandbox, item_id: ItemId) -> bool {
        sandbox.item_by_id(item_id).is_some_and(|other| {
            self.created_at == other.created_at
                && self.institution_id == other.institution_id
                && self.username() == other.username()
        })
    }
}
