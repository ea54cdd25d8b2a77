//! Every error Plaid can answer: its code, type, HTTP status, sentences and documentation page.
//!
//! A code's fixed facts are its [`Entry`] in the catalogue; an [`Error`] is one occurrence, whose
//! sentence may name a field or a product. Rooms above make errors with [`ErrorCode::into`] when
//! the catalogue's sentence fits, and with [`Error::new`] when it has a hole to fill.
//! Source: <https://plaid.com/docs/errors/>.

mod catalog;
mod code;

use std::borrow::Cow;

pub use code::{ErrorCode, ErrorType, Side};

/// The fixed facts of an error code.
#[derive(Debug, Clone, Copy)]
pub struct Entry {
    /// The family, `error_type` on the wire.
    pub error_type: ErrorType,
    /// `error_code` on the wire.
    pub code: &'static str,
    /// HTTP status of an API answer that carries this error.
    pub status: u16,
    /// `error_message`: text for developers.
    pub message: &'static str,
    /// `display_message`: text for end users, where the error concerns them.
    pub display_message: Option<&'static str>,
    /// Page below `https://plaid.com/docs/errors/`; empty for the emulator's own codes.
    pub page: &'static str,
    /// Whether the API, Link or both give it.
    pub side: Side,
}

/// One occurrence of an error.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    /// Which error.
    pub code: ErrorCode,
    /// `error_message`: the catalogue's sentence, or one that names what was wrong.
    pub message: Cow<'static, str>,
}

impl Error {
    /// An error whose sentence differs from the catalogue's.
    pub fn new(code: ErrorCode, message: impl Into<Cow<'static, str>>) -> Self {
        Self {
            code,
            message: message.into(),
        }
    }

    /// `INVALID_FIELD`: `field` is the dotted path, `rule` what it must be, without "must be".
    pub fn invalid_field(field: &str, rule: &str) -> Self {
        Self::new(ErrorCode::InvalidField, format!("{field} must be {rule}"))
    }

    /// The fixed facts of the code.
    pub fn entry(&self) -> &'static Entry {
        self.code.entry()
    }
}

impl From<ErrorCode> for Error {
    fn from(code: ErrorCode) -> Self {
        Self {
            code,
            message: Cow::Borrowed(code.entry().message),
        }
    }
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let entry = self.entry();
        write!(
            f,
            "{}/{}: {}",
            entry.error_type.as_str(),
            entry.code,
            self.message
        )
    }
}

impl std::error::Error for Error {}
