//! Cash Flow Updates: news of what happens in a user's accounts.
//! <https://plaid.com/docs/check/cash-flow-updates/>

use super::{CashFlowEvent, CheckNews};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::ids::{ItemId, UserId, Uuid};
use crate::sandbox::webhooks::{Payload, Subject};
use crate::sandbox::{Item, Sandbox};

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
        self.monitored_items(user_id)?;
        let old_api = self
            .user_by_id(user_id)
            .is_some_and(|it| it.token.is_some());
        let news = |user_id: &UserId| -> Vec<CheckNews> {
            let user_id = user_id.clone();
            if !old_api {
                let events = events.to_vec();
                return vec![CheckNews::Insights { user_id, events }];
            }
            let each = events.iter().copied().map(Some).chain([None]);
            each.map(|event| CheckNews::Event {
                user_id: user_id.clone(),
                event,
            })
            .collect()
        };
        let subscriptions = self.check_reports.subscriptions.values();
        let theirs = subscriptions.filter(|it| it.user_id == *user_id);
        let told: Vec<String> = theirs.map(|it| it.webhook.clone()).collect();
        for url in told {
            for news in news(user_id) {
                self.notify_url(url.clone(), Subject::World, Payload::Check(news));
            }
        }
        Ok(())
    }
}
