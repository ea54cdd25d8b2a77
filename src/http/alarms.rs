//! When something happens next by itself in which world, for the one who sleeps until then.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

use jiff::Timestamp;
use tokio::sync::Notify;

/// The next deadline of every world that has one, by the wall's clock.
#[derive(Debug, Default)]
pub(super) struct Alarms {
    by_time: Mutex<BTreeSet<(Timestamp, String)>>,
    moved: Notify,
}

impl Alarms {
    /// Moves the alarm of a client's world. Whoever sleeps is woken if it is the first of all by
    /// now, and only then.
    pub(super) fn set(&self, client_id: &str, was: Option<Timestamp>, is: Option<Timestamp>) {
        let mut by_time = self.by_time.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(was) = was {
            by_time.remove(&(was, client_id.to_owned()));
        }
        let Some(at) = is else {
            return;
        };
        let first = by_time.first().is_none_or(|(first, _)| at < *first);
        by_time.insert((at, client_id.to_owned()));
        // The one before was not the first if this world's own alarm was before it.
        if first && was.is_none_or(|was| at < was) {
            self.moved.notify_one();
        }
    }

    /// The first alarm of all.
    pub(super) fn first(&self) -> Option<Timestamp> {
        let by_time = self.by_time.lock().unwrap_or_else(PoisonError::into_inner);
        by_time.first().map(|(at, _)| *at)
    }

    /// Clients whose alarm is due at `wall`.
    pub(super) fn due(&self, wall: Timestamp) -> Vec<String> {
        let by_time = self.by_time.lock().unwrap_or_else(PoisonError::into_inner);
        let due = by_time.iter().take_while(|(at, _)| *at <= wall);
        due.map(|(_, client_id)| client_id.clone()).collect()
    }

    /// Ready once [`first`](Self::first) is earlier than it was.
    pub(super) async fn moved(&self) {
        self.moved.notified().await;
    }
}
