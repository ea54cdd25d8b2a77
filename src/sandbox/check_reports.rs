//! Consumer reports of Plaid Check: when one is made, when it is ready and when it is too old.
//! <https://plaid.com/docs/api/products/check/>

mod contents;
mod ewa;
mod findings;
mod kinds;
mod loans;
mod making;
mod monitoring;
mod news;
mod partners;
mod scores;
mod streams;
mod versions;

use std::collections::{BTreeMap, BTreeSet};

use jiff::{SignedDuration, Timestamp};

use super::ids::{ItemId, LinkToken, UserId, Uuid};
use super::link_results::CheckItem;
use super::product::Product;
use super::{Item, LinkSession, NewItem, Sandbox};
use crate::errors::{Cause, Error, ErrorCode};

pub(super) use contents::balances;
pub use contents::{Flow, Month, ReportAccount, ReportItem};
pub use ewa::EwaScore;
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
    /// What ails the Items that could not be read for it.
    pub left_out: Vec<Cause>,
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
