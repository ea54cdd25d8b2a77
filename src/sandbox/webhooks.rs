//! The outbox of a world: webhooks, what became of each attempt to deliver them, and which are to
//! be sent when. <https://plaid.com/docs/api/webhooks/>
//!
//! The world decides and remembers; who turns it takes [`Effect`]s out, delivers them, and reports
//! with [`Sandbox::record_delivery`].

mod delivery;
mod fire;
mod handling;
mod names;
mod payload;
mod queue;
mod retry;
mod updates;
mod written;

use std::collections::{BTreeMap, VecDeque};
use std::time::Duration;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::Sandbox;
use super::ids::{AccountId, ItemId, LinkToken, Uuid};

pub use fire::FiredCode;
pub(super) use fire::may_be_called;
pub use handling::{Forgery, Handling, StandingWebhookRule, WebhookRule};
pub use names::{DisconnectReason, WebhookCode, WebhookType};
pub use payload::{Payload, TransferNews};
pub(super) use retry::{FIRST_GAP, PATIENCE as RETRY_PATIENCE};
pub(super) use updates::Told;
pub use written::{MadeUp, Written};

use handling::WebhookRules;
use queue::Queue;

/// How many webhooks are remembered after all attempts, so that a long run stays small.
const REMEMBERED: usize = 1000;

/// Names a webhook within its world: 1 for the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct WebhookId(pub u64);

/// A webhook.
#[derive(Debug)]
pub struct Webhook {
    /// Names it in the emulator; Plaid's carry no id.
    pub id: WebhookId,
    /// What it is about.
    pub subject: Subject,
    /// Where it goes.
    pub url: String,
    /// What it says.
    pub payload: Payload,
    /// When what it tells of happened.
    pub created_at: Timestamp,
    /// What is wrong with it, for receivers to find out.
    pub forgery: Option<Forgery>,
    /// Attempts to deliver it, in order.
    pub attempts: Vec<Attempt>,
    /// What is to be done with it.
    pub state: State,
}

/// What a webhook is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// An Item.
    Item(ItemId),
    /// A session of Link.
    Link {
        /// The token it was opened with.
        token: LinkToken,
        /// The session.
        session_id: Uuid,
    },
    /// An account that was lent to a processor, who is told.
    Lent(AccountId),
    /// Something else of the world, which the payload names.
    World,
}

impl Subject {
    /// The Item, if it is about one.
    pub fn item_id(self) -> Option<ItemId> {
        match self {
            Self::Item(id) => Some(id),
            Self::Link { .. } | Self::Lent(_) | Self::World => None,
        }
    }
}

/// One attempt to deliver a webhook.
#[derive(Debug)]
pub struct Attempt {
    /// When it was due.
    pub at: Timestamp,
    /// The header `Plaid-Verification` it carried.
    pub verification: String,
    /// What came of it.
    pub outcome: Outcome,
    /// How long it took, by the clock of who delivered it.
    pub took: Duration,
}

/// What came of an attempt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// An answer with this HTTP status; only 200 counts as delivered.
    Answered(u16),
    /// No answer, and why.
    Failed(String),
    /// Nothing was sent, and why; it is not tried again.
    Withheld(String),
}

/// What is to be done with a webhook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// It waits until it is released.
    Held,
    /// It was lost on its way.
    Lost,
    /// It is to be sent.
    Pending {
        /// When.
        next_at: Timestamp,
    },
    /// It is on its way.
    Sending {
        /// When it was due.
        at: Timestamp,
        /// The header `Plaid-Verification` it carries.
        verification: String,
    },
    /// It was taken.
    Delivered,
    /// It was not taken, and is not sent again.
    Exhausted {
        /// Because the endpoint rejects nearly everything, and not because the time is over.
        endpoint_rejects: bool,
    },
    /// It was not sent, as its address is none it may be sent to.
    Withheld {
        /// Why.
        reason: String,
    },
}

/// Something the world wants done.
#[derive(Debug)]
pub enum Effect {
    /// Deliver a webhook and report what came of it.
    Deliver(Delivery),
}

/// A webhook as it goes out.
#[derive(Debug)]
pub struct Delivery {
    /// Which one.
    pub id: WebhookId,
    /// Where to.
    pub url: String,
    /// The body, byte for byte.
    pub body: Vec<u8>,
    /// The header `Plaid-Verification`.
    pub verification: String,
}

/// Writes the body of a webhook; the same webhook always has the same body.
pub type Render = fn(&Webhook) -> Vec<u8>;

/// `status.last_webhook` of `/item/get`.
#[derive(Debug, Clone, Copy)]
pub struct LastWebhook {
    /// `code_sent`.
    pub code: WebhookCode,
    /// `sent_at`.
    pub sent_at: Timestamp,
}

/// All webhooks of a world.
#[derive(Debug, Default)]
pub(super) struct Outbox {
    made: u64,
    /// How often something has changed here.
    changes: u64,
    rules: WebhookRules,
    /// Where those go that are about no Item and no link token, if it was changed.
    client_url: Option<Option<String>>,
    webhooks: BTreeMap<WebhookId, Webhook>,
    /// Those that are [`State::Pending`].
    queue: Queue,
    /// Those with nothing more to be done, the oldest first.
    finished: VecDeque<WebhookId>,
}

/// A webhook that is about to come into being.
struct Draft {
    subject: Subject,
    url: String,
    payload: Payload,
    forgery: Option<Forgery>,
}

impl Outbox {
    /// Adds a webhook, as the rules for such say.
    fn add(
        &mut self,
        subject: Subject,
        url: String,
        payload: Payload,
        now: Timestamp,
    ) -> WebhookId {
        let handling = self.rules.strike(payload.names(), subject);
        let draft = Draft {
            subject,
            url,
            payload,
            forgery: match handling {
                Some(Handling::Tamper(forgery)) => Some(forgery),
                _ => None,
            },
        };
        let state = match handling {
            Some(Handling::Delay(by)) => State::Pending {
                next_at: now.saturating_add(by).unwrap_or(Timestamp::MAX),
            },
            Some(Handling::Drop) => State::Lost,
            Some(Handling::Hold) => State::Held,
            _ => State::Pending { next_at: now },
        };
        if handling != Some(Handling::Duplicate) {
            return self.put(draft, state, now);
        }
        let twin = Draft {
            url: draft.url.clone(),
            payload: draft.payload.clone(),
            ..draft
        };
        let first = self.put(draft, state.clone(), now);
        self.put(twin, state, now);
        first
    }

    fn put(&mut self, draft: Draft, state: State, now: Timestamp) -> WebhookId {
        self.changes += 1;
        self.made += 1;
        let id = WebhookId(self.made);
        match state {
            State::Pending { next_at } => self.queue.add(&draft.url, (next_at, 0, id)),
            State::Lost => self.finish(id),
            _ => {}
        }
        let webhook = Webhook {
            id,
            subject: draft.subject,
            url: draft.url,
            payload: draft.payload,
            created_at: now,
            forgery: draft.forgery,
            attempts: Vec::new(),
            state,
        };
        self.webhooks.insert(id, webhook);
        id
    }

    /// How many there have been so far.
    pub(super) fn made(&self) -> u64 {
        self.made
    }

    /// Those made after the first `made`.
    pub(super) fn since(&self, made: u64) -> Vec<(WebhookId, WebhookCode)> {
        let later = self.webhooks.range(WebhookId(made + 1)..);
        later
            .map(|(id, webhook)| (*id, webhook.payload.names().1))
            .collect()
    }

    /// When the next one can be sent.
    pub(super) fn next_due(&self) -> Option<Timestamp> {
        self.queue.next().map(|(at, ..)| at)
    }

    /// Whether retries to an endpoint are a waste by now.
    fn is_hopeless(&self, url: &str, now: Timestamp) -> bool {
        let since = now.saturating_sub(retry::MEMORY).unwrap_or(Timestamp::MIN);
        let recent = self.webhooks.values().rev().take(REMEMBERED);
        let sent: Vec<_> = recent
            .filter(|webhook| webhook.url == url)
            .filter_map(|webhook| webhook.attempts.last())
            .filter(|attempt| attempt.at > since)
            .collect();
        let rejected = sent
            .iter()
            .filter(|attempt| !attempt.outcome.is_delivered());
        retry::is_hopeless(rejected.count(), sent.len())
    }

    fn finish(&mut self, id: WebhookId) {
        self.finished.push_back(id);
        if self.finished.len() > REMEMBERED
            && let Some(oldest) = self.finished.pop_front()
        {
            self.webhooks.remove(&oldest);
        }
    }
}

impl Outcome {
    /// Whether the endpoint has taken it.
    pub fn is_delivered(&self) -> bool {
        matches!(self, Self::Answered(200))
    }
}

impl Sandbox {
    /// Webhooks of this world, the oldest first. Of those with nothing more to be done the last
    /// thousand are remembered.
    pub fn webhooks(&self) -> impl Iterator<Item = &Webhook> {
        self.outbox.webhooks.values()
    }

    /// How often something has changed among them.
    pub fn webhook_changes(&self) -> u64 {
        self.outbox.changes
    }

    /// Tells the app something about an Item, if that has a URL and was not removed.
    pub(super) fn notify(&mut self, item_id: ItemId, payload: Payload) {
        self.tell_processors(item_id, |account| payload.about(account));
        self.notify_app(item_id, payload);
    }

    fn notify_app(&mut self, item_id: ItemId, payload: Payload) {
        let Some(item) = self.items.get_mut(&item_id).filter(|item| !item.removed) else {
            return;
        };
        let Some(url) = item.webhook.clone() else {
            return;
        };
        item.last_webhook = Some(LastWebhook {
            code: payload.names().1,
            sent_at: self.now,
        });
        self.outbox
            .add(Subject::Item(item_id), url, payload, self.now);
    }

    /// Tells the app something about a session of Link, if its token has a URL.
    pub(super) fn notify_of_link(&mut self, token: LinkToken, session_id: Uuid, payload: Payload) {
        let record = self.link_tokens.get(&token);
        let Some(url) = record.and_then(|it| it.configuration.webhook.clone()) else {
            return;
        };
        let subject = Subject::Link { token, session_id };
        self.outbox.add(subject, url, payload, self.now);
    }

    /// Tells an address something.
    pub(super) fn notify_url(&mut self, url: String, subject: Subject, payload: Payload) {
        self.outbox.add(subject, url, payload, self.now);
    }
}
