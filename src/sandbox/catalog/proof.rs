//! What is found in bank statements that people send to show whose an account is.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::sandbox::account::Owner;

/// What is found in bank statements.
#[derive(Debug, Clone, Default)]
pub struct Proofs {
    /// Who stands on the statement of an account that no login knows.
    pub owner: Owner,
    /// What is found in files of certain names.
    pub by_file: BTreeMap<String, ProofFacts>,
    /// What is found in all others.
    pub usual: ProofFacts,
}

/// What is found in one.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ProofFacts {
    /// Whether it has the number of the account.
    pub is_account_number_match: bool,
    /// How many pages it has.
    pub page_count: u32,
    /// From 0, as it should be, to 100, forged.
    pub risk_score: u8,
    /// What speaks for that.
    pub risk_signals: Vec<RiskSignal>,
}

/// Something that is wrong with a document, or right.
/// <https://plaid.com/docs/api/products/identity/#identitydocumentsuploadsget>
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct RiskSignal {
    /// Whether it is wrong.
    pub has_fraud_risk: bool,
    /// On which page; 0 if it is of none.
    pub page_number: u32,
    /// What it is, for people.
    pub signal_description: String,
    /// What it is, such as `SOFTWARE_BLACKLIST`.
    #[serde(rename = "type")]
    pub kind: String,
}

impl Default for ProofFacts {
    fn default() -> Self {
        Self {
            is_account_number_match: true,
            page_count: 1,
            risk_score: 0,
            risk_signals: Vec::new(),
        }
    }
}

impl Proofs {
    /// What is found in a file.
    pub fn of_file(&self, name: &str) -> &ProofFacts {
        self.by_file.get(name).unwrap_or(&self.usual)
    }
}
