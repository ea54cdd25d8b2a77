//! Tokens of reports about what a person owns.

use std::fmt;

use serde::{Serialize, Serializer};

use super::{Reading, Uuid, ascii, read};
use crate::errors::{Error, ErrorCode};

token! {
    /// Reads an Asset Report until that is removed.
    AssetReportToken, "assets"
}

impl AssetReportToken {
    /// Reads a token.
    ///
    /// # Errors
    /// `INVALID_ASSET_REPORT_TOKEN`.
    pub fn parse(text: &str) -> Result<Self, Error> {
        match read("assets", text) {
            Reading::Token(uuid) => Ok(Self(uuid)),
            _ => Err(ErrorCode::InvalidAssetReportToken.into()),
        }
    }
}

token! {
    /// Lets another client read an Asset Report and have it made anew.
    RelayToken, "credit-relay"
}

impl RelayToken {
    /// The token in a text, if one of this environment can stand there.
    pub fn read(text: &str) -> Option<Self> {
        match read("credit-relay", text) {
            Reading::Token(uuid) => Some(Self(uuid)),
            _ => None,
        }
    }
}

/// Lets somebody else read reports: `a-sandbox-` and 26 letters and digits.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct AuditCopyToken(String);

impl AuditCopyToken {
    /// The token from 128 bits of chance.
    pub fn new(chance: u128) -> Self {
        const BASE_32: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";
        let letters = (0..26).map(|place| chance.checked_shr(place * 5).unwrap_or_default());
        let letters = letters.map(|part| char::from(BASE_32[(part & 31) as usize]));
        Self(format!("a-sandbox-{}", letters.collect::<String>()))
    }

    /// The token with this text, whether or not there is one.
    pub fn of_text(text: &str) -> Self {
        Self(text.to_owned())
    }
}
