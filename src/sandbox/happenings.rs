//! What happens while time passes, told in order.

use jiff::{SignedDuration, Timestamp};

use super::Sandbox;
use super::ids::ItemId;
use super::webhooks::{WebhookCode, WebhookId};

/// How far ahead is looked for a webhook.
const HORIZON: SignedDuration = SignedDuration::from_hours(2 * 365 * 24);

/// Something that happened by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Happening {
    /// When.
    pub at: Timestamp,
    /// What, in a word.
    pub what: &'static str,
    /// The Item it happened to.
    pub item_id: Option<ItemId>,
    /// The webhooks that tell of it.
    pub webhooks: Vec<(WebhookId, WebhookCode)>,
}

impl Sandbox {
    /// [`advance_to`](Self::advance_to), telling what happened on the way.
    pub fn advance_telling(&mut self, wall: Timestamp) -> Vec<Happening> {
        let now = self.clock.read(wall);
        let mut happened = Vec::new();
        while let Some((due, timer)) = self.timers.take_due(now) {
            self.now = due;
            let told_before = self.outbox.made();
            self.fire(timer);
            let (what, item_id) = timer.told();
            happened.push(Happening {
                at: due,
                what,
                item_id,
                webhooks: self.outbox.since(told_before),
            });
        }
        self.now = now;
        happened
    }

    /// Lets time pass until a webhook with this code comes into being; `Err` with what happened
    /// meanwhile if none does within two years.
    ///
    /// # Errors
    /// No such webhook came.
    pub fn run_until(
        &mut self,
        code: WebhookCode,
        wall: Timestamp,
    ) -> Result<Vec<Happening>, Vec<Happening>> {
        let limit = self.now + HORIZON;
        let mut happened = Vec::new();
        while let Some(due) = self.timers.next().filter(|due| *due <= limit) {
            self.clock.set(due.max(self.now), wall);
            let mut more = self.advance_telling(wall);
            let found = more
                .iter()
                .flat_map(|happening| &happening.webhooks)
                .any(|(_, sent)| *sent == code);
            happened.append(&mut more);
            if found {
                return Ok(happened);
            }
        }
        Err(happened)
    }
}
