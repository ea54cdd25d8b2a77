//! Webhooks on their way: taken out, reported on, sent again, released.

use std::time::Duration;

use super::{
    Attempt, Delivery, Draft, Effect, Forgery, Outcome, Render, State, Webhook, WebhookId, retry,
};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::Sandbox;

impl Sandbox {
    /// Takes out the next thing to be done, if one is due; `render` writes the bodies.
    pub fn poll_effect(&mut self, render: Render) -> Option<Effect> {
        let (at, _, id) = self
            .outbox
            .queue
            .next()
            .filter(|(at, ..)| *at <= self.now)?;
        let body = render(&self.outbox.webhooks[&id]);
        let forgery = self.outbox.webhooks[&id].forgery;
        let (verification, body) = self.sign(body, forgery);
        self.outbox.changes += 1;
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
        self.outbox.changes += 1;
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
                self.outbox.queue.add(&url, (next_at, 0, id));
            }
            _ => self.outbox.finish(id),
        }
        if let Some(webhook) = self.outbox.webhooks.get_mut(&id) {
            webhook.state = state;
        }
    }

    /// Sends a webhook once more, as a new one with the same URL and payload, whatever became of
    /// it; with something wrong with it, if that is wanted. No rule is asked.
    ///
    /// # Errors
    /// `EMULATOR_BAD_REQUEST` if there is none with this id, or no key was rotated out that it is
    /// to be signed with.
    pub fn resend_webhook(
        &mut self,
        id: WebhookId,
        forgery: Option<Forgery>,
    ) -> Result<&Webhook, Error> {
        let webhook = self.webhook(id)?;
        let draft = Draft {
            subject: webhook.subject,
            url: webhook.url.clone(),
            payload: webhook.payload.clone(),
            forgery,
        };
        if let Some(forgery) = forgery {
            self.check_forgery(forgery)?;
        }
        let state = State::Pending { next_at: self.now };
        let again = self.outbox.put(draft, state, self.now);
        Ok(&self.outbox.webhooks[&again])
    }

    /// Sends webhooks that were held, in this order; all of them, the oldest first, with `None`.
    ///
    /// # Errors
    /// `EMULATOR_BAD_REQUEST` if one of them is not held; then none is sent.
    pub fn release_webhooks(
        &mut self,
        ids: Option<Vec<WebhookId>>,
    ) -> Result<Vec<WebhookId>, Error> {
        let held = |webhook: &&Webhook| webhook.state == State::Held;
        let ids = match ids {
            None => self.webhooks().filter(held).map(|it| it.id).collect(),
            Some(ids) => ids,
        };
        for id in &ids {
            let webhook = self.webhook(*id)?;
            if !held(&webhook) {
                return Err(refuse(format!("the webhook {} is not held", id.0)));
            }
        }
        for (turn, id) in (1..).zip(&ids) {
            // Named twice, it is sent once.
            let still_held = |webhook: &&mut Webhook| webhook.state == State::Held;
            let webhook = self.outbox.webhooks.get_mut(id).filter(still_held);
            let Some(webhook) = webhook else {
                continue;
            };
            webhook.state = State::Pending { next_at: self.now };
            let url = webhook.url.clone();
            self.outbox.changes += 1;
            self.outbox.queue.add(&url, (self.now, turn, *id));
        }
        Ok(ids)
    }

    /// The webhook with this id.
    ///
    /// # Errors
    /// `EMULATOR_BAD_REQUEST` if there is none.
    pub fn webhook(&self, id: WebhookId) -> Result<&Webhook, Error> {
        self.outbox.webhooks.get(&id).ok_or_else(|| {
            refuse(format!(
                "there is no webhook {}; GET /_emulator/webhooks?client_id={} lists those there \
                 are",
                id.0, self.client_id
            ))
        })
    }
}

fn refuse(message: String) -> Error {
    Error::new(ErrorCode::EmulatorBadRequest, message)
}
