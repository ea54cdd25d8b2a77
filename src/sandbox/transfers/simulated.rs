//! What testers make happen by hand. <https://plaid.com/docs/api/sandbox/#sandboxtransfersimulate>

use super::{RefundEvent, RefundStatus, SweepEvent, SweepStatus, TransferStatus};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::Sandbox;

/// Why money was not moved, or came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// Of the ACH network, or of that for instant payments.
    pub code: Option<String>,
    /// In words.
    pub description: String,
}

impl Failure {
    /// The failure with a code of the ACH network, if there is one.
    pub fn of_code(code: Option<&str>) -> Self {
        let description = match code {
            Some("R01") => "Insufficient funds in the account",
            Some("R02") => "The account is closed",
            Some("R03") => "No account could be found",
            Some("R04") => "The account number is invalid",
            Some("R05" | "R07" | "R10" | "R29") => "The debit was not authorized",
            Some("R08") => "The payment was stopped",
            Some("R09") => "Uncollected funds in the account",
            Some("R16") => "The account is frozen",
            Some("R20") => "The account takes no such transfers",
            Some(_) => "The transfer was returned",
            None => "The transfer could not be made",
        };
        Self {
            code: code.map(str::to_owned),
            description: description.to_owned(),
        }
    }
}

impl Failure {
    /// Whether the account cannot be debited again: it is no longer there, or its owner does not
    /// want it. Want of money passes.
    pub(super) fn blocks(&self) -> bool {
        const BLOCKING: &[&str] = &[
            "R02", "R03", "R04", "R05", "R07", "R08", "R10", "R11", "R16", "R20", "R29",
        ];
        self.code
            .as_deref()
            .is_some_and(|code| BLOCKING.contains(&code))
    }
}

impl Sandbox {
    /// Moves a transfer on, as the network would, when the test clock says or now.
    ///
    /// # Errors
    /// `INVALID_FIELD` if it or the clock is unknown or no event is called so;
    /// `SANDBOX_TRANSFER_EVENT_TRANSITION_INVALID`.
    pub fn simulate_transfer(
        &mut self,
        id: &str,
        event: &str,
        failure: Option<Failure>,
        test_clock_id: Option<&str>,
    ) -> Result<(), Error> {
        let at = self.time_of(test_clock_id)?;
        let transfer = self.transfer(id)?;
        let simulated = [
            TransferStatus::Posted,
            TransferStatus::Settled,
            TransferStatus::Failed,
            TransferStatus::FundsAvailable,
            TransferStatus::Returned,
        ];
        let status = TransferStatus::from_name(event).filter(|it| simulated.contains(it));
        let Some(status) = status else {
            let rule = "one of posted, settled, failed, funds_available, returned";
            return Err(Error::invalid_field("event_type", rule));
        };
        if !transfer.may_become(status) {
            return Err(ErrorCode::SandboxTransferEventTransitionInvalid.into());
        }
        let id = transfer.id;
        let usual = (status == TransferStatus::Returned).then_some("R01");
        let failure = status
            .fails()
            .then(|| failure.unwrap_or_else(|| Failure::of_code(usual)));
        self.move_transfer(at, id, status, failure);
        Ok(())
    }

    /// Moves a refund on, as the network would, when the test clock says or now.
    ///
    /// # Errors
    /// `INVALID_FIELD` if it or the clock is unknown or no event is called so;
    /// `SANDBOX_TRANSFER_EVENT_TRANSITION_INVALID`.
    pub fn simulate_refund(
        &mut self,
        id: &str,
        event: &str,
        failure: Option<Failure>,
        test_clock_id: Option<&str>,
    ) -> Result<(), Error> {
        let at = self.time_of(test_clock_id)?;
        let refund = self.transfer_refund(id)?;
        let Some(event) = RefundEvent::from_name(event) else {
            let rule = "one of refund.posted, refund.settled, refund.failed, refund.returned";
            return Err(Error::invalid_field("event_type", rule));
        };
        let (id, status) = (refund.id, event.status());
        let parent = self.transfers.transfers.get(&refund.transfer_id);
        let settled = parent.is_some_and(|it| {
            matches!(
                it.status,
                TransferStatus::Settled | TransferStatus::FundsAvailable
            )
        });
        if !refund.may_become(status) || status == RefundStatus::Posted && !settled {
            return Err(ErrorCode::SandboxTransferEventTransitionInvalid.into());
        }
        let usual = (status == RefundStatus::Returned).then_some("R01");
        let failure = status
            .fails()
            .then(|| failure.unwrap_or_else(|| Failure::of_code(usual)));
        self.move_refund(at, id, status, failure);
        Ok(())
    }

    /// Moves a sweep of the ledger on, as the network would; deposits and withdrawals have an
    /// endpoint each.
    ///
    /// # Errors
    /// `INVALID_FIELD` if it is unknown or of the other kind;
    /// `SANDBOX_TRANSFER_EVENT_TRANSITION_INVALID`.
    pub fn simulate_sweep(
        &mut self,
        id: &str,
        deposit: bool,
        event: SweepEvent,
        failure: Option<Failure>,
    ) -> Result<(), Error> {
        let sweep = self.sweep(id)?;
        if sweep.is_deposit() != deposit {
            return Err(Error::id_not_found("sweep_id"));
        }
        let (id, status) = (sweep.id, event.status());
        if !sweep.may_become(status) {
            return Err(ErrorCode::SandboxTransferEventTransitionInvalid.into());
        }
        let usual = (status == SweepStatus::Returned).then_some("R01");
        let failure = status
            .fails()
            .then(|| failure.unwrap_or_else(|| Failure::of_code(usual)));
        self.move_sweep(id, status, failure);
        Ok(())
    }
}
