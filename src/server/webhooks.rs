//! Delivers webhooks: one task that sleeps until the first deadline of all worlds, or until a call
//! makes an earlier one.

mod post;
mod reach;
mod tls;

use std::sync::Arc;
use std::time::Duration;

use tokio::task::JoinSet;
use tokio::time::Instant;

pub use reach::Reach;

use super::wall;
use crate::http::{App, Delivery};
use crate::sandbox::webhooks::Outcome;

/// How many webhooks are on their way at once.
const AT_ONCE: usize = 64;
/// The longest sleep: a machine that was suspended in between has another time than it seems.
const LONGEST_SLEEP: Duration = Duration::from_secs(60);

/// A webhook that has been posted, and what came of it.
struct Posted {
    delivery: Delivery,
    outcome: Outcome,
    took: Duration,
}

/// Delivers what the worlds of `app` have to deliver, for ever.
pub(super) async fn deliver(app: App, reach: Arc<Reach>) {
    let mut under_way = JoinSet::new();
    loop {
        for delivery in app.take_deliveries(AT_ONCE - under_way.len()) {
            under_way.spawn(attempt(delivery, Arc::clone(&reach)));
        }
        let room = under_way.len() < AT_ONCE;
        tokio::select! {
            Some(posted) = under_way.join_next() => match posted {
                Ok(posted) => app.record_delivery(&posted.delivery, posted.outcome, posted.took),
                Err(error) if error.is_panic() => {
                    tracing::error!(%error, "the delivery of a webhook broke");
                }
                // The emulator is being stopped.
                Err(_) => return,
            },
            () = app.alarm_moved(), if room => {}
            () = until_alarm(&app), if room => {}
        }
    }
}

async fn until_alarm(app: &App) {
    let Some(at) = app.next_alarm() else {
        return std::future::pending().await;
    };
    let left = Duration::try_from(at.duration_since(wall())).unwrap_or_default();
    tokio::time::sleep(left.min(LONGEST_SLEEP)).await;
}

async fn attempt(delivery: Delivery, reach: Arc<Reach>) -> Posted {
    let began = Instant::now();
    let outcome = post::post(&delivery, &reach).await;
    let took = began.elapsed();
    tracing::info!(url = delivery.url, ?outcome, ?took, "a webhook was sent");
    Posted {
        delivery,
        outcome,
        took,
    }
}
