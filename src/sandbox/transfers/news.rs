//! What is told of transfers, to where the client's webhooks go.
//! <https://plaid.com/docs/api/products/transfer/reading-transfers/#transfer_events_update>

use jiff::{SignedDuration, Timestamp};

use crate::sandbox::Sandbox;
use crate::sandbox::timers::Timer;
use crate::sandbox::webhooks::{Payload, Subject, TransferNews};

/// How long is waited between two webhooks that tell of events.
pub(in crate::sandbox) const GAP: SignedDuration = SignedDuration::from_mins(1);

/// When the client was last told of events, or will be.
#[derive(Debug, Default)]
pub(super) struct LastNews {
    told_at: Option<Timestamp>,
    due: bool,
}

impl Sandbox {
    /// Tells the client something about transfers, if webhooks go anywhere.
    pub(super) fn tell_of_transfers(&mut self, news: TransferNews) {
        if let Some(url) = self.client_webhook().map(str::to_owned) {
            self.notify_url(url, Subject::World, Payload::Transfer(news));
        }
    }

    /// Tells the client that there are new events, at once or a minute after the last time.
    pub(super) fn announce_transfer_events(&mut self) {
        let news = &mut self.transfers.news;
        match news.told_at.map(|at| at + GAP) {
            Some(next) if self.now < next => {
                if !std::mem::replace(&mut news.due, true) {
                    self.timers.set(next, Timer::TransferNews);
                }
            }
            _ => self.tell_of_new_events(),
        }
    }

    /// Tells the client that there are new events.
    pub(in crate::sandbox) fn tell_of_new_events(&mut self) {
        self.transfers.news = LastNews {
            told_at: Some(self.now),
            due: false,
        };
        self.tell_of_transfers(TransferNews::EventsUpdate);
    }
}
