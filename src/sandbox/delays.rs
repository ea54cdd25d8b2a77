//! How long Plaid takes for what it does by itself: as at Plaid's, or a part of that, for tests
//! that are in a hurry.

use std::str::FromStr;

use jiff::SignedDuration;

use super::Sandbox;

/// A part of Plaid's delays, in per cent. How long tokens, logins and consents live does not
/// depend on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Delays {
    percent: u32,
}

/// As at Plaid's.
impl Default for Delays {
    fn default() -> Self {
        Self { percent: 100 }
    }
}

impl Delays {
    /// Nothing takes time.
    pub const NONE: Self = Self { percent: 0 };

    /// So many per cent of Plaid's.
    pub const fn of_percent(percent: u32) -> Self {
        Self { percent }
    }

    /// How long something takes that takes `plaids` at Plaid's.
    pub(super) fn of(self, plaids: SignedDuration) -> SignedDuration {
        let scaled = plaids.as_millis() * i128::from(self.percent) / 100;
        SignedDuration::from_millis(i64::try_from(scaled).unwrap_or(i64::MAX))
    }
}

/// Reads `plaid`, `none` or a number of per cent.
impl FromStr for Delays {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match (text, text.strip_suffix('%').map(str::parse)) {
            ("plaid", _) => Ok(Self::default()),
            ("none", _) => Ok(Self::NONE),
            (_, Some(Ok(percent))) => Ok(Self::of_percent(percent)),
            _ => Err("expected plaid, none, or per cent of Plaid's such as 10%".to_owned()),
        }
    }
}

impl Sandbox {
    /// How long something takes here that takes `plaids` at Plaid's.
    pub(super) fn delay(&self, plaids: SignedDuration) -> SignedDuration {
        self.catalog.switches.delays.of(plaids)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn delays_are_a_part_of_plaids() {
        let plaids = SignedDuration::from_secs(20);
        let of = |percent| Delays::of_percent(percent).of(plaids).as_millis();
        assert_eq!(
            [0, 1, 50, 100, 1000].map(of),
            [0, 200, 10_000, 20_000, 200_000]
        );
        assert_eq!(Delays::default().of(plaids), plaids);
        assert_eq!(Delays::NONE.of(plaids), SignedDuration::ZERO);
        let read = |text: &str| text.parse::<Delays>().ok();
        assert_eq!(read("plaid"), Some(Delays::default()));
        assert_eq!(read("none"), Some(Delays::NONE));
        assert_eq!(read("10%"), Some(Delays::of_percent(10)));
        for wrong in ["", "10", "-1%", "%", "99999999999%", "Plaid"] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }
}
