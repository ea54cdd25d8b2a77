//! Webhooks on their way out of the worlds, and what came of them on the way back.

use std::time::Duration;

use hyper::body::Bytes;
use jiff::Timestamp;

use super::App;
use crate::api::wire;
use crate::sandbox::webhooks::{Effect, Outcome, WebhookId};

/// A webhook to be delivered: POST `body` to `url` with the headers
/// [`headers`](Self::headers).
#[derive(Debug)]
pub struct Delivery {
    /// Whose it is.
    pub client_id: String,
    /// Which one, among that client's.
    pub id: WebhookId,
    /// Where to.
    pub url: String,
    /// What, byte for byte.
    pub body: Bytes,
    /// The signature of the body.
    pub verification: String,
}

impl Delivery {
    /// The headers a receiver sees, beside those of the transport.
    pub fn headers(&self) -> [(&'static str, &str); 2] {
        [
            ("content-type", wire::webhook::CONTENT_TYPE),
            ("plaid-verification", &self.verification),
        ]
    }
}

impl App {
    /// Takes out webhooks that are due in any world, at most so many. What comes of each is to be
    /// reported with [`record_delivery`](Self::record_delivery).
    pub fn take_deliveries(&self, most: usize) -> Vec<Delivery> {
        let mut taken = Vec::new();
        for client_id in self.worlds.alarms().due(self.worlds.wall()) {
            self.worlds.of_client(&client_id, |world| {
                while taken.len() < most
                    && let Some(Effect::Deliver(delivery)) = world.poll_effect(wire::webhook::body)
                {
                    taken.push(Delivery {
                        client_id: client_id.clone(),
                        id: delivery.id,
                        url: delivery.url,
                        body: delivery.body.into(),
                        verification: delivery.verification,
                    });
                }
            });
        }
        taken
    }

    /// Reports what came of a delivery, and how long it took.
    pub fn record_delivery(&self, delivery: &Delivery, outcome: Outcome, took: Duration) {
        self.worlds.of_client(&delivery.client_id, |world| {
            world.record_delivery(delivery.id, outcome, took);
        });
    }

    /// When there is something to do next in any world, by the wall's clock; in the past if there
    /// is something now.
    pub fn next_alarm(&self) -> Option<Timestamp> {
        self.worlds.alarms().first()
    }

    /// Ready once [`next_alarm`](Self::next_alarm) is earlier than it was; for one waiter.
    pub async fn alarm_moved(&self) {
        self.worlds.alarms().moved().await;
    }
}
