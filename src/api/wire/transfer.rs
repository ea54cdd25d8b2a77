//! Transfers as answers show them. <https://plaid.com/docs/api/products/transfer/>

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::time::Seconds;
use crate::sandbox::Sandbox;
use crate::sandbox::ids::{AccountId, Uuid};
use crate::sandbox::transfers::{
    AchClass, Authorization, Cents, Decision, EventType, Failure, Guarantee, GuaranteeDecision,
    GuaranteeRefusal, Network, OriginatorId, RationaleCode, RefundStatus, Sweep, SweepStatus,
    Transfer, TransferAddress, TransferEvent, TransferRefund, TransferStatus, TransferType,
    TransferUser,
};

/// Currency of all that Transfer moves.
pub const CURRENCY: &str = "USD";

/// A person, as requests have them.
#[derive(Debug, Deserialize)]
pub struct UserRequest {
    address: Option<TransferAddress>,
    email_address: Option<String>,
    legal_name: String,
    phone_number: Option<String>,
}

impl From<UserRequest> for TransferUser {
    fn from(it: UserRequest) -> Self {
        Self {
            legal_name: it.legal_name,
            phone_number: it.phone_number,
            email_address: it.email_address,
            address: it.address,
        }
    }
}

/// A person, as answers have them.
#[derive(Debug, Serialize)]
pub struct WireUser<'a> {
    address: Option<&'a TransferAddress>,
    email_address: Option<&'a str>,
    legal_name: &'a str,
    phone_number: Option<&'a str>,
}

impl<'a> WireUser<'a> {
    /// A person.
    pub fn new(user: &'a TransferUser) -> Self {
        Self {
            address: user.address.as_ref(),
            email_address: user.email_address.as_deref(),
            legal_name: &user.legal_name,
            phone_number: user.phone_number.as_deref(),
        }
    }
}

/// `failure_reason`
#[derive(Debug, Deserialize, Serialize)]
pub struct WireFailure {
    #[serde(default)]
    ach_return_code: Option<String>,
    #[serde(default)]
    description: Option<String>,
    #[serde(default)]
    failure_code: Option<String>,
}

impl WireFailure {
    /// A failure.
    pub fn new(failure: &Failure) -> Self {
        Self {
            ach_return_code: failure.code.clone(),
            description: Some(failure.description.clone()),
            failure_code: failure.code.clone(),
        }
    }
}

impl From<WireFailure> for Failure {
    fn from(it: WireFailure) -> Self {
        let code = it.failure_code.or(it.ach_return_code);
        let usual = Self::of_code(code.as_deref());
        Self {
            code,
            description: it.description.unwrap_or(usual.description),
        }
    }
}

/// `decision_rationale`
#[derive(Debug, Serialize)]
pub struct WireRationale {
    code: RationaleCode,
    description: &'static str,
}

impl WireRationale {
    /// Why it was decided so.
    pub fn new(rationale: crate::sandbox::transfers::Rationale) -> Self {
        Self {
            code: rationale.code,
            description: rationale.description,
        }
    }
}

/// `guarantee_decision_rationale`
#[derive(Debug, Serialize)]
struct WireGuaranteeRationale {
    code: GuaranteeRefusal,
    description: &'static str,
}

impl WireGuaranteeRationale {
    fn of(guarantee: Guarantee) -> Option<Self> {
        match guarantee {
            Guarantee::Given => None,
            Guarantee::Refused(code) => Some(Self {
                code,
                description: code.description(),
            }),
        }
    }
}

/// An authorization.
#[derive(Debug, Serialize)]
pub struct WireAuthorization<'a> {
    created: Seconds,
    decision: Decision,
    decision_rationale: Option<WireRationale>,
    guarantee_decision: Option<GuaranteeDecision>,
    guarantee_decision_rationale: Option<WireGuaranteeRationale>,
    id: Uuid,
    payment_risk: Option<()>,
    proposed_transfer: ProposedTransfer<'a>,
}

#[derive(Debug, Serialize)]
struct ProposedTransfer<'a> {
    account_id: AccountId,
    #[serde(skip_serializing_if = "Option::is_none")]
    ach_class: Option<AchClass>,
    amount: Cents,
    credit_funds_source: Option<()>,
    funding_account_id: Uuid,
    iso_currency_code: &'static str,
    ledger_id: Uuid,
    network: Network,
    origination_account_id: &'static str,
    originator_client_id: Option<&'a OriginatorId>,
    /// What was asked for, which is what is proposed: nothing is offered in part.
    requested_amount: Cents,
    #[serde(rename = "type")]
    kind: TransferType,
    user: WireUser<'a>,
}

impl<'a> WireAuthorization<'a> {
    /// An authorization.
    pub fn new(sandbox: &Sandbox, it: &'a Authorization) -> Self {
        Self {
            created: Seconds(it.created_at),
            decision: it.decision,
            decision_rationale: it.rationale.map(WireRationale::new),
            guarantee_decision: it.guarantee.map(Guarantee::decision),
            guarantee_decision_rationale: it.guarantee.and_then(WireGuaranteeRationale::of),
            id: it.id,
            payment_risk: None,
            proposed_transfer: ProposedTransfer {
                account_id: it.order.account_id,
                ach_class: it.order.ach_class,
                amount: it.order.amount,
                credit_funds_source: None,
                funding_account_id: sandbox.funding_account_id(&it.order.owner),
                iso_currency_code: CURRENCY,
                ledger_id: sandbox.ledger_id(&it.order.owner),
                network: it.order.network,
                origination_account_id: "",
                originator_client_id: it.order.owner.as_ref(),
                requested_amount: it.order.amount,
                kind: it.order.kind,
                user: WireUser::new(&it.order.user),
            },
        }
    }
}

/// A transfer.
#[derive(Debug, Serialize)]
pub struct WireTransfer<'a> {
    account_id: AccountId,
    #[serde(skip_serializing_if = "Option::is_none")]
    ach_class: Option<AchClass>,
    amount: Cents,
    authorization_id: Uuid,
    cancellable: bool,
    created: Seconds,
    credit_funds_source: Option<()>,
    description: &'a str,
    expected_funds_available_date: Option<Date>,
    expected_settlement_date: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    facilitator_fee: Option<Cents>,
    failure_reason: Option<WireFailure>,
    funding_account_id: Uuid,
    guarantee_decision: Option<GuaranteeDecision>,
    guarantee_decision_rationale: Option<WireGuaranteeRationale>,
    id: Uuid,
    iso_currency_code: &'static str,
    ledger_id: Uuid,
    metadata: Option<&'a BTreeMap<String, String>>,
    network: Network,
    origination_account_id: &'static str,
    originator_client_id: Option<&'a OriginatorId>,
    recurring_transfer_id: Option<Uuid>,
    refunds: Vec<WireRefund>,
    standard_return_window: Option<Date>,
    status: TransferStatus,
    sweep_status: Option<()>,
    #[serde(rename = "type")]
    kind: TransferType,
    unauthorized_return_window: Option<Date>,
    user: WireUser<'a>,
}

impl<'a> WireTransfer<'a> {
    /// A transfer as it is now.
    pub fn new(sandbox: &Sandbox, it: &'a Transfer) -> Self {
        let windows = it.windows();
        let refunds = it.refunds.iter();
        let refunds = refunds.filter_map(|id| sandbox.transfer_refund(&id.to_string()).ok());
        Self {
            account_id: it.order.account_id,
            ach_class: it.order.ach_class,
            amount: it.order.amount,
            authorization_id: it.authorization_id,
            cancellable: it.cancellable(),
            created: Seconds(it.created_at),
            credit_funds_source: None,
            description: &it.description,
            expected_funds_available_date: windows.funds_available,
            expected_settlement_date: windows.settlement,
            facilitator_fee: it.facilitator_fee,
            failure_reason: it.failure.as_ref().map(WireFailure::new),
            funding_account_id: sandbox.funding_account_id(&it.order.owner),
            guarantee_decision: it.guarantee.map(Guarantee::decision),
            guarantee_decision_rationale: it.guarantee.and_then(WireGuaranteeRationale::of),
            id: it.id,
            iso_currency_code: CURRENCY,
            ledger_id: sandbox.ledger_id(&it.order.owner),
            metadata: it.metadata.as_ref(),
            network: it.order.network,
            origination_account_id: "",
            originator_client_id: it.order.owner.as_ref(),
            recurring_transfer_id: it.recurring_id,
            refunds: refunds.map(|it| WireRefund::new(sandbox, it)).collect(),
            standard_return_window: windows.standard,
            status: it.status,
            sweep_status: None,
            kind: it.order.kind,
            unauthorized_return_window: windows.unauthorized,
            user: WireUser::new(&it.order.user),
        }
    }
}

/// A refund.
#[derive(Debug, Serialize)]
pub struct WireRefund {
    amount: Cents,
    created: Seconds,
    failure_reason: Option<WireFailure>,
    id: Uuid,
    ledger_id: Uuid,
    network_trace_id: Option<()>,
    status: RefundStatus,
    transfer_id: Uuid,
}

impl WireRefund {
    /// A refund.
    pub fn new(sandbox: &Sandbox, it: &TransferRefund) -> Self {
        let transfer = sandbox.transfer(&it.transfer_id.to_string()).ok();
        let owner = transfer.and_then(|it| it.order.owner.clone());
        Self {
            amount: it.amount,
            created: Seconds(it.created_at),
            failure_reason: it.failure.as_ref().map(WireFailure::new),
            id: it.id,
            ledger_id: sandbox.ledger_id(&owner),
            network_trace_id: None,
            status: it.status,
            transfer_id: it.transfer_id,
        }
    }
}

/// A sweep.
#[derive(Debug, Serialize)]
pub struct WireSweep<'a> {
    amount: Cents,
    created: Seconds,
    description: &'a str,
    expected_funds_available_date: Option<Date>,
    failure_reason: Option<WireFailure>,
    funding_account_id: Uuid,
    id: Uuid,
    iso_currency_code: &'static str,
    ledger_id: Uuid,
    network_trace_id: Option<()>,
    settled: Option<Date>,
    status: SweepStatus,
    trigger: &'static str,
}

impl<'a> WireSweep<'a> {
    /// A sweep.
    pub fn new(sandbox: &Sandbox, it: &'a Sweep) -> Self {
        Self {
            amount: it.amount,
            created: Seconds(it.created_at),
            description: &it.description,
            expected_funds_available_date: it.funds_available_on(),
            failure_reason: it.failure.as_ref().map(WireFailure::new),
            funding_account_id: it.funding_account_id,
            id: it.id,
            iso_currency_code: CURRENCY,
            ledger_id: sandbox.ledger_id(&it.owner),
            network_trace_id: None,
            settled: it.settled_on,
            status: it.status,
            trigger: "manual",
        }
    }
}

/// An event.
#[derive(Debug, Serialize)]
pub struct WireTransferEvent<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    account_id: Option<AccountId>,
    event_id: u64,
    event_type: EventType,
    failure_reason: Option<WireFailure>,
    funding_account_id: Uuid,
    intent_id: Option<Uuid>,
    ledger_id: Uuid,
    origination_account_id: &'static str,
    originator_client_id: Option<&'a OriginatorId>,
    refund_id: Option<Uuid>,
    sweep_amount: Option<Cents>,
    sweep_id: Option<Uuid>,
    timestamp: Seconds,
    #[serde(skip_serializing_if = "Option::is_none")]
    transfer_amount: Option<Cents>,
    transfer_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    transfer_type: Option<TransferType>,
}

impl<'a> WireTransferEvent<'a> {
    /// An event.
    pub fn new(sandbox: &Sandbox, it: &'a TransferEvent) -> Self {
        Self {
            account_id: it.account_id,
            event_id: it.id,
            event_type: it.kind,
            failure_reason: it.failure.as_ref().map(WireFailure::new),
            funding_account_id: it.funding_account_id,
            intent_id: it.intent_id,
            ledger_id: sandbox.ledger_id(&it.owner),
            origination_account_id: "",
            originator_client_id: it.owner.as_ref(),
            refund_id: it.refund_id,
            sweep_amount: it.sweep.map(|(_, amount)| amount),
            sweep_id: it.sweep.map(|(id, _)| id),
            timestamp: Seconds(it.at),
            transfer_amount: it.transfer_amount,
            transfer_id: it.transfer_id.map(|id| id.to_string()).unwrap_or_default(),
            transfer_type: it.transfer_type,
        }
    }
}
