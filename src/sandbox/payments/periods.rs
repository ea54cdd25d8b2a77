//! Periods in which the payments of a consent add up.

use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};

use super::named;

named! {
    /// A period in which payments add up.
    pub enum Period {
        Day = "DAY",
        Week = "WEEK",
        Month = "MONTH",
        Year = "YEAR",
    }
}

named! {
    /// Where a period begins.
    pub enum Alignment {
        Calendar = "CALENDAR",
        Consent = "CONSENT",
    }
}

impl Period {
    /// When the period of the calendar that `now` is in began.
    pub(super) fn calendar_start(self, now: Timestamp) -> Timestamp {
        let today = TimeZone::UTC.to_datetime(now).date();
        let first = match self {
            Self::Day => today,
            Self::Week => {
                let days = today.weekday().since(Weekday::Monday);
                let monday = today.checked_sub(Span::new().days(i64::from(days)));
                monday.unwrap_or(today)
            }
            Self::Month => today.first_of_month(),
            Self::Year => today.first_of_year(),
        };
        midnight(first).unwrap_or(now)
    }

    /// The last time before `now` that whole periods since `start` were over.
    pub(super) fn last_since(self, start: Timestamp, now: Timestamp) -> Timestamp {
        let start = start.to_zoned(TimeZone::UTC);
        let mut last = start.timestamp();
        for count in 1.. {
            let span = match self {
                Self::Day => Span::new().days(count),
                Self::Week => Span::new().weeks(count),
                Self::Month => Span::new().months(count),
                Self::Year => Span::new().years(count),
            };
            match start.checked_add(span) {
                Ok(next) if next.timestamp() <= now => last = next.timestamp(),
                _ => break,
            }
        }
        last
    }
}

fn midnight(day: Date) -> Option<Timestamp> {
    TimeZone::UTC.to_timestamp(day.at(0, 0, 0, 0)).ok()
}
