//! Codes of type `CHECK_REPORT_ERROR`.

use super::{Code, ErrorType, Family, api};

pub(super) const FAMILY: Family = Family {
    error_type: ErrorType::CheckReportError,
    page: "check-report",
    rows: &[
        api(
            Code::CheckReportDataQualityCheckFailed,
            "DATA_QUALITY_CHECK_FAILED",
        )
        .message(
            "Bank provided inconsistent transaction history data that has a high chance of error. \
             The bank will need to resolve issues for product data to be generated.",
        ),
        api(Code::CheckReportDataUnavailable, "DATA_UNAVAILABLE").message(
            "The Check Report you are trying to pull does not have sufficient transactions data to \
             generate a report.",
        ),
        api(Code::CheckReportNoAccounts, "NO_ACCOUNTS")
            .message("No depository accounts were found for this user"),
        api(
            Code::InstitutionTransactionHistoryNotSupported,
            "INSTITUTION_TRANSACTION_HISTORY_NOT_SUPPORTED",
        )
        .message(
            "The user’s bank does not support the transactions range you require. Lowering the \
             days_required may result in success.",
        ),
        api(
            Code::InsufficientTransactionData,
            "INSUFFICIENT_TRANSACTION_DATA",
        ),
        api(Code::NetworkConsentRequired, "NETWORK_CONSENT_REQUIRED")
            .message("User has not provided consent to share network data"),
    ],
};
