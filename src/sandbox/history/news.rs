//! What has happened to the transactions of an Item by request, which is all that is stored.

use jiff::Timestamp;
use jiff::civil::Date;

use super::by_hand::Telling;
use super::log::Arrival;
use crate::sandbox::Item;
use crate::sandbox::catalog::TransactionDetails;

/// Something that was asked for.
#[derive(Debug)]
pub(in crate::sandbox) struct Request {
    pub(super) at: Timestamp,
    pub(super) news: News,
}

/// What was asked for.
#[derive(Debug)]
pub(in crate::sandbox) enum News {
    /// Other accounts are shared.
    Accounts,
    /// Transactions were made.
    Made(Vec<MadeTransaction>),
    /// The bank was asked what is new.
    Refresh,
    /// A tester has had the bank tell something.
    Told(Vec<Telling>),
}

/// A transaction made by request.
#[derive(Debug)]
pub struct MadeTransaction {
    /// When it was made.
    pub transacted: Date,
    /// When it posted.
    pub posted: Date,
    /// Position of the account it is on.
    pub(in crate::sandbox) account: usize,
    /// The rest.
    pub details: TransactionDetails,
    /// ISO 4217.
    pub currency: String,
}

impl Arrival {
    /// Of what comes by itself.
    pub(in crate::sandbox) fn by_itself(at: Timestamp) -> Self {
        Self { at, request: 0 }
    }

    /// Of what may come last at a moment.
    pub(in crate::sandbox) fn last_at(at: Timestamp) -> Self {
        Self {
            at,
            request: u32::MAX,
        }
    }
}

impl Item {
    /// The last that has been asked for at a moment, which is now.
    pub(in crate::sandbox) fn last_request(&self, now: Timestamp) -> Arrival {
        Arrival {
            at: now,
            request: self.news.len() as u32,
        }
    }

    /// Keeps what was asked for; when it reaches the Item.
    pub(in crate::sandbox) fn note(&mut self, at: Timestamp, news: News) -> Arrival {
        self.news.push(Request { at, news });
        Arrival {
            at,
            request: self.news.len() as u32,
        }
    }

    /// What was asked for, with when it reached the Item.
    pub(super) fn requests(&self) -> impl Iterator<Item = (Arrival, &News)> {
        self.news.iter().zip(1..).map(|(it, request)| {
            let arrival = Arrival { at: it.at, request };
            (arrival, &it.news)
        })
    }
}
