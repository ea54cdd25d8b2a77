//! Signal. <https://plaid.com/docs/api/products/signal/>

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};

use super::time::Seconds;
use crate::sandbox::catalog::{Rule, RuleResult};
use crate::sandbox::{Attribute, Scores};

/// How likely a debit is to come back, for each of two reasons.
#[derive(Debug, Serialize)]
pub struct WireScores {
    bank_initiated_return_risk: Risk,
    customer_initiated_return_risk: Risk,
}

#[derive(Debug, Serialize)]
struct Risk {
    risk_tier: u8,
    score: u8,
}

impl WireScores {
    /// The scores of an evaluation.
    pub fn new(scores: Scores) -> Self {
        Self {
            bank_initiated_return_risk: Risk {
                risk_tier: scores.bank_tier,
                score: scores.bank_score,
            },
            customer_initiated_return_risk: Risk {
                risk_tier: scores.customer_tier,
                score: scores.customer_score,
            },
        }
    }
}

/// What a ruleset says of a debit.
#[derive(Debug, Serialize)]
pub struct WireRuleset {
    result: RuleResult,
    ruleset_key: String,
    triggered_rule_details: Option<Details>,
}

#[derive(Debug, Serialize)]
struct Details {
    #[serde(skip_serializing_if = "Option::is_none")]
    custom_action_key: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    internal_note: Option<String>,
}

impl WireRuleset {
    /// The result of a ruleset, and the rule it is of.
    pub fn new(ruleset_key: String, result: RuleResult, rule: Option<Rule>) -> Self {
        Self {
            result,
            ruleset_key,
            triggered_rule_details: rule.map(|rule| Details {
                custom_action_key: rule.custom_action_key,
                internal_note: rule.internal_note,
            }),
        }
    }
}

/// What is known of an account, sorted by name.
#[derive(Debug)]
pub struct WireAttributes(pub BTreeMap<&'static str, Attribute>);

impl Serialize for WireAttributes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, Value(*value))))
    }
}

/// The value of an attribute.
pub(super) struct Value(pub(super) Attribute);

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Attribute::Count(count) => serializer.serialize_u32(count),
            Attribute::Amount(amount) => serializer.serialize_f64(amount),
            Attribute::Flag(flag) => serializer.serialize_bool(flag),
            Attribute::Time(time) => Seconds(time).serialize(serializer),
            Attribute::Unknown => serializer.serialize_none(),
        }
    }
}
