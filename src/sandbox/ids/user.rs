//! Ids with a prefix and 14 letters.

use serde::Serialize;

use super::{ascii, spell};

/// `user_id`: `usr_` and 14 letters, or 64 hex digits with the older API for users.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct UserId(String);

impl UserId {
    /// The id with this text.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The id after a prefix from 128 bits of chance, as Plaid's newer ids are.
    pub fn prefixed(prefix: &str, chance: u128) -> Self {
        let mut letters = [0; 14];
        spell(chance, &mut letters);
        Self(format!("{prefix}{}", ascii(&letters)))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
