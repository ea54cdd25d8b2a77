//! How banks let people in.

/// How a bank's portal can be entered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Portal {
    /// With username and password.
    Credentials,
    /// The same, but it often fails at present.
    Degraded,
    /// Only on the bank's own site, which often fails at present.
    DegradedOauth,
    /// Not at present.
    Down,
    /// Not with this link token's products or countries.
    Filtered,
    /// By account numbers only.
    Numbers,
    /// Only on the bank's own site.
    Oauth,
    /// Only there, and nothing leads back into the app from it.
    OutOfReach,
}

impl Portal {
    /// Whether people log in on the bank's own site.
    pub fn is_oauth(self) -> bool {
        matches!(self, Self::Oauth | Self::DegradedOauth | Self::OutOfReach)
    }
}
