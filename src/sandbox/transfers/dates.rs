//! Days on which money moves. <https://plaid.com/docs/transfer/flow-of-funds/>

use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};

use super::{Network, TransferType};

/// When a transfer settles, and until when it can come back.
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
            Network::Ach => banking_days_after(day, 1),
            Network::SameDayAch | Network::Rtp | Network::Wire => banking_days_after(day, 0),
        };
        let ach = matches!(network, Network::Ach | Network::SameDayAch);
        let later = |days| {
            settlement
                .filter(|_| ach)
                .and_then(|day| banking_days_after(day, days))
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

/// The banking day so many banking days after `day`; 0 gives `day` itself, or the next one.
pub(in crate::sandbox) fn banking_days_after(day: Date, days: u32) -> Option<Date> {
    let next = |day: Date| day.checked_add(Span::new().days(1)).ok();
    let mut day = day;
    while !is_banking_day(day) {
        day = next(day)?;
    }
    for _ in 0..days {
        day = next(day)?;
        while !is_banking_day(day) {
            day = next(day)?;
        }
    }
    Some(day)
}

/// Whether the Federal Reserve Banks are open.
fn is_banking_day(day: Date) -> bool {
    !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) && !is_holiday(day)
}

/// Whether the Federal Reserve Banks celebrate. A holiday on a Sunday is made up for on Monday, one
/// on a Saturday is not. <https://www.frbservices.org/about/holiday-schedules>
fn is_holiday(day: Date) -> bool {
    let is = |day: Date| match (day.month(), day.day()) {
        // New Year, Juneteenth, Independence Day, Veterans Day, Christmas.
        (1, 1) | (6, 19) | (7, 4) | (11, 11) | (12, 25) => true,
        _ => false,
    };
    let eve = day.yesterday().ok();
    if is(day) || day.weekday() == Weekday::Monday && eve.is_some_and(is) {
        return true;
    }
    let which = (day.day() + 6) / 7;
    match (day.month(), day.weekday()) {
        // Martin Luther King Jr., Washington.
        (1 | 2, Weekday::Monday) => which == 3,
        // Memorial Day.
        (5, Weekday::Monday) => day.day() > 24,
        // Labor Day.
        (9, Weekday::Monday) => which == 1,
        // Columbus.
        (10, Weekday::Monday) => which == 2,
        // Thanksgiving.
        (11, Weekday::Thursday) => which == 4,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holidays_are_those_of_the_federal_reserve() {
        // 2026 as published; the fourth of July is a Saturday.
        let first: Date = "2026-01-01".parse().unwrap();
        let weekdays = |day: &Date| !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
        let year = first.series(Span::new().days(1)).take(365 + 365);
        let shut: Vec<_> = year
            .filter(weekdays)
            .filter(|day| !is_banking_day(*day))
            .map(|day| day.to_string())
            .collect();
        let rows: Vec<_> = shut.chunks(5).map(|days| days.join(" ")).collect();
        insta::assert_snapshot!(rows.join("\n"), @r"
        2026-01-01 2026-01-19 2026-02-16 2026-05-25 2026-06-19
        2026-09-07 2026-10-12 2026-11-11 2026-11-26 2026-12-25
        2027-01-01 2027-01-18 2027-02-15 2027-05-31 2027-07-05
        2027-09-06 2027-10-11 2027-11-11 2027-11-25
        ");
    }

    #[test]
    fn banking_days_leave_out_weekends_and_holidays() {
        let after = |day: &str, days| banking_days_after(day.parse().unwrap(), days).unwrap();
        let told = [
            after("2026-09-04", 0),
            after("2026-09-04", 1),
            after("2026-09-05", 0),
            after("2026-12-24", 2),
        ];
        let told = told.map(|day| day.to_string()).join(" ");
        insta::assert_snapshot!(told, @"2026-09-04 2026-09-08 2026-09-08 2026-12-29");
    }
}
