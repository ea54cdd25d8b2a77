//! Days on which money moves. <https://plaid.com/docs/transfer/flow-of-funds/>

use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};

use super::{Network, TransferType};

/// When a transfer settles, and until when it can come back. They do not count bank holidays.
#[derive(Debug, Clone, Copy)]
pub struct ReturnWindows {
    /// When the person's account shows it.
    pub settlement: Option<Date>,
    /// When its money can be used.
    pub funds_available: Option<Date>,
    /// Until when it can come back for want of money and the like.
    pub standard: Option<Date>,
    /// Until when because it was not allowed.
    pub unauthorized: Option<Date>,
}

impl ReturnWindows {
    /// Those of a transfer made at `created_at`.
    pub(super) fn of(created_at: Timestamp, network: Network, kind: TransferType) -> Self {
        let day = TimeZone::UTC.to_datetime(created_at).date();
        let settlement = match network {
            Network::Ach => working_days_after(day, 1),
            Network::SameDayAch | Network::Rtp | Network::Wire => working_days_after(day, 0),
        };
        let ach = matches!(network, Network::Ach | Network::SameDayAch);
        let later = |days| {
            settlement
                .filter(|_| ach)
                .and_then(|day| working_days_after(day, days))
        };
        Self {
            settlement,
            funds_available: match kind {
                TransferType::Debit => later(4),
                TransferType::Credit => None,
            },
            standard: later(3),
            unauthorized: later(61),
        }
    }
}

/// The working day so many working days after `day`; 0 gives `day` itself, or the next working day.
pub(super) fn working_days_after(day: Date, days: u32) -> Option<Date> {
    let next = |day: Date| day.checked_add(Span::new().days(1)).ok();
    let works = |day: Date| !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
    let mut day = day;
    while !works(day) {
        day = next(day)?;
    }
    for _ in 0..days {
        day = next(day)?;
        while !works(day) {
            day = next(day)?;
        }
    }
    Some(day)
}
