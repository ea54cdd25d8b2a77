//! Tokens of Plaid's OAuth service.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE;
use serde::{Serialize, Serializer};

use super::WorldTag;

/// Which of the two tokens of a grant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum OauthTokenKind {
    /// `pda-…`, which gives access for a while.
    Access,
    /// `pdr-…`, which gives new ones.
    Refresh,
}

/// A token of Plaid's OAuth service: `pda-` or `pdr-` and 16 bytes as base64url.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct OauthToken {
    /// Which it is.
    pub kind: OauthTokenKind,
    bytes: [u8; 16],
}

impl OauthTokenKind {
    const fn prefix(self) -> &'static str {
        match self {
            Self::Access => "pda-",
            Self::Refresh => "pdr-",
        }
    }
}

impl OauthToken {
    /// The token of a world from 96 bits of chance.
    pub fn new(kind: OauthTokenKind, tag: WorldTag, chance: u128) -> Self {
        let value = u128::from(tag.0) << 96 | chance & ((1 << 96) - 1);
        Self {
            kind,
            bytes: value.to_be_bytes(),
        }
    }

    /// Reads a token; `None` for a text that is none.
    pub fn parse(text: &str) -> Option<Self> {
        let kinds = [OauthTokenKind::Access, OauthTokenKind::Refresh];
        kinds.into_iter().find_map(|kind| {
            let bytes = URL_SAFE.decode(text.strip_prefix(kind.prefix())?).ok()?;
            let bytes = bytes.try_into().ok()?;
            Some(Self { kind, bytes })
        })
    }
}

impl fmt::Display for OauthToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.kind.prefix())?;
        f.write_str(&URL_SAFE.encode(self.bytes))
    }
}

impl Serialize for OauthToken {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
