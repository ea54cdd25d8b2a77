//! Codes of type `CONSUMER_REPORT_ERROR`.

use super::{Code, ErrorType, Family, api};

pub(super) const FAMILY: Family = Family {
    error_type: ErrorType::ConsumerReportError,
    page: "check-report",
    rows: &[
        api(Code::ConsumerReportExpired, "CONSUMER_REPORT_EXPIRED"),
        api(Code::ConsumerReportProductNotReady, "PRODUCT_NOT_READY").message(
            "The consumer report you are trying to pull is not ready. Please wait for a \
             CHECK_REPORT_READY webhook to fetch data",
        ),
    ],
};
