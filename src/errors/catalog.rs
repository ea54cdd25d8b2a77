//! The catalogue: one entry for each error code.

use super::{Entry, ErrorCode, ErrorType};

impl ErrorCode {
    /// The fixed facts of this code.
    pub const fn entry(self) -> &'static Entry {
        &Entry {
            error_type: ErrorType::InvalidRequest,
            code: "INVALID_FIELD",
            status: 400,
            message: "",
            display_message: None,
            page: "invalid-request",
        }
    }
}
