//! Webhooks that a tester writes: any of those Plaid has published, whether or not what they tell
//! of has happened.

use std::sync::Arc;

use super::{LastWebhook, Subject, Webhook, WebhookCode, WebhookType};
use crate::sandbox::Sandbox;
use crate::sandbox::ids::{UserId, Uuid, WorldTag};
use crate::sandbox::mint::spread;

/// A webhook as a tester has written it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// `webhook_type`
    pub webhook_type: WebhookType,
    /// `webhook_code`
    pub webhook_code: WebhookCode,
    /// The body, byte for byte.
    pub body: Arc<[u8]>,
}

/// Ids of things that do not exist, for webhooks that must name some. They follow from the seed
/// and from how many webhooks there were before.
#[derive(Debug)]
pub struct MadeUp {
    key: u64,
    tag: WorldTag,
    count: u64,
}

impl MadeUp {
    /// A UUID of this world.
    pub fn uuid(&mut self) -> Uuid {
        Uuid::new(self.tag, self.chance())
    }

    /// An id of 14 letters and digits after a prefix, as `idv_…`.
    pub fn prefixed(&mut self, prefix: &str) -> String {
        UserId::prefixed(prefix, self.chance()).as_str().to_owned()
    }

    /// 24 hex digits, as a client has.
    pub fn hex(&mut self) -> String {
        format!("{:024x}", self.chance() >> 32)
    }

    /// 128 bits.
    pub fn chance(&mut self) -> u128 {
        self.count += 1;
        spread(self.key, 4 << 32, self.count)
    }
}

impl Sandbox {
    /// Where webhooks go that are about no Item and no link token, as Plaid's Dashboard has it.
    pub fn client_webhook(&self) -> Option<&str> {
        let of_file = || self.client()?.webhook.as_deref();
        match &self.outbox.client_url {
            Some(url) => url.as_deref(),
            None => of_file(),
        }
    }

    /// Changes where they go; nowhere with `None`.
    pub fn set_client_webhook(&mut self, url: Option<String>) {
        self.outbox.client_url = Some(url);
    }

    /// Ids for the next webhook that is written.
    pub fn made_up(&self) -> MadeUp {
        let tag = self.tag();
        let key = spread(self.seed ^ u64::from(tag.0), self.outbox.made, 0);
        MadeUp {
            key: (key >> 64) as u64,
            tag,
            count: 0,
        }
    }

    /// Sends what a tester has written; it counts as the last webhook of the Item it is about.
    pub fn send_written(&mut self, subject: Subject, url: String, written: Written) -> &Webhook {
        let last_webhook = LastWebhook {
            code: written.webhook_code,
            sent_at: self.now,
        };
        let item = subject.item_id().and_then(|id| self.items.get_mut(&id));
        if let Some(item) = item {
            item.last_webhook = Some(last_webhook);
        }
        let payload = super::Payload::Written(written);
        let id = self.outbox.add(subject, url, payload, self.now);
        &self.outbox.webhooks[&id]
    }
}
