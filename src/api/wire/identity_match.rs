//! How well a person fits. <https://plaid.com/docs/api/products/identity/#identitymatch>

use serde::Serialize;

use crate::sandbox::{AddressMatch, NameMatch};

/// A score alone.
#[derive(Debug, Serialize)]
pub struct WireScore {
    score: u8,
}

/// The score of a name.
#[derive(Debug, Serialize)]
pub struct WireNameMatch {
    is_business_name_detected: bool,
    is_first_name_or_last_name_match: bool,
    is_nickname_match: bool,
    score: u8,
}

/// The score of an address.
#[derive(Debug, Serialize)]
pub struct WireAddressMatch {
    is_postal_code_match: Option<bool>,
    score: u8,
}

impl WireScore {
    /// A score, 0 to 100.
    pub fn new(score: u8) -> Self {
        Self { score }
    }
}

impl WireNameMatch {
    /// How well a name fits.
    pub fn new(fits: NameMatch) -> Self {
        Self {
            is_business_name_detected: fits.business,
            is_first_name_or_last_name_match: fits.one_name,
            is_nickname_match: fits.nickname,
            score: fits.score,
        }
    }
}

impl WireAddressMatch {
    /// How well an address fits.
    pub fn new(fits: AddressMatch) -> Self {
        Self {
            is_postal_code_match: fits.postal_code,
            score: fits.score,
        }
    }
}
