//! Cash Flow Updates: news of what happens in a user's accounts.
//! <https://plaid.com/docs/check/cash-flow-updates/>

use super::{CashFlowEvent, CheckNews};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::history::{day_number, midnight};
use crate::sandbox::ids::{ItemId, UserId, Uuid};
use crate::sandbox::timers::Timer;
use crate::sandbox::webhooks::{Payload, Subject};
use crate::sandbox::{Item, Sandbox};

/// A balance below so many dollars is low.
const LOW: f64 = 100.0;
/// A deposit of more than so many dollars is large.
const LARGE: f64 = 5_000.0;

/// A wish to be told of what happens in an Item's accounts.
#[derive(Debug)]
pub struct Subscription {
    /// Whose accounts.
    pub user_id: UserId,
    /// Which of their Items; all that Plaid Check reads if none is named.
    pub item_id: Option<ItemId>,
    /// Who is told.
    pub webhook: String,
}

impl Sandbox {
    /// Has an app told of what happens in a user's accounts.
    ///
    /// # Errors
    /// `ITEM_NOT_FOUND` if the Item is none of theirs that Plaid Check reads, or if they have none.
    pub fn subscribe(
        &mut self,
        user_id: &UserId,
        item_id: Option<&str>,
        webhook: String,
    ) -> Result<Uuid, Error> {
        let theirs = self.check_items(user_id);
        let named = item_id.map(|text| {
            let found = theirs.iter().find(|item| item.id.as_str() == text);
            found
                .map(|item| item.id)
                .ok_or(Error::from(ErrorCode::ItemNotFound))
        });
        let item_id = named.transpose()?;
        if theirs.is_empty() {
            return Err(ErrorCode::ItemNotFound.into());
        }
        let id = self.mint.check_report_id();
        let subscription = Subscription {
            user_id: user_id.clone(),
            item_id,
            webhook,
        };
        self.check_reports.subscriptions.insert(id, subscription);
        self.await_cash_flow(id);
        Ok(id)
    }

    /// The id of what is read of a user's accounts at one time.
    pub fn next_insights_id(&mut self) -> Uuid {
        self.mint.check_report_id()
    }

    /// Has an app told no longer.
    ///
    /// # Errors
    /// `INVALID_FIELD` if there is no such subscription.
    pub fn unsubscribe(&mut self, id: &str) -> Result<(), Error> {
        let known = Uuid::parse(id).and_then(|id| self.check_reports.subscriptions.remove(&id));
        let rule = "the id of a subscription that was not ended";
        known
            .map(drop)
            .ok_or_else(|| Error::invalid_field("subscription_id", rule))
    }

    /// Ends all of a user's subscriptions, `/user/products/terminate`.
    pub fn end_monitoring_of(&mut self, user_id: &UserId) {
        let subscriptions = &mut self.check_reports.subscriptions;
        subscriptions.retain(|_, it| it.user_id != *user_id);
    }

    /// The Items of a user that somebody is told of, the oldest first.
    ///
    /// # Errors
    /// `PRODUCT_NOT_READY` if nobody is told of any.
    pub fn monitored_items(&self, user_id: &UserId) -> Result<Vec<&Item>, Error> {
        let subscriptions = self.check_reports.subscriptions.values();
        let theirs: Vec<_> = subscriptions.filter(|it| it.user_id == *user_id).collect();
        let told = |item: &&Item| {
            theirs
                .iter()
                .any(|it| it.item_id.is_none_or(|id| id == item.id))
        };
        let items: Vec<&Item> = self.check_items(user_id).into_iter().filter(told).collect();
        if items.is_empty() {
            return Err(ErrorCode::ConsumerReportProductNotReady.into());
        }
        Ok(items)
    }

    /// Tells the apps that watch a user's accounts of news, `/sandbox/cra/cashflow_updates/update`.
    ///
    /// # Errors
    /// Those of [`Sandbox::monitored_items`].
    pub fn update_cash_flow(
        &mut self,
        user_id: &UserId,
        events: &[CashFlowEvent],
    ) -> Result<(), Error> {
        let items = self.monitored_items(user_id)?;
        let available = items.iter().any(|item| item.error().is_none());
        let subscriptions = self.check_reports.subscriptions.values();
        let theirs = subscriptions.filter(|it| it.user_id == *user_id);
        let told: Vec<String> = theirs.map(|it| it.webhook.clone()).collect();
        for url in told {
            self.tell_cash_flow(user_id, &url, events, available);
        }
        Ok(())
    }

    /// Tells an app of news, in the way of the API that its user is of.
    fn tell_cash_flow(
        &mut self,
        user_id: &UserId,
        url: &str,
        events: &[CashFlowEvent],
        available: bool,
    ) {
        let old_api = self
            .user_by_id(user_id)
            .is_some_and(|it| it.token.is_some());
        let news: Vec<CheckNews> = if old_api {
            let each = events.iter().copied().map(Some).chain([None]);
            each.map(|event| CheckNews::Event {
                user_id: user_id.clone(),
                event,
                available,
            })
            .collect()
        } else {
            vec![CheckNews::Insights {
                user_id: user_id.clone(),
                events: events.to_vec(),
                available,
            }]
        };
        for news in news {
            self.notify_url(url.to_owned(), Subject::World, Payload::Check(news));
        }
    }

    /// Accounts are looked at when the next day has begun and brought its transactions.
    fn await_cash_flow(&mut self, id: Uuid) {
        let tomorrow = midnight(day_number(self.now) + 1);
        self.timers.set(tomorrow, Timer::CashFlow(id));
    }

    /// Tells an app what the new day has brought, one Item after another, unless it has ended its
    /// subscription.
    pub(in crate::sandbox) fn announce_cash_flow(&mut self, id: Uuid) {
        let Some(subscription) = self.check_reports.subscriptions.get(&id) else {
            return;
        };
        let (user_id, url) = (subscription.user_id.clone(), subscription.webhook.clone());
        let named = subscription.item_id;
        let items = self.check_items(&user_id).into_iter();
        let items = items.filter(|item| named.is_none_or(|id| id == item.id));
        let news: Vec<(Vec<CashFlowEvent>, bool)> = items
            .map(|item| match item.error() {
                None => (self.events_of_today(item), true),
                Some(_) => (Vec::new(), false),
            })
            .collect();
        for (events, available) in news {
            self.tell_cash_flow(&user_id, &url, &events, available);
        }
        self.await_cash_flow(id);
    }

    /// What today's transactions of an Item are that apps are told of, sorted by name.
    fn events_of_today(&self, item: &Item) -> Vec<CashFlowEvent> {
        let told = self.report_item(item, self.now, 1, false);
        let findings = self.findings(std::slice::from_ref(&told));
        let today = || findings.recent(0).map(|it| (it.amount, it.details));
        let category = |of: &str| today().any(|(_, it)| it.category_v2.detailed.starts_with(of));
        let crossed = findings.depository().iter().any(|it| {
            matches!(it.balances[..], [(_, now), (_, before), ..] if now < LOW && before >= LOW)
        });
        let loans = today().any(|(_, it)| {
            let category = it.category_v2.detailed.as_str();
            category.starts_with("LOAN_PAYMENTS_")
                && category != "LOAN_PAYMENTS_CREDIT_CARD_PAYMENT"
        });
        let overdrawn = category("BANK_FEES_INSUFFICIENT_FUNDS") || category("BANK_FEES_OVERDRAFT");
        let events = [
            (
                CashFlowEvent::LargeDepositDetected,
                today().any(|(it, _)| it < -LARGE),
            ),
            (CashFlowEvent::LowBalanceDetected, crossed),
            (CashFlowEvent::NewLoanPaymentDetected, loans),
            (CashFlowEvent::NsfOverdraftDetected, overdrawn),
        ];
        let events = events.into_iter().filter(|(_, found)| *found);
        events.map(|(event, _)| event).collect()
    }
}
