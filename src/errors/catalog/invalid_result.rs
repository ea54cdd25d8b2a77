//! Codes of type `INVALID_RESULT`.

use super::{Code, ErrorType, Family, api};

pub(super) const FAMILY: Family = Family {
    error_type: ErrorType::InvalidResult,
    page: "invalid-result",
    rows: &[
        api(
            Code::LastUpdatedDatetimeOutOfRange,
            "LAST_UPDATED_DATETIME_OUT_OF_RANGE",
        )
        .message(
            "requested datetime out of range, most recently updated balance 2021-01-01T00:00:00Z",
        ),
        api(
            Code::PlaidDirectItemImportReturnedInvalidMfa,
            "PLAID_DIRECT_ITEM_IMPORT_RETURNED_INVALID_MFA",
        )
        .message("Plaid Direct Item Imports should not result in MFA."),
    ],
};
