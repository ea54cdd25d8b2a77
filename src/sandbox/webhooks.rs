//! The outbox of a world: webhooks, what became of each attempt to deliver them, and which are to
//! be sent when. <https://plaid.com/docs/api/webhooks/>
//!
//! The world decides and remembers; who turns it takes [`Effect`]s out, delivers them, and reports
//! with [`Sandbox::record_delivery`].

mod fire;
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
use crate::errors::{Error, ErrorCode};

pub use fire::FiredCode;
pub use names::{DisconnectReason, WebhookCode, WebhookType};
pub use payload::{Payload, TransferNews};
pub(super) use updates::Told;
pub use written::{MadeUp, Written};

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
    /// Where those go that are about no Item and no link token, if it was changed.
    client_url: Option<Option<String>>,
    webhooks: BTreeMap<WebhookId, Webhook>,
    /// Those that are [`State::Pending`].
    queue: Queue,
    /// Those with nothing more to be done, the oldest first.
    finished: VecDeque<WebhookId>,
}

impl Outbox {
    fn add(
        &mut self,
        subject: Subject,
        url: String,
        payload: Payload,
        now: Timestamp,
    ) -> WebhookId {
        self.made += 1;
        let id = WebhookId(self.made);
        self.queue.add(&url, (now, id));
        let webhook = Webhook {
            id,
            subject,
            url,
            payload,
            created_at: now,
            attempts: Vec::new(),
            state: State::Pending { next_at: now },
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
        self.queue.next().map(|(at, _)| at)
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

    /// Tells the app something about an Item, if that has a URL and was not removed.
    pub(super) fn notify(&mut self, item_id: ItemId, payload: Payload) {
        if payload.is_of_transactions() {
            self.tell_processors(item_id, &payload);
        }
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

    /// Takes out the next thing to be done, if one is due; `render` writes the bodies.
    pub fn poll_effect(&mut self, render: Render) -> Option<Effect> {
        let (at, id) = self.outbox.queue.next().filter(|(at, _)| *at <= self.now)?;
        let body = render(&self.outbox.webhooks[&id]);
        let verification = self.signing_key().sign(self.now, &body);
        let webhook = self.outbox.webhooks.get_mut(&id)?;
        webhook.state = State::Sending {
            at,
            verification: verification.clone(),
        };
        let url = webhook.url.clone();
        self.outbox.queue.begin(&url);
        Some(Effect::Deliver(Delivery {
            id,
            url,
            body,
            verification,
        }))
    }

    /// Says what came of a delivery that was taken out, and how long it took. A webhook that is
    /// not on its way is left as it is.
    pub fn record_delivery(&mut self, id: WebhookId, outcome: Outcome, took: Duration) {
        let Some(webhook) = self.outbox.webhooks.get_mut(&id) else {
            return;
        };
        let State::Sending { at, verification } = &mut webhook.state else {
            return;
        };
        let (at, verification) = (*at, std::mem::take(verification));
        let url = webhook.url.clone();
        self.outbox.queue.end(&url);
        if let Outcome::Withheld(reason) = outcome {
            webhook.state = State::Withheld { reason };
            return self.outbox.finish(id);
        }
        let delivered = outcome.is_delivered();
        webhook.attempts.push(Attempt {
            at,
            verification,
            outcome,
            took,
        });
        let next_at = retry::next_attempt(webhook.attempts[0].at, at, webhook.attempts.len());
        let endpoint_rejects = !delivered && self.outbox.is_hopeless(&url, at);
        let state = match next_at {
            _ if delivered => State::Delivered,
            Some(next_at) if !endpoint_rejects => State::Pending { next_at },
            _ => State::Exhausted { endpoint_rejects },
        };
        match state {
            State::Pending { next_at } => {
                self.outbox.queue.add(&url, (next_at, id));
            }
            _ => self.outbox.finish(id),
        }
        if let Some(webhook) = self.outbox.webhooks.get_mut(&id) {
            webhook.state = state;
        }
    }

    /// Sends a webhook once more, as a new one with the same URL and payload, whatever became of
    /// it.
    ///
    /// # Errors
    /// `EMULATOR_BAD_REQUEST` if there is none with this id.
    pub fn resend_webhook(&mut self, id: WebhookId) -> Result<&Webhook, Error> {
        let Some(webhook) = self.outbox.webhooks.get(&id) else {
            let message = format!(
                "there is no webhook {}; GET /_emulator/webhooks?client_id={} lists those there are",
                id.0, self.client_id
            );
            return Err(Error::new(ErrorCode::EmulatorBadRequest, message));
        };
        let (url, payload) = (webhook.url.clone(), webhook.payload.clone());
        let again = self.outbox.add(webhook.subject, url, payload, self.now);
        Ok(&self.outbox.webhooks[&again])
    }
}
