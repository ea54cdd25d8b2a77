//! Codes of type `API_ERROR`.

use super::{Code, ErrorType, Family, api, both};

pub(super) const FAMILY: Family = Family {
    error_type: ErrorType::ApiError,
    page: "api",
    rows: &[
        both(Code::InternalServerError, "INTERNAL_SERVER_ERROR")
            .status(500)
            .message("an unexpected error occurred"),
        api(Code::PlannedMaintenance, "PLANNED_MAINTENANCE")
            .status(503)
            .message(
                "the Plaid API is temporarily unavailable due to planned maintenance. visit \
                 https://status.plaid.com/ for more information",
            ),
    ],
};
