//! Test clocks: timelines of their own, on which recurring transfers make their transfers.
//! <https://plaid.com/docs/transfer/sandbox/#simulating-recurring-transfers>

use jiff::Timestamp;

use super::recurring::RecurringStatus;
use super::schedules::moment;
use crate::errors::Error;
use crate::sandbox::Sandbox;
use crate::sandbox::ids::Uuid;

/// How many recurring transfers a clock can have.
pub(super) const RECURRING_TRANSFERS: usize = 5;
/// How many transfers of one recurring transfer can be made by moving a clock once.
const ORIGINATIONS: usize = 20;

/// A test clock.
#[derive(Debug)]
pub struct TestClock {
    /// `test_clock_id`
    pub id: Uuid,
    /// What it shows. It moves by hand only.
    pub virtual_time: Timestamp,
}

impl Sandbox {
    /// Makes a test clock that shows `virtual_time`, or what the world's shows.
    pub fn create_test_clock(&mut self, virtual_time: Option<Timestamp>) -> &TestClock {
        let id = self.mint.transfer_id();
        let clock = TestClock {
            id,
            virtual_time: virtual_time.unwrap_or(self.now),
        };
        self.transfers.clocks.add(id, clock)
    }

    /// A test clock.
    ///
    /// # Errors
    /// `INVALID_FIELD` if it is unknown.
    pub fn test_clock(&self, id: &str) -> Result<&TestClock, Error> {
        let found = Uuid::parse(id).and_then(|id| self.transfers.clocks.get(&id));
        found.ok_or_else(|| Error::id_not_found("test_clock_id"))
    }

    /// Test clocks, that which shows the earliest time first.
    pub fn list_test_clocks(&self) -> Vec<&TestClock> {
        let mut clocks: Vec<_> = self.transfers.clocks.iter().collect();
        clocks.sort_by_key(|clock| clock.virtual_time);
        clocks
    }

    /// Moves a test clock, and makes the transfers that are due by then.
    ///
    /// # Errors
    /// `INVALID_FIELD` if it is unknown, for an earlier time, and for one by which a recurring
    /// transfer makes more than 20 transfers.
    pub fn advance_test_clock(&mut self, id: &str, time: Timestamp) -> Result<(), Error> {
        let clock = self.test_clock(id)?;
        let id = clock.id;
        if time < clock.virtual_time {
            let rule = "at or after the current virtual_time of the test clock";
            return Err(Error::invalid_field("new_virtual_time", rule));
        }
        let recurring = self.transfers.recurring.iter();
        let active = recurring
            .filter(|it| it.test_clock == Some(id) && it.status == RecurringStatus::Active);
        let mut due = Vec::new();
        for recurring in active {
            let days = (recurring.next..).map_while(|number| recurring.schedule.day(number));
            let moments = days.map(moment).take_while(|at| *at <= time);
            let before = due.len();
            due.extend(moments.take(ORIGINATIONS + 1).map(|at| (at, recurring.id)));
            if due.len() - before > ORIGINATIONS {
                let rule = "a time by which each recurring transfer makes at most 20 transfers";
                return Err(Error::invalid_field("new_virtual_time", rule));
            }
        }
        due.sort_by_key(|(at, _)| *at);
        if let Some(clock) = self.transfers.clocks.get_mut(&id) {
            clock.virtual_time = time;
        }
        for (at, recurring) in due {
            self.originate(recurring, at);
        }
        Ok(())
    }

    /// What a test clock shows, if one is named, and the world's clock else.
    ///
    /// # Errors
    /// `INVALID_FIELD` if it is unknown.
    pub(super) fn time_of(&self, test_clock_id: Option<&str>) -> Result<Timestamp, Error> {
        match test_clock_id {
            Some(id) => Ok(self.test_clock(id)?.virtual_time),
            None => Ok(self.now),
        }
    }
}
