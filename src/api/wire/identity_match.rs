//! How well a person fits. <https://plaid.com/docs/api/products/identity/#identitymatch>
//!
//! What the app or the bank does not know is there all the same, with `null` in it: Plaid's
//! Python SDK takes nothing else.

use serde::Serialize;

use crate::sandbox::{AddressMatch, NameMatch};

/// A score alone.
#[derive(Debug, Serialize)]
pub struct WireScore {
    score: Option<u8>,
}

/// The score of a name.
#[derive(Debug, Serialize)]
pub struct WireNameMatch {
    is_business_name_detected: Option<bool>,
    is_first_name_or_last_name_match: Option<bool>,
    is_nickname_match: Option<bool>,
    score: Option<u8>,
}

/// The score of an address.
#[derive(Debug, Serialize)]
pub struct WireAddressMatch {
    is_postal_code_match: Option<bool>,
    score: Option<u8>,
}

impl WireScore {
    /// A score, 0 to 100.
    pub fn new(score: Option<u8>) -> Self {
        Self { score }
    }
}

impl WireNameMatch {
    /// How well a name fits.
    pub fn new(fits: Option<NameMatch>) -> Self {
        Self {
            is_business_name_detected: fits.map(|it| it.business),
            is_first_name_or_last_name_match: fits.map(|it| it.one_name),
            is_nickname_match: fits.map(|it| it.nickname),
            score: fits.map(|it| it.score),
        }
    }
}

impl WireAddressMatch {
    /// How well an address fits.
    pub fn new(fits: Option<AddressMatch>) -> Self {
        Self {
            is_postal_code_match: fits.map(|it| it.postal_code),
            score: fits.map(|it| it.score),
        }
    }
}
