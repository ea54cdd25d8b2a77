//! How a consumer report is made, and why it may not be.

use super::{CheckNews, CheckReport, CheckTerms, MAKING, NETWORK};
use crate::errors::{Cause, Error, ErrorCode};
use crate::sandbox::account::AccountType;
use crate::sandbox::history::{DAYS_MAX, HISTORICAL_DELAY};
use crate::sandbox::ids::{ItemId, UserId, Uuid};
use crate::sandbox::product::Product;
use crate::sandbox::timers::Timer;
use crate::sandbox::webhooks::{Payload, Subject};
use crate::sandbox::{Item, Sandbox};

impl Sandbox {
    /// Has a report made of all Items of a user that Plaid Check reads.
    pub(super) fn ask_for_report(
        &mut self,
        user_id: UserId,
        terms: CheckTerms,
        webhook: Option<String>,
    ) {
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
            left_out: Vec::new(),
            failure: None,
            webhook,
        };
        self.timers.set(ready_at, Timer::CheckReport(report.id));
        self.check_reports.by_user.insert(user_id, report);
    }

    /// A report is made, unless a newer one has been asked for.
    pub(in crate::sandbox) fn finish_check_report(&mut self, id: Uuid) {
        let mut reports = self.check_reports.by_user.values();
        let Some(report) = reports.find(|report| report.id == id) else {
            return;
        };
        let (user_id, webhook) = (report.user_id.clone(), report.webhook.clone());
        let asked = report.items.clone();
        let left_out = self.left_out(&asked);
        if let Some(report) = self.check_reports.by_user.get_mut(&user_id) {
            let out = |id: &ItemId| left_out.iter().any(|it| it.item_id == id.as_str());
            report.items.retain(|id| !out(id));
            report.left_out = left_out;
        }
        let Some(report) = self.check_reports.by_user.get(&user_id) else {
            return;
        };
        let failure = self.check_data(report).err();
        let products = report.terms.products.iter().copied();
        let (products, failed): (Vec<Product>, Vec<Product>) =
            products.partition(|it| self.check_product(report, *it).is_ok());
        let user = self.user_by_id(&user_id);
        let news = CheckNews::Report {
            user_id: user_id.clone(),
            old_api: user.is_some_and(|it| it.token.is_some()),
            success: failure.is_none(),
            products,
            failed,
            item_ids: asked,
        };
        if let Some(report) = self.check_reports.by_user.get_mut(&user_id) {
            report.failure = failure;
        }
        if let Some(url) = webhook {
            self.notify_url(url, Subject::World, Payload::Check(news));
        }
    }

    /// What ails those Items of a report that cannot be read now.
    pub(super) fn left_out(&self, ids: &[ItemId]) -> Vec<Cause> {
        let ails = |id: &ItemId| {
            let error = match self.item_by_id(*id) {
                Some(item) => item.error()?,
                None => ErrorCode::ItemNotFound.into(),
            };
            Some(Cause {
                item_id: id.to_string(),
                error,
            })
        };
        ids.iter().filter_map(ails).collect()
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
    ///
    /// # Errors
    /// `DATA_UNAVAILABLE` if no Item can be read, if nothing has moved on their accounts, or if
    /// nobody is known to own them where that is needed; `NO_ACCOUNTS` if none of them is at a
    /// bank; `INSTITUTION_TRANSACTION_HISTORY_NOT_SUPPORTED` if they go back fewer days than are
    /// required.
    fn check_data(&self, report: &CheckReport) -> Result<(), Error> {
        let unavailable = || {
            let error = Error::from(ErrorCode::CheckReportDataUnavailable);
            error.with_causes(report.left_out.clone())
        };
        let items = report.items.iter().filter_map(|id| self.item_by_id(*id));
        if items.clone().next().is_none() {
            return Err(unavailable());
        }
        let accounts = items.clone().flat_map(|item| {
            let accounts = item.accounts.iter();
            accounts.map(|it| item.template(it))
        });
        let mut held = accounts.clone();
        if !held.any(|it| it.account_type == AccountType::Depository) {
            return Err(ErrorCode::CheckReportNoAccounts.into());
        }
        let told = self.report_items(report);
        let mut accounts_told = told.iter().flat_map(|item| &item.accounts);
        if !accounts_told.any(|it| !it.transactions.is_empty()) {
            return Err(unavailable());
        }
        let required = report.terms.days_required.unwrap_or_default();
        if items.map(|item| self.history_days(report, item)).max() < Some(required) {
            return Err(ErrorCode::InstitutionTransactionHistoryNotSupported.into());
        }
        let mut owners = accounts.flat_map(|it| it.owners.iter());
        if report.terms.require_identity && !owners.any(|it| !it.names.is_empty()) {
            return Err(unavailable());
        }
        Ok(())
    }

    /// How many days before a report the transactions of an Item begin.
    fn history_days(&self, report: &CheckReport, item: &Item) -> u16 {
        let told = self.report_item(item, report.ready_at, DAYS_MAX, false);
        let days = told.accounts.iter().filter_map(|it| {
            let oldest = it.transactions.last()?;
            u16::try_from((it.end - oldest.date).get_days()).ok()
        });
        days.max().unwrap_or_default()
    }
}
