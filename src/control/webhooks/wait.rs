//! `GET /_emulator/webhooks/wait`: the first webhook of some kind, as soon as there is one.

use std::time::Duration;

use super::fire::refuse;
use super::rules::{webhook_code, webhook_type};
use super::{Form, Shown, describe};
use crate::errors::Error;
use crate::sandbox::Sandbox;
use crate::sandbox::ids::ItemId;
use crate::sandbox::webhooks::{Webhook, WebhookCode, WebhookId, WebhookType};

/// How long is waited if nothing else is said.
const USUAL: Duration = Duration::from_secs(10);
/// The longest anybody may wait, in seconds of real time.
const LONGEST: u64 = 60;
/// The states a webhook can be in, as they are shown.
const STATES: &[&str] = &[
    "delivered",
    "exhausted",
    "held",
    "lost",
    "pending",
    "sending",
    "withheld",
];

/// What is waited for.
#[derive(Debug, Default)]
pub struct Wanted {
    webhook_type: Option<WebhookType>,
    webhook_code: Option<WebhookCode>,
    item_id: Option<ItemId>,
    state: Option<String>,
    after: Option<WebhookId>,
}

impl Wanted {
    /// Reads what a query says, and how long to wait by the wall's clock.
    ///
    /// # Errors
    /// `EMULATOR_BAD_REQUEST` for names and values that mean nothing.
    pub fn read(
        world: &Sandbox,
        query: impl Fn(&str) -> Option<String>,
    ) -> Result<(Self, Duration), Error> {
        let number = |name: &str, what: &str| match query(name).map(|text| text.parse::<u64>()) {
            None => Ok(None),
            Some(Ok(number)) => Ok(Some(number)),
            Some(Err(_)) => Err(refuse(format!("`{name}` must be {what}"))),
        };
        let timeout = number("timeout", "a number of seconds")?;
        if timeout.is_some_and(|seconds| seconds > LONGEST) {
            return Err(refuse(format!("`timeout` must be {LONGEST} at most")));
        }
        let state = query("state");
        if state
            .as_deref()
            .is_some_and(|state| !STATES.contains(&state))
        {
            let states = STATES.join(", ");
            return Err(refuse(format!("`state` must be one of {states}")));
        }
        let item = query("item");
        let wanted = Self {
            webhook_type: query("webhook_type")
                .as_deref()
                .map(webhook_type)
                .transpose()?,
            webhook_code: query("webhook_code")
                .as_deref()
                .map(webhook_code)
                .transpose()?,
            item_id: match item.as_deref() {
                Some(item) => Some(world.item_state(item)?.item.id),
                None => None,
            },
            state,
            after: number("after", "the id of a webhook")?.map(WebhookId),
        };
        Ok((wanted, timeout.map_or(USUAL, Duration::from_secs)))
    }

    /// The first webhook like that, if there is one by now.
    pub fn look<'a>(&self, world: &'a Sandbox, form: Form) -> Option<Shown<'a>> {
        let found = world.webhooks().find(|webhook| self.fits(webhook))?;
        Some(Shown::new(found, form))
    }

    fn fits(&self, webhook: &Webhook) -> bool {
        let (kind, code) = webhook.payload.names();
        let (state, _) = describe(&webhook.state);
        Some(webhook.id) > self.after
            && self.webhook_type.is_none_or(|wanted| wanted == kind)
            && self.webhook_code.is_none_or(|wanted| wanted == code)
            && self
                .item_id
                .is_none_or(|wanted| webhook.subject.item_id() == Some(wanted))
            && self.state.as_deref().is_none_or(|wanted| wanted == state)
    }
}
