//! The error codes and error types, by name.

/// `error_type` on the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErrorType {
    /// `INVALID_REQUEST`
    InvalidRequest,
}

impl ErrorType {
    /// The name on the wire.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::InvalidRequest => "INVALID_REQUEST",
        }
    }
}

/// `error_code` on the wire. Keep the list sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ErrorCode {
    /// `INVALID_FIELD`
    InvalidField,
    /// `MISSING_FIELDS`
    MissingFields,
    /// `UNKNOWN_FIELDS`
    UnknownFields,
}
