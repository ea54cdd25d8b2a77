//! On which of the next days a debit is best made.

use jiff::Span;
use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;

use super::{PlannedDebit, Sandbox};
use crate::errors::Error;
use crate::sandbox::named::named;

/// How many days are looked at.
const DAYS: usize = 5;

named! {
    /// Whether a day is a good one.
    pub enum Recommendation {
        NotRecommended = "NOT_RECOMMENDED",
        Recommended = "RECOMMENDED",
        Unknown = "UNKNOWN",
    }
}

/// What is said of a day.
#[derive(Debug)]
pub struct Advice {
    /// The day, a banking day.
    pub date: Date,
    /// Whether it is a good one.
    pub recommendation: Recommendation,
    /// 1 for the best of the good ones.
    pub rank: Option<u8>,
}

impl Sandbox {
    /// Says on which of the next five banking days a debit is best made. Which these are is drawn
    /// from the seed; there is always one.
    ///
    /// # Errors
    /// Those of [`Sandbox::evaluate_debit`].
    pub fn schedule_debit(&mut self, debit: &PlannedDebit<'_>) -> Result<Vec<Advice>, Error> {
        self.note_debit(debit)?;
        let chance = self.chance_of_debit(debit);
        let best = (chance % DAYS as u128) as usize;
        let second = (best + 1 + (chance >> 64) as usize % (DAYS - 1)) % DAYS;
        let today = TimeZone::UTC.to_datetime(self.now()).date();
        let days = today.series(Span::new().days(1)).skip(1);
        let days = days.filter(|day| !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday));
        let advised = days.take(DAYS).enumerate().map(|(place, date)| {
            let rank = match place {
                _ if place == best => Some(1),
                _ if place == second => Some(2),
                _ => None,
            };
            Advice {
                date,
                recommendation: match rank {
                    Some(_) => Recommendation::Recommended,
                    None => Recommendation::NotRecommended,
                },
                rank,
            }
        });
        Ok(advised.collect())
    }
}
