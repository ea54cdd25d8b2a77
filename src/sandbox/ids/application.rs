//! Ids of apps.

use std::fmt::Write as _;

use serde::Serialize;

/// `application_id`: 24 hex digits, as a `client_id` has.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct ApplicationId(String);

impl ApplicationId {
    /// The id with this text.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The id of the app whose world has this chance.
    pub fn of_chance(chance: [u8; 12]) -> Self {
        let mut text = String::new();
        for byte in chance {
            let _ = write!(text, "{byte:02x}");
        }
        Self(text)
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
