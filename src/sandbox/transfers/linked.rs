//! Transfers in Link: the person confirms them there.
//! <https://plaid.com/docs/transfer/using-transfer-ui/>

use super::ledgers::Funds;
use super::{
    AuthorizationOptions, Cents, Decision, IntentFailure, IntentStatus, Order, Transfer,
    TransferStatus, TransferType,
};
use crate::errors::Error;
use crate::sandbox::Sandbox;
use crate::sandbox::ids::{AccountId, ItemId, Uuid};

/// What a link token asks the person for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TransferRequest {
    /// To confirm the transfer of an intent.
    Intent(Uuid),
    /// To make an Item work again on which an authorization stands still.
    Authorization(Uuid),
}

/// What the person is shown.
#[derive(Debug)]
pub struct TransferSubject<'a> {
    /// How much.
    pub amount: Cents,
    /// Whether the person pays.
    pub pays: bool,
    /// What they read on the statement.
    pub description: &'a str,
}

impl Sandbox {
    /// The request of a link token, and the Item of an authorization.
    ///
    /// # Errors
    /// `INVALID_FIELD` for an intent or authorization that is unknown, or an intent that has led
    /// somewhere already.
    pub fn check_transfer_request(
        &self,
        intent_id: Option<&str>,
        authorization_id: Option<&str>,
    ) -> Result<(TransferRequest, Option<ItemId>), Error> {
        if let Some(id) = intent_id {
            let intent = self.intent(id)?;
            if intent.status != IntentStatus::Pending {
                let rule = "the id of a transfer intent that is pending";
                return Err(Error::invalid_field("transfer.intent_id", rule));
            }
            return Ok((TransferRequest::Intent(intent.id), None));
        }
        let authorization = self.authorization_named(authorization_id.unwrap_or_default())?;
        let request = TransferRequest::Authorization(authorization.id);
        Ok((request, Some(authorization.order.item_id)))
    }

    /// What the person is asked to confirm, if anything.
    pub fn transfer_subject(&self, request: TransferRequest) -> Option<TransferSubject<'_>> {
        let TransferRequest::Intent(id) = request else {
            return None;
        };
        let order = &self.transfers.intents.get(&id)?.order;
        Some(TransferSubject {
            amount: order.amount,
            pays: order.kind() == TransferType::Debit,
            description: &order.description,
        })
    }

    /// The person has confirmed a transfer from, or to, an account: whether it was made.
    pub(in crate::sandbox) fn confirm_transfer(
        &mut self,
        request: TransferRequest,
        item_id: ItemId,
        account_id: AccountId,
    ) -> bool {
        let TransferRequest::Intent(id) = request else {
            return true;
        };
        let Some(intent) = self.transfers.intents.get(&id) else {
            return false;
        };
        let account_id = intent.order.account_id.unwrap_or(account_id);
        let order = Order {
            account_id,
            item_id,
            kind: intent.order.kind(),
            network: intent.order.network,
            amount: intent.order.amount,
            ach_class: Some(intent.order.ach_class),
            user: intent.order.user.clone(),
            owner: None,
        };
        let decided = self.authorize_transfer(order, AuthorizationOptions::default());
        let decided = decided.map(|it| (it.id, it.decision, it.rationale));
        let transfer_id = match &decided {
            Ok((authorization_id, Decision::Approved, _)) => {
                Some(self.make_transfer_of_intent(id, *authorization_id))
            }
            _ => None,
        };
        let failure = match &decided {
            Err(error) => Some(IntentFailure {
                error_type: error.entry().error_type.as_str(),
                error_code: error.entry().code,
                error_message: error.message.clone().into_owned(),
            }),
            Ok((_, Decision::Approved, _)) => None,
            Ok((_, _, rationale)) => Some(IntentFailure {
                error_type: "TRANSFER_ERROR",
                error_code: "TRANSFER_AUTHORIZATION_DECLINED",
                error_message: rationale.map_or_else(String::new, |it| it.description.to_owned()),
            }),
        };
        if let Some(intent) = self.transfers.intents.get_mut(&id) {
            intent.account_id = Some(account_id);
            intent.status = match transfer_id {
                Some(_) => IntentStatus::Succeeded,
                None => IntentStatus::Failed,
            };
            intent.decision = decided.ok().map(|(_, decision, why)| (decision, why));
            intent.failure = failure;
            intent.transfer_id = transfer_id;
        }
        transfer_id.is_some()
    }

    fn make_transfer_of_intent(&mut self, intent_id: Uuid, authorization_id: Uuid) -> Uuid {
        let id = self.mint.transfer_id();
        let intent = self.transfers.intents.get(&intent_id);
        let intent = intent.expect("it was just looked up");
        let authorization = self.transfers.authorizations.get(&authorization_id);
        let transfer = Transfer {
            id,
            authorization_id,
            order: authorization.expect("it was just made").order.clone(),
            description: intent.order.description.clone(),
            metadata: intent.order.metadata.clone(),
            created_at: self.now,
            status: TransferStatus::Pending,
            failure: None,
            guarantee: None,
            intent_id: Some(intent_id),
            recurring_id: None,
            refunds: Vec::new(),
            facilitator_fee: None,
            funds: Funds::Pending,
        };
        self.begin_transfer(transfer);
        id
    }
}
