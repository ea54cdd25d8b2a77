//! Versions of what is calculated for a consumer report.

use crate::sandbox::named::named;

named! {
    /// Which cash flow attributes there are, `CashflowAttributesVersion`; the newest unless asked
    /// otherwise.
    #[derive(Default)]
    pub enum CashflowVersion {
        V1 = "v1.0",
        V2 = "v2.0",
        #[default]
        Cfi1 = "CFI1",
    }
}

named! {
    /// Which LendScore, `PlaidLendScoreVersion`; the newest unless asked otherwise.
    #[derive(Default)]
    pub enum LendScoreVersion {
        V1 = "v1.0",
        V2 = "v2.0",
        #[default]
        Ls1 = "LS1",
    }
}

named! {
    /// A version of a product of Prism Data's; which of them a product has is up to the contract.
    #[derive(Default)]
    pub enum PrismVersion {
        #[default]
        V3 = "3",
        V3Lite = "3_lite",
        V4 = "4",
        V41 = "4.1",
    }
}

impl PrismVersion {
    /// The number without what follows it.
    pub const fn major(self) -> u8 {
        match self {
            Self::V3 | Self::V3Lite => 3,
            Self::V4 | Self::V41 => 4,
        }
    }
}

/// What Prism Data is to evaluate. Three products are evaluated whether or not they are named.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PrismVersions {
    /// CashScore.
    pub cash_score: PrismVersion,
    /// CashScore Detect.
    pub detect: Option<PrismVersion>,
    /// CashScore Extend.
    pub extend: Option<PrismVersion>,
    /// FirstDetect.
    pub first_detect: PrismVersion,
    /// Insights.
    pub insights: PrismVersion,
}
