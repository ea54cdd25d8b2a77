//! What is to happen at a time that a tester has chosen: the timeline of a scenario.

use jiff::Timestamp;

use super::timers::Timer;
use super::webhooks::{FiredCode, WebhookRule, WebhookType};
use super::{Change, Rule, Sandbox, ToldTransaction};

/// Something that a tester has planned.
#[derive(Debug, Clone)]
pub enum Deed {
    /// An Item, by id or access token, changes.
    Change(String, Change),
    /// A token comes to its end.
    EndToken(String),
    /// A rule for calls stands from then on.
    AddFault(Rule),
    /// A rule for webhooks stands from then on.
    AddWebhookRule(WebhookRule),
    /// A webhook is fired.
    FireWebhook {
        /// Of which Item.
        access_token: String,
        /// What it tells of.
        code: FiredCode,
        /// What it is about, for `DEFAULT_UPDATE`.
        webhook_type: Option<WebhookType>,
    },
    /// The bank of an Item, by id or access token, tells of transactions.
    TellOfTransactions(String, Vec<ToldTransaction>),
}

impl Sandbox {
    /// Has something happen at `at`; at once, if that is over.
    pub fn plan(&mut self, at: Timestamp, deed: Deed) {
        self.plans.push(deed);
        let number = self.plans.len() - 1;
        self.timers.set(at.max(self.now), Timer::Planned(number));
    }

    /// Does what was planned. What cannot happen any more, since the Item or the token is gone by
    /// now, does not.
    pub(super) fn carry_out(&mut self, number: usize) {
        let Some(deed) = self.plans.get(number).cloned() else {
            return;
        };
        // Nobody is there to hear why not.
        let _gone = match deed {
            Deed::Change(item, change) => self.change_item(&item, change).map(|_| ()),
            Deed::TellOfTransactions(item, told) => told
                .iter()
                .try_for_each(|told| self.tell_of_transaction(&item, told).map(|_| ())),
            Deed::EndToken(token) => self.end_token(&token).map(|_| ()),
            Deed::AddFault(rule) => {
                self.add_fault(rule);
                Ok(())
            }
            Deed::AddWebhookRule(rule) => self.add_webhook_rule(rule).map(|_| ()),
            Deed::FireWebhook {
                access_token,
                code,
                webhook_type,
            } => self.fire_webhook(&access_token, code, webhook_type),
        };
    }
}
