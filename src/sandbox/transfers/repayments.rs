//! Guaranteed transfers, and what Plaid pays back of those that were returned.
//! <https://plaid.com/docs/api/products/transfer/>

use std::collections::BTreeSet;

use jiff::Timestamp;

use super::{
    Cents, Decision, EventType, Network, Order, RationaleCode, TransferFilter, TransferType, named,
};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::Sandbox;
use crate::sandbox::ids::Uuid;

named! {
    /// Whether Plaid stands in for a transfer that is returned.
    pub enum GuaranteeDecision {
        Guaranteed = "GUARANTEED",
        NotGuaranteed = "NOT_GUARANTEED",
    }
}

named! {
    /// Why it does not.
    pub enum GuaranteeRefusal {
        ReturnBank = "RETURN_BANK",
        RiskEstimateUnavailable = "RISK_ESTIMATE_UNAVAILABLE",
    }
}

/// Whether Plaid stands in for a transfer, if that was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guarantee {
    /// It does.
    Given,
    /// It does not.
    Refused(GuaranteeRefusal),
}

/// Money that Plaid has paid back.
#[derive(Debug)]
pub struct Repayment {
    /// `repayment_id`
    pub id: Uuid,
    /// When.
    pub created_at: Timestamp,
    /// For which returns.
    pub returns: Vec<RepaidReturn>,
}

/// A guaranteed transfer that was returned.
#[derive(Debug)]
pub struct RepaidReturn {
    /// The transfer.
    pub transfer_id: Uuid,
    /// The event of its return.
    pub event_id: u64,
    /// How much it moved.
    pub amount: Cents,
}

impl Guarantee {
    /// Decides on a transfer that was decided on so. Only debits over ACH are guaranteed.
    pub(super) fn of(
        order: &Order,
        decision: Decision,
        why: Option<RationaleCode>,
    ) -> Option<Self> {
        let ach = matches!(order.network, Network::Ach | Network::SameDayAch);
        if order.kind != TransferType::Debit || !ach {
            return None;
        }
        Some(match (decision, why) {
            (Decision::Approved, None) => Self::Given,
            (Decision::Declined, _) => Self::Refused(GuaranteeRefusal::ReturnBank),
            _ => Self::Refused(GuaranteeRefusal::RiskEstimateUnavailable),
        })
    }

    /// `guarantee_decision`
    pub fn decision(self) -> GuaranteeDecision {
        match self {
            Self::Given => GuaranteeDecision::Guaranteed,
            Self::Refused(_) => GuaranteeDecision::NotGuaranteed,
        }
    }
}

impl GuaranteeRefusal {
    /// In a sentence; Plaid's has not been seen.
    pub fn description(self) -> &'static str {
        match self {
            Self::ReturnBank => "The risk of a bank-initiated return is too high.",
            Self::RiskEstimateUnavailable => "A risk estimate is unavailable for this Item.",
        }
    }
}

impl Repayment {
    /// How much was paid back.
    pub fn amount(&self) -> Cents {
        self.returns.iter().map(|it| it.amount).sum()
    }
}

impl Sandbox {
    /// Pays back all returns of guaranteed transfers that were not paid back before.
    ///
    /// # Errors
    /// `INVALID_FIELD` if there are none. Plaid says that this is an error and not which.
    pub fn repay_returns(&mut self) -> Result<(), Error> {
        let repaid = self.transfers.repayments.iter();
        let repaid = repaid.flat_map(|it| it.returns.iter().map(|it| it.event_id));
        let repaid: BTreeSet<u64> = repaid.collect();
        let returned = self
            .transfers
            .events
            .iter()
            .filter(|event| event.kind == EventType::Returned && !repaid.contains(&event.id));
        let guaranteed = returned.filter_map(|event| {
            let transfer = self.transfers.transfers.get(&event.transfer_id?)?;
            (transfer.guarantee == Some(Guarantee::Given)).then_some(RepaidReturn {
                transfer_id: transfer.id,
                event_id: event.id,
                amount: transfer.order.amount,
            })
        });
        let returns: Vec<_> = guaranteed.collect();
        if returns.is_empty() {
            let message = "there are no returns of guaranteed transfers to repay";
            return Err(Error::new(ErrorCode::InvalidField, message));
        }
        let id = self.mint.transfer_id();
        let repayment = Repayment {
            id,
            created_at: self.now,
            returns,
        };
        self.transfers.repayments.add(id, repayment);
        Ok(())
    }

    /// A repayment.
    ///
    /// # Errors
    /// `INVALID_FIELD` if it is unknown.
    pub fn repayment(&self, id: &str) -> Result<&Repayment, Error> {
        let found = Uuid::parse(id).and_then(|id| self.transfers.repayments.get(&id));
        found.ok_or_else(|| Error::id_not_found("repayment_id"))
    }

    /// Repayments, the newest first.
    pub fn list_repayments(&self, filter: TransferFilter) -> impl Iterator<Item = &Repayment> {
        let all = self.transfers.repayments.iter().rev();
        all.filter(move |it| filter.admits(it.created_at))
    }
}
