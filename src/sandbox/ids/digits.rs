//! UUIDs without their dashes.

use super::Uuid;

impl Uuid {
    /// Its 32 hex digits.
    pub fn digits(self) -> String {
        format!("{:032x}", self.0)
    }

    /// Reads 32 hex digits.
    pub fn parse_digits(text: &str) -> Option<Self> {
        let hex = text.len() == 32 && text.bytes().all(|it| it.is_ascii_hexdigit());
        let value = u128::from_str_radix(text, 16).ok();
        value.filter(|_| hex).map(Self)
    }
}
