//! Transfer intents as answers show them.
//! <https://plaid.com/docs/api/products/transfer/account-linking/>

use std::collections::BTreeMap;

use serde::Serialize;

use super::time::Seconds;
use super::transfer::{CURRENCY, WireRationale, WireUser};
use crate::sandbox::Sandbox;
use crate::sandbox::ids::{AccountId, Uuid};
use crate::sandbox::transfers::{
    AchClass, Cents, Decision, Intent, IntentStatus, Mode, Network, Own,
};

/// An intent as it was made.
#[derive(Debug, Serialize)]
pub struct WireIntent<'a> {
    account_id: Option<AccountId>,
    ach_class: AchClass,
    amount: Cents,
    created: Seconds,
    description: &'a str,
    funding_account_id: Uuid,
    id: Uuid,
    iso_currency_code: &'static str,
    metadata: Option<&'a BTreeMap<String, String>>,
    mode: Mode,
    network: Network,
    origination_account_id: &'static str,
    status: IntentStatus,
    user: WireUser<'a>,
}

/// An intent and what has become of it.
#[derive(Debug, Serialize)]
pub struct WireIntentResult<'a> {
    account_id: Option<AccountId>,
    ach_class: AchClass,
    amount: Cents,
    authorization_decision: Option<&'static str>,
    authorization_decision_rationale: Option<WireRationale>,
    created: Seconds,
    description: &'a str,
    failure_reason: Option<FailureReason<'a>>,
    funding_account_id: Uuid,
    guarantee_decision: Option<()>,
    guarantee_decision_rationale: Option<()>,
    id: Uuid,
    iso_currency_code: &'static str,
    metadata: Option<&'a BTreeMap<String, String>>,
    mode: Mode,
    network: Network,
    origination_account_id: &'static str,
    status: IntentStatus,
    transfer_id: Option<Uuid>,
    user: WireUser<'a>,
}

#[derive(Debug, Serialize)]
struct FailureReason<'a> {
    error_code: &'static str,
    error_message: &'a str,
    error_type: &'static str,
}

impl<'a> WireIntent<'a> {
    /// An intent.
    pub fn new(sandbox: &Sandbox, it: &'a Intent) -> Self {
        Self {
            account_id: it.account_id,
            ach_class: it.order.ach_class,
            amount: it.order.amount,
            created: Seconds(it.created_at),
            description: &it.order.description,
            funding_account_id: sandbox.own_id(Own::Funding),
            id: it.id,
            iso_currency_code: CURRENCY,
            metadata: it.order.metadata.as_ref(),
            mode: it.order.mode,
            network: it.order.network,
            origination_account_id: "",
            status: it.status,
            user: WireUser::new(&it.order.user),
        }
    }
}

impl<'a> WireIntentResult<'a> {
    /// An intent.
    pub fn new(sandbox: &Sandbox, it: &'a Intent) -> Self {
        let failure = it.failure.as_ref();
        let decision = it.decision.map(|(decision, _)| decision);
        let rationale = it.decision.and_then(|(_, why)| why);
        Self {
            account_id: it.account_id,
            ach_class: it.order.ach_class,
            amount: it.order.amount,
            authorization_decision: decision.map(|decision| match decision {
                Decision::Approved => "APPROVED",
                Decision::Declined | Decision::UserActionRequired => "DECLINED",
            }),
            authorization_decision_rationale: rationale.map(WireRationale::new),
            created: Seconds(it.created_at),
            description: &it.order.description,
            failure_reason: failure.map(|it| FailureReason {
                error_code: it.error_code,
                error_message: &it.error_message,
                error_type: it.error_type,
            }),
            funding_account_id: sandbox.own_id(Own::Funding),
            guarantee_decision: None,
            guarantee_decision_rationale: None,
            id: it.id,
            iso_currency_code: CURRENCY,
            metadata: it.order.metadata.as_ref(),
            mode: it.order.mode,
            network: it.order.network,
            origination_account_id: "",
            status: it.status,
            transfer_id: it.transfer_id,
            user: WireUser::new(&it.order.user),
        }
    }
}
