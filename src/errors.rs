//! Every error Plaid can answer: its code, type, HTTP status, sentences and documentation page.
//!
//! A code's fixed facts are its [`Entry`] in the catalogue; an [`Error`] is one occurrence, whose
//! sentence may name a field or a product. Rooms above make errors with `ErrorCode::into` when
//! the catalogue's sentence fits, with a constructor named after the mistake when it has a hole to
//! fill, and with [`Error::new`] when Plaid's sentence is nowhere else.
//! Source: <https://plaid.com/docs/errors/>.

mod catalog;
mod code;
mod oauth;
mod on_demand;
mod places;
mod sentence;

use std::borrow::Cow;

pub use code::{ErrorCode, ErrorType, Side};
pub use oauth::OauthCode;
pub use on_demand::{FORCE_ERROR_CODES, PASSWORD_CODES, PLAID_ERROR};
pub use places::Place;
pub use sentence::{TokenKind, rule};

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

/// Why an Item that came by OAuth needs its user, `error_code_reason` on the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum OauthReason {
    /// `OAUTH_CONSENT_EXPIRED`: the user's consent has run out.
    ConsentExpired,
    /// `OAUTH_INVALID_TOKEN`: the institution has dropped the connection.
    InvalidToken,
    /// `OAUTH_USER_REVOKED`: the user has ended the connection at the institution.
    UserRevoked,
}

impl OauthReason {
    /// The name on the wire.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ConsentExpired => "OAUTH_CONSENT_EXPIRED",
            Self::InvalidToken => "OAUTH_INVALID_TOKEN",
            Self::UserRevoked => "OAUTH_USER_REVOKED",
        }
    }

    /// The sentence for end users. That of `InvalidToken` is published as one, the other two only
    /// as descriptions.
    const fn display_message(self) -> &'static str {
        match self {
            Self::ConsentExpired => {
                "The user's access consent for this OAuth connection to this institution has \
                 expired."
            }
            Self::InvalidToken => {
                "The user's OAuth connection to this institution has been invalidated."
            }
            Self::UserRevoked => {
                "The user's OAuth connection to this institution is invalid because the user \
                 revoked their connection."
            }
        }
    }
}

/// One occurrence of an error.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    /// Which error.
    pub code: ErrorCode,
    /// `error_message`: the catalogue's sentence, or one that names what was wrong.
    pub message: Cow<'static, str>,
    /// `error_code_reason`: only with `ITEM_LOGIN_REQUIRED` of an OAuth institution.
    pub reason: Option<OauthReason>,
    /// What Plaid's OAuth service calls it, if that answers.
    pub oauth: Option<OauthCode>,
    /// Whether `display_message` is the same sentence, where the catalogue has none.
    pub displayed: bool,
    /// `causes`: what ails the Items a report was to be made of.
    pub causes: Box<[Cause]>,
}

/// Why a report could not be made, as far as one Item goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cause {
    /// `item_id`
    pub item_id: String,
    /// What ails it; it has no causes of its own.
    pub error: Error,
}

impl Error {
    /// An error whose sentence differs from the catalogue's.
    pub fn new(code: ErrorCode, message: impl Into<Cow<'static, str>>) -> Self {
        Self {
            code,
            message: message.into(),
            reason: None,
            oauth: None,
            displayed: false,
            causes: Box::default(),
        }
    }

    /// The same with what it is caused by.
    pub fn with_causes(self, causes: Vec<Cause>) -> Self {
        Self {
            causes: causes.into(),
            ..self
        }
    }

    /// The same with its sentence as `display_message`.
    pub fn displayed(self) -> Self {
        Self {
            displayed: true,
            ..self
        }
    }

    /// `ITEM_LOGIN_REQUIRED`, with the reason where the institution uses OAuth.
    pub fn login_required(reason: Option<OauthReason>) -> Self {
        Self {
            reason,
            ..ErrorCode::ItemLoginRequired.into()
        }
    }

    /// The fixed facts of the code.
    pub fn entry(&self) -> &'static Entry {
        self.code.entry()
    }

    /// `display_message`: text for end users, where the error concerns them.
    pub fn display_message(&self) -> Option<&'static str> {
        match self.reason {
            Some(reason) => Some(reason.display_message()),
            None => self.entry().display_message.or(match self.message {
                Cow::Borrowed(sentence) if self.displayed => Some(sentence),
                _ => None,
            }),
        }
    }

    /// `documentation_url`: the place in Plaid's documentation that describes the code. Absent
    /// for the emulator's own codes and, as in Plaid's answers, for `NO_LONGER_AVAILABLE`.
    pub fn documentation_url(&self) -> Option<String> {
        let Entry { page, code, .. } = self.entry();
        if page.is_empty() || self.code == ErrorCode::NoLongerAvailable {
            return None;
        }
        Some(format!(
            "https://plaid.com/docs/errors/{page}/#{}",
            code.to_ascii_lowercase()
        ))
    }
}

impl From<ErrorCode> for Error {
    fn from(code: ErrorCode) -> Self {
        Self::new(code, code.entry().message)
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
