//! Recurring transfers and test clocks as answers show them.
//! <https://plaid.com/docs/api/products/transfer/recurring-transfers/>

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::time::Seconds;
use super::transfer::{CURRENCY, WireUser};
use crate::errors::Error;
use crate::sandbox::Sandbox;
use crate::sandbox::ids::{AccountId, Uuid};
use crate::sandbox::transfers::{
    AchClass, Cents, IntervalUnit, Network, Own, RecurringStatus, RecurringTransfer, Schedule,
    TestClock, TransferType,
};

/// A schedule, as requests have it.
#[derive(Debug, Deserialize)]
pub struct ScheduleRequest {
    end_date: Option<Date>,
    interval_count: i128,
    interval_execution_day: i128,
    interval_unit: IntervalUnit,
    start_date: Date,
}

impl ScheduleRequest {
    /// The schedule.
    ///
    /// # Errors
    /// `INVALID_FIELD`, see [`Schedule::new`].
    pub fn schedule(&self) -> Result<Schedule, Error> {
        Schedule::new(
            self.interval_unit,
            self.interval_count,
            self.interval_execution_day,
            self.start_date,
            self.end_date,
        )
    }
}

#[derive(Debug, Serialize)]
struct WireSchedule {
    end_date: Option<Date>,
    interval_count: i32,
    interval_execution_day: i8,
    interval_unit: IntervalUnit,
    start_date: Date,
}

/// A recurring transfer.
#[derive(Debug, Serialize)]
pub struct WireRecurringTransfer<'a> {
    account_id: AccountId,
    #[serde(skip_serializing_if = "Option::is_none")]
    ach_class: Option<AchClass>,
    amount: Cents,
    created: Seconds,
    description: &'a str,
    funding_account_id: Uuid,
    iso_currency_code: &'static str,
    network: Network,
    next_origination_date: Option<Date>,
    origination_account_id: &'static str,
    recurring_transfer_id: Uuid,
    schedule: WireSchedule,
    status: RecurringStatus,
    test_clock_id: Option<Uuid>,
    transfer_ids: &'a [Uuid],
    #[serde(rename = "type")]
    kind: TransferType,
    user: WireUser<'a>,
}

impl<'a> WireRecurringTransfer<'a> {
    /// A recurring transfer as it is now.
    pub fn new(sandbox: &Sandbox, it: &'a RecurringTransfer) -> Self {
        Self {
            account_id: it.order.account_id,
            ach_class: it.order.ach_class,
            amount: it.order.amount,
            created: Seconds(it.created_at),
            description: &it.description,
            funding_account_id: sandbox.own_id(Own::Funding),
            iso_currency_code: CURRENCY,
            network: it.order.network,
            next_origination_date: it.next_origination(),
            origination_account_id: "",
            recurring_transfer_id: it.id,
            schedule: WireSchedule {
                end_date: it.schedule.end(),
                interval_count: it.schedule.count(),
                interval_execution_day: it.schedule.execution_day(),
                interval_unit: it.schedule.unit(),
                start_date: it.schedule.start(),
            },
            status: it.status,
            test_clock_id: it.test_clock,
            transfer_ids: &it.transfer_ids,
            kind: it.order.kind,
            user: WireUser::new(&it.order.user),
        }
    }
}

/// A test clock.
#[derive(Debug, Serialize)]
pub struct WireTestClock {
    test_clock_id: Uuid,
    virtual_time: Seconds,
}

impl WireTestClock {
    /// A test clock.
    pub fn new(it: &TestClock) -> Self {
        Self {
            test_clock_id: it.id,
            virtual_time: Seconds(it.virtual_time),
        }
    }
}
