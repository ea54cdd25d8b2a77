//! Versions of Plaid's API, the header `Plaid-Version`. <https://plaid.com/docs/api/versioning/>
//!
//! The newest is what is served. Those before it are answered in its shapes too, but for what is
//! known to have been otherwise.

/// A version, the oldest first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum ApiVersion {
    /// `2017-03-08`
    Of2017,
    /// `2018-05-22`
    Of2018,
    /// `2019-05-29`
    Of2019,
    /// `2020-09-14`
    #[default]
    Of2020,
}

impl ApiVersion {
    /// Every version there has been.
    pub const ALL: [Self; 4] = [Self::Of2017, Self::Of2018, Self::Of2019, Self::Of2020];

    /// As the header says it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Of2017 => "2017-03-08",
            Self::Of2018 => "2018-05-22",
            Self::Of2019 => "2019-05-29",
            Self::Of2020 => "2020-09-14",
        }
    }

    /// The version a header says.
    pub fn from_header(text: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|version| version.as_str() == text)
    }
}
