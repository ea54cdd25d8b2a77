//! On which of the next days a debit is best made.

use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::{PlannedDebit, Sandbox, account_of};
use crate::errors::Error;
use crate::sandbox::named::named;
use crate::sandbox::transfers::banking_days_after;

/// How many days are looked at: today or the next banking day, and five more.
const DAYS: usize = 6;

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
    /// Says on which of the next banking days a debit is best made. Which these are is drawn from
    /// the seed; there is always one.
    ///
    /// # Errors
    /// Those of [`Sandbox::evaluate_debit`] with a ruleset.
    pub fn schedule_debit(&mut self, debit: &PlannedDebit<'_>) -> Result<Vec<Advice>, Error> {
        account_of(self.working_item(debit.access_token)?, debit.account_id)?;
        self.await_signal(debit.access_token)?;
        self.note_debit(debit, true)?;
        let chance = self.chance_of_debit(debit);
        let best = (chance % DAYS as u128) as usize;
        let second = (best + 1 + (chance >> 64) as usize % (DAYS - 1)) % DAYS;
        let today = TimeZone::UTC.to_datetime(self.now()).date();
        let days = (0..DAYS).filter_map(|ahead| banking_days_after(today, ahead as u32));
        let advised = days.enumerate().map(|(place, date)| {
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
