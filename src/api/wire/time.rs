//! Timestamps in the two precisions Plaid uses.

use jiff::Timestamp;
use serde::{Serialize, Serializer};

/// `2026-09-07T16:44:22Z`
#[derive(Debug, Clone, Copy)]
pub struct Seconds(pub Timestamp);

/// `2026-09-07T16:44:22.409Z`
#[derive(Debug, Clone, Copy)]
pub struct Milliseconds(pub Timestamp);

impl Serialize for Seconds {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0.strftime("%Y-%m-%dT%H:%M:%SZ"))
    }
}

impl Serialize for Milliseconds {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0.strftime("%Y-%m-%dT%H:%M:%S.%3fZ"))
    }
}
