//! What is calculated for a consumer report.
//! <https://plaid.com/docs/api/products/check/#cracheck_reportcashflow_insightsget>

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};

use super::signal::Value;
use crate::sandbox::Attribute;
use crate::sandbox::check_reports::Score;

/// Attributes, sorted by name.
#[derive(Debug)]
pub struct WireFindings(pub BTreeMap<String, Attribute>);

impl Serialize for WireFindings {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, Value(*value))))
    }
}

/// `lend_score`
#[derive(Debug, Serialize)]
pub struct WireLendScore {
    error_reason: Option<&'static str>,
    reason_codes: Vec<String>,
    score: Option<u16>,
}

impl WireLendScore {
    /// A LendScore, or why there is none.
    pub fn new(score: Option<Score>) -> Self {
        let lacking = "There are too few transactions to compute a LendScore";
        Self {
            error_reason: score.is_none().then_some(lacking),
            score: score.as_ref().map(|it| it.score),
            reason_codes: score.map(|it| it.reasons).unwrap_or_default(),
        }
    }
}
