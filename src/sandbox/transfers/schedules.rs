//! On which days a recurring transfer makes transfers.
//! <https://plaid.com/docs/transfer/recurring-transfers/>

use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};

use super::dates::banking_days_after;
use super::named;
use crate::errors::Error;

/// The hour of a day, in UTC, in which its transfers are made: before same-day ACH closes in New
/// York at 15:00, summer and winter. Plaid names none.
const HOUR: i8 = 18;

named! {
    /// In what the time between two transfers is counted.
    pub enum IntervalUnit {
        Week = "week",
        Month = "month",
    }
}

/// On which days a recurring transfer makes transfers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Schedule {
    unit: IntervalUnit,
    count: i32,
    execution_day: i8,
    start: Date,
    end: Option<Date>,
}

impl Schedule {
    /// A schedule as requests have it.
    ///
    /// # Errors
    /// `INVALID_FIELD` for what is no interval, a day the interval has not, and an end before the
    /// start.
    pub fn new(
        unit: IntervalUnit,
        count: i128,
        execution_day: i128,
        start: Date,
        end: Option<Date>,
    ) -> Result<Self, Error> {
        let count = i32::try_from(count).ok().filter(|count| *count > 0);
        let Some(count) = count else {
            let rule = "a positive integer";
            return Err(Error::invalid_field("schedule.interval_count", rule));
        };
        let (fits, rule) = match unit {
            IntervalUnit::Week => (
                (1..=5).contains(&execution_day),
                "an integer from 1 to 5 for an interval_unit of week",
            ),
            IntervalUnit::Month => (
                (1..=28).contains(&execution_day) || (-5..=-1).contains(&execution_day),
                "an integer from 1 to 28 or from -1 to -5 for an interval_unit of month",
            ),
        };
        let Some(execution_day) = i8::try_from(execution_day).ok().filter(|_| fits) else {
            return Err(Error::invalid_field(
                "schedule.interval_execution_day",
                rule,
            ));
        };
        if end.is_some_and(|end| end < start) {
            let rule = "on or after the start_date";
            return Err(Error::invalid_field("schedule.end_date", rule));
        }
        Ok(Self {
            unit,
            count,
            execution_day,
            start,
            end,
        })
    }

    /// In what its interval is counted.
    pub fn unit(&self) -> IntervalUnit {
        self.unit
    }

    /// How many of them are between two transfers.
    pub fn count(&self) -> i32 {
        self.count
    }

    /// The day of the week from 1, Monday, or of the month; negative counts from the month's end.
    pub fn execution_day(&self) -> i8 {
        self.execution_day
    }

    /// No transfer is made before.
    pub fn start(&self) -> Date {
        self.start
    }

    /// No transfer is made after.
    pub fn end(&self) -> Option<Date> {
        self.end
    }

    /// The banking day on which its transfer number `number`, from 0, is made; `None` if there is
    /// none any more.
    pub(super) fn day(&self, number: i32) -> Option<Date> {
        let planned = match self.unit {
            IntervalUnit::Week => self.week(number),
            IntervalUnit::Month => self.month(number),
        };
        let day = banking_days_after(planned?, 0)?;
        self.end.is_none_or(|end| day <= end).then_some(day)
    }

    /// The number of the first transfer that is made after a time.
    pub(super) fn first_after(&self, at: Timestamp) -> Option<i32> {
        let mut number = 0;
        while moment(self.day(number)?) <= at {
            number += 1;
        }
        Some(number)
    }

    fn week(&self, number: i32) -> Option<Date> {
        let monday = self.start.weekday().since(Weekday::Monday);
        let ahead = (self.execution_day - 1 - monday).rem_euclid(7);
        let weeks = number.checked_mul(self.count)?;
        let days = Span::new().try_days(ahead).ok()?;
        let first = self.start.checked_add(days).ok()?;
        first.checked_add(Span::new().try_weeks(weeks).ok()?).ok()
    }

    fn month(&self, number: i32) -> Option<Date> {
        let this_month = self.start.first_of_month();
        let later = self.in_month(this_month)? < self.start;
        let months = number.checked_mul(self.count)?.checked_add(later.into())?;
        let ahead = Span::new().try_months(months).ok()?;
        self.in_month(this_month.checked_add(ahead).ok()?)
    }

    fn in_month(&self, first: Date) -> Option<Date> {
        let day = match self.execution_day {
            day if day < 0 => first.days_in_month() + 1 + day,
            day => day,
        };
        Date::new(first.year(), first.month(), day).ok()
    }
}

/// When the transfers of a day are made.
pub(super) fn moment(day: Date) -> Timestamp {
    let at = TimeZone::UTC.to_timestamp(day.at(HOUR, 0, 0, 0));
    at.unwrap_or(Timestamp::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(unit: IntervalUnit, count: i128, day: i128, start: &str, end: Option<&str>) -> String {
        let date = |text: &str| text.parse().unwrap();
        let schedule = Schedule::new(unit, count, day, date(start), end.map(date)).unwrap();
        let days = (0..8).map_while(|number| schedule.day(number));
        days.map(|day| day.to_string())
            .collect::<Vec<_>>()
            .join(" ")
    }

    #[test]
    fn days_follow_the_interval_and_leave_out_weekends_and_holidays() {
        let (week, month) = (IntervalUnit::Week, IntervalUnit::Month);
        let told = [
            // As Plaid's documentation has it.
            days(week, 1, 2, "2022-11-15", Some("2022-11-30")),
            days(month, 1, -1, "2025-01-01", None),
            // The first day on or after the start, and an end on that day.
            days(week, 2, 5, "2026-09-01", Some("2026-10-30")),
            days(month, 3, 1, "2026-01-02", Some("2027-01-01")),
            // Labor Day puts it off, past the end.
            days(week, 1, 1, "2026-09-01", Some("2026-09-07")),
            days(week, 1, 1, "2026-09-01", Some("2026-09-08")),
            days(month, 1, 28, "2026-01-28", Some("2026-06-30")),
        ];
        insta::assert_snapshot!(told.join("\n"), @r"
        2022-11-15 2022-11-22 2022-11-29
        2025-01-31 2025-02-28 2025-03-31 2025-04-30 2025-06-02 2025-06-30 2025-07-31 2025-09-02
        2026-09-04 2026-09-18 2026-10-02 2026-10-16 2026-10-30
        2026-02-02 2026-05-01 2026-08-03 2026-11-02

        2026-09-08
        2026-01-28 2026-03-02 2026-03-30 2026-04-28 2026-05-28 2026-06-29
        ");
    }

    #[test]
    fn schedules_end_where_time_does() {
        let start = "9999-01-01".parse().unwrap();
        let schedule = Schedule::new(IntervalUnit::Month, 1, 1, start, None).unwrap();
        assert_eq!(schedule.day(12), None);
        assert_eq!(schedule.first_after(Timestamp::MAX), None);
        let wide = Schedule::new(IntervalUnit::Week, i128::from(i32::MAX), 1, start, None);
        assert_eq!(wide.unwrap().day(2), None);
    }
}
