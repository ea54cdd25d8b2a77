//! Asset Reports: what the accounts of some Items held when the report was made.
//! <https://plaid.com/docs/api/products/assets/>

mod contents;
mod copies;
mod relays;

use std::collections::{BTreeMap, BTreeSet};

use jiff::{SignedDuration, Timestamp};

use super::history::Arrival;
use super::ids::{AccountId, AssetReportToken, AuditCopyToken, ItemId, RelayToken, UserId, Uuid};
use super::named::named;
use super::product::Product;
use super::timers::Timer;
use super::webhooks::{Payload, Subject};
use super::{Account, Sandbox};
use crate::errors::{Cause, Error, ErrorCode};

pub use contents::{AssetAccount, AssetItem, Invested, Reading};

/// How long a report takes.
pub(super) const MAKING: SignedDuration = SignedDuration::from_secs(4);
/// How long its balances and owners take, where the app asks for them first.
pub(super) const FAST_MAKING: SignedDuration = SignedDuration::from_secs(2);

named! {
    /// How much of a report there is, `report_type` of the webhook.
    pub enum ReportPart {
        Fast = "FAST",
        Full = "FULL",
    }
}

/// The person a report is about, as the app tells it.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
#[serde(default)]
pub struct AssetUser {
    /// The app's own name for the person.
    pub client_user_id: Option<String>,
    /// `email`
    pub email: Option<String>,
    /// `first_name`
    pub first_name: Option<String>,
    /// `last_name`
    pub last_name: Option<String>,
    /// `middle_name`
    pub middle_name: Option<String>,
    /// `phone_number`
    pub phone_number: Option<String>,
    /// The number of the person's social security.
    pub ssn: Option<String>,
}

/// What a report is to be.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AssetTerms {
    /// How many days it looks back.
    pub days_requested: u16,
    /// The app's own name for it.
    pub client_report_id: Option<String>,
    /// Whether balances and owners are to be there before the rest.
    pub fast: bool,
    /// Whether it tells of investments.
    pub investments: bool,
    /// Whether one Item that fails is the end of it.
    pub require_all_items: bool,
    /// Whom it is about.
    pub user: AssetUser,
    /// Where the app is told of it.
    pub webhook: Option<String>,
}

/// A report.
#[derive(Debug)]
pub struct AssetReport {
    /// `asset_report_id`
    pub id: Uuid,
    /// What reads it.
    pub token: AssetReportToken,
    /// What it was to be.
    pub terms: AssetTerms,
    /// When it is there.
    pub ready_at: Timestamp,
    fast_at: Option<Timestamp>,
    items: Vec<ItemId>,
    excluded: BTreeSet<AccountId>,
    /// Its Items; `None` until it is made.
    found: Option<Vec<Found>>,
    failure: Option<Error>,
}

/// An Item as it was when a report was made.
#[derive(Debug, Clone)]
struct Found {
    item: ItemId,
    accounts: Vec<Account>,
    /// The last that had reached it.
    told: Arrival,
}

/// The reports of a world, the oldest first, and who else may read them.
#[derive(Debug, Default)]
pub(super) struct AssetReports {
    made: Vec<AssetReport>,
    copies: BTreeMap<AuditCopyToken, AssetReportToken>,
    relays: BTreeMap<RelayToken, AssetReportToken>,
}

impl Sandbox {
    /// Asks for a report, `/asset_report/create`.
    ///
    /// # Errors
    /// Those of [`Sandbox::working_item`] for each token; `PRODUCT_NOT_READY` for an Item whose
    /// data is kept back; `PRODUCT_NOT_ENABLED` if one was made without Assets.
    pub fn create_asset_report(
        &mut self,
        access_tokens: &[String],
        terms: AssetTerms,
    ) -> Result<&AssetReport, Error> {
        let mut items = Vec::new();
        let mut without = Vec::new();
        for token in access_tokens {
            let item = self.working_item(token)?;
            if item.not_ready.contains(&Product::Assets) {
                return Err(ErrorCode::ProductNotReady.into());
            }
            if !item.products.contains(&Product::Assets) {
                without.push(token);
            }
            if !items.contains(&item.id) {
                items.push(item.id);
            }
        }
        if !without.is_empty() {
            return Err(Error::assets_not_enabled(&without));
        }
        Ok(self.add_asset_report(items, BTreeSet::new(), terms))
    }

    /// Asks for a report of the same Items as they are now, `/asset_report/refresh`; `terms` are
    /// made from those of the old one.
    ///
    /// # Errors
    /// Those of [`Sandbox::parent_report`]; the error of an Item that does not work.
    pub fn refresh_asset_report(
        &mut self,
        token: &str,
        terms: impl FnOnce(&AssetTerms) -> AssetTerms,
    ) -> Result<&AssetReport, Error> {
        let parent = self.parent_report(token)?;
        let (items, excluded) = (parent.items.clone(), parent.excluded.clone());
        let terms = terms(&parent.terms);
        match items.iter().find_map(|id| self.ails(*id)) {
            Some(error) => Err(error),
            None => Ok(self.add_asset_report(items, excluded, terms)),
        }
    }

    /// Asks for a report that leaves out some accounts of another, `/asset_report/filter`.
    ///
    /// # Errors
    /// Those of [`Sandbox::parent_report`]; `PRODUCT_NOT_READY` or why the other could not be made;
    /// `INVALID_ACCOUNT_ID` for an account that is not in it.
    pub fn filter_asset_report(
        &mut self,
        token: &str,
        account_ids: &[String],
    ) -> Result<&AssetReport, Error> {
        let parent = self.parent_report(token)?;
        let found = parent.found(self.now)?;
        let mut excluded = parent.excluded.clone();
        for text in account_ids {
            let mut accounts = found.iter().flat_map(|it| &it.accounts);
            let account = accounts.find(|account| account.id.as_str() == text);
            excluded.insert(account.ok_or(ErrorCode::InvalidAccountId)?.id);
        }
        let mut found = found.to_vec();
        for it in &mut found {
            it.accounts
                .retain(|account| !excluded.contains(&account.id));
        }
        let items = parent.items.clone();
        let terms = AssetTerms {
            fast: false,
            ..parent.terms.clone()
        };
        self.add_asset_report(items, excluded, terms);
        let report = self.asset_reports.made.last_mut();
        let report = report.expect("a report was just added");
        report.found = Some(found);
        Ok(report)
    }

    fn add_asset_report(
        &mut self,
        items: Vec<ItemId>,
        excluded: BTreeSet<AccountId>,
        terms: AssetTerms,
    ) -> &AssetReport {
        let (id, token) = self.mint.asset_report();
        let ready_at = self.now + self.delay(MAKING);
        let fast_at = terms.fast.then(|| self.now + self.delay(FAST_MAKING));
        if let Some(at) = fast_at {
            self.timers
                .set(at, Timer::AssetReport(id, ReportPart::Fast));
        }
        self.timers
            .set(ready_at, Timer::AssetReport(id, ReportPart::Full));
        self.asset_reports.made.push(AssetReport {
            id,
            token,
            terms,
            ready_at,
            fast_at,
            items,
            excluded,
            found: None,
            failure: None,
        });
        let report = self.asset_reports.made.last();
        report.expect("a report was just added")
    }

    /// A report is made, or the part of it that comes first.
    pub(super) fn finish_asset_report(&mut self, id: Uuid, part: ReportPart) {
        let mut reports = self.asset_reports.made.iter();
        let Some(place) = reports.position(|report| report.id == id) else {
            return;
        };
        let report = &self.asset_reports.made[place];
        let (found, failure) = match &report.found {
            Some(_) => (None, None),
            None => match self.extract(report) {
                Ok(found) => (Some(found), None),
                Err(error) => (None, Some(error)),
            },
        };
        if part == ReportPart::Fast && failure.is_some() {
            return;
        }
        let payload = match &failure {
            Some(error) => Payload::AssetReportError {
                asset_report_id: id,
                error: error.clone(),
            },
            None => Payload::AssetReportReady {
                asset_report_id: id,
                part,
            },
        };
        let webhook = report.terms.webhook.clone();
        if part == ReportPart::Full {
            let report = &mut self.asset_reports.made[place];
            report.found = report.found.take().or(found);
            report.failure = failure;
        }
        if let Some(url) = webhook {
            self.notify_url(url, Subject::World, payload);
        }
    }

    /// The Items of a report with the accounts they have now.
    ///
    /// # Errors
    /// `DATA_UNAVAILABLE` with what ails the Items, if one fails and all are needed, or all do.
    fn extract(&self, report: &AssetReport) -> Result<Vec<Found>, Error> {
        let mut causes = Vec::new();
        let mut found = Vec::new();
        for id in &report.items {
            match (self.ails(*id), self.items.get(id)) {
                (None, Some(item)) => {
                    let accounts = item.accounts.iter();
                    let accounts = accounts.filter(|it| !report.excluded.contains(&it.id));
                    found.push(Found {
                        item: *id,
                        accounts: accounts.cloned().collect(),
                        told: item.last_request(self.now),
                    });
                }
                (error, _) => causes.push(Cause {
                    item_id: id.to_string(),
                    error: error.unwrap_or_else(|| ErrorCode::ItemNotFound.into()),
                }),
            }
        }
        if found.is_empty() || report.terms.require_all_items && !causes.is_empty() {
            let error = Error::from(ErrorCode::AssetReportDataUnavailable);
            return Err(error.with_causes(causes));
        }
        Ok(found)
    }

    /// Why an Item cannot be read now.
    fn ails(&self, id: ItemId) -> Option<Error> {
        match self.item_by_id(id) {
            Some(item) => item.error(),
            None => Some(ErrorCode::ItemNotFound.into()),
        }
    }

    /// The report of a token.
    ///
    /// # Errors
    /// `INVALID_ASSET_REPORT_TOKEN` if there is none, or no longer.
    pub fn asset_report(&self, token: &str) -> Result<&AssetReport, Error> {
        let token = AssetReportToken::parse(token)?;
        self.asset_reports
            .of_token(token)
            .ok_or_else(|| ErrorCode::InvalidAssetReportToken.into())
    }

    /// The report of a token, to make another of.
    ///
    /// # Errors
    /// `INVALID_ASSET_REPORT_TOKEN` if it is malformed; `INVALID_PARENT` if there is no such
    /// report, or no longer.
    pub fn parent_report(&self, token: &str) -> Result<&AssetReport, Error> {
        let token = AssetReportToken::parse(token)?;
        self.asset_reports
            .of_token(token)
            .ok_or_else(|| ErrorCode::InvalidParent.into())
    }

    /// The newest report with an Item of a user.
    ///
    /// # Errors
    /// `PRODUCT_NOT_READY` if there is none.
    pub fn asset_report_of_user(&self, user_id: &UserId) -> Result<&AssetReport, Error> {
        let items = self.items_of_user(user_id);
        let mut newest = self.asset_reports.made.iter().rev();
        newest
            .find(|report| report.items.iter().any(|id| items.contains(id)))
            .ok_or_else(|| ErrorCode::AssetReportProductNotReady.into())
    }

    /// Removes a report, and with it the right of others to read it.
    ///
    /// # Errors
    /// Those of [`Sandbox::asset_report`].
    pub fn remove_asset_report(&mut self, token: &str) -> Result<(), Error> {
        let token = self.asset_report(token)?.token;
        self.asset_reports.made.retain(|it| it.token != token);
        self.asset_reports.copies.retain(|_, it| *it != token);
        self.asset_reports.relays.retain(|_, it| *it != token);
        Ok(())
    }
}

impl AssetReports {
    fn of_token(&self, token: AssetReportToken) -> Option<&AssetReport> {
        self.made.iter().find(|report| report.token == token)
    }
}

impl AssetReport {
    /// Its Items with their accounts, once it is there.
    fn found(&self, now: Timestamp) -> Result<&[Found], Error> {
        match (&self.failure, &self.found) {
            (Some(failure), _) => Err(failure.clone()),
            (None, Some(found)) if now >= self.ready_at => Ok(found),
            _ => Err(ErrorCode::AssetReportProductNotReady.into()),
        }
    }
}
