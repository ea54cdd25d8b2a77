//! Rulesets of Signal, which at Plaid are made in the Dashboard.
//! <https://plaid.com/docs/signal/signal-rules/>

use serde::Deserialize;

use crate::sandbox::named::named;

named! {
    /// What a ruleset says of a debit.
    pub enum RuleResult {
        Accept = "ACCEPT",
        Reroute = "REROUTE",
        Review = "REVIEW",
    }
}

/// What a debit is held against.
#[derive(Debug, Clone, Default)]
pub struct Ruleset {
    /// It looks at balances alone, and there are no scores.
    pub balance_only: bool,
    /// In order: the first that applies counts. Where none does, the debit is accepted.
    pub rules: Vec<Rule>,
}

/// A rule, which applies if all of its conditions hold.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// One of the scores is this or higher, 1 to 99.
    pub score: Option<u8>,
    /// The amount is more than the account holds.
    #[serde(default)]
    pub exceeds_balance: bool,
    /// What it says.
    pub result: RuleResult,
    /// Why, for the app's people.
    pub internal_note: Option<String>,
    /// What the app's program goes by.
    pub custom_action_key: Option<String>,
}
