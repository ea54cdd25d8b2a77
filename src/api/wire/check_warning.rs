//! What a consumer report lacks. <https://plaid.com/docs/api/products/check/>

use serde::Serialize;

use super::asset_report::WireCause;
use crate::errors::Cause;
use crate::sandbox::check_reports::CheckReport;

/// Something a report lacks.
#[derive(Debug, Serialize)]
pub struct WireCheckWarning {
    cause: WireCause,
    warning_code: &'static str,
    warning_type: &'static str,
}

impl WireCheckWarning {
    /// All that a report lacks: the transactions of Items that could not be read.
    pub fn all(report: &CheckReport) -> Vec<Self> {
        Self::of(&report.left_out)
    }

    /// That the transactions of Items are lacking, which something ails.
    pub fn of(left_out: &[Cause]) -> Vec<Self> {
        let lacking = left_out.iter().map(|cause| Self {
            cause: WireCause::new(cause),
            warning_code: "TRANSACTIONS_UNAVAILABLE",
            warning_type: "CHECK_REPORT_WARNING",
        });
        lacking.collect()
    }
}
