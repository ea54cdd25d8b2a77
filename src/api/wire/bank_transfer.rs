//! Bank transfers as requests and answers have them.
//! <https://plaid.com/docs/bank-transfers/reference/>

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::time::Seconds;
use super::transfer::CURRENCY;
use crate::errors::Error;
use crate::sandbox::bank_transfers::{
    BankTransfer, BankTransferEvent, BankTransferStatus, Direction,
};
use crate::sandbox::ids::{AccountId, Uuid};
use crate::sandbox::transfers::{AchClass, Cents, Failure, Network, TransferType};

/// The person, as requests have them.
#[derive(Debug, Deserialize)]
pub struct BankTransferUserRequest {
    /// Email address.
    pub email_address: Option<String>,
    /// Their name.
    pub legal_name: String,
}

/// Checks the currency of a bank transfer.
///
/// # Errors
/// `INVALID_FIELD` for any but the dollar.
pub fn check_currency(iso_currency_code: &str) -> Result<(), Error> {
    if iso_currency_code == CURRENCY {
        Ok(())
    } else {
        Err(Error::invalid_field("iso_currency_code", "one of: USD"))
    }
}

/// `failure_reason`
#[derive(Debug, Deserialize, Serialize)]
pub struct WireBankFailure {
    ach_return_code: Option<String>,
    description: Option<String>,
}

impl WireBankFailure {
    fn new(failure: &Failure) -> Self {
        Self {
            ach_return_code: failure.code.clone(),
            description: Some(failure.description.clone()),
        }
    }
}

impl From<WireBankFailure> for Failure {
    fn from(it: WireBankFailure) -> Self {
        let usual = Self::of_code(it.ach_return_code.as_deref());
        Self {
            code: it.ach_return_code,
            description: it.description.unwrap_or(usual.description),
        }
    }
}

/// A bank transfer.
#[derive(Debug, Serialize)]
pub struct WireBankTransfer<'a> {
    account_id: AccountId,
    ach_class: AchClass,
    amount: Cents,
    cancellable: bool,
    created: Seconds,
    custom_tag: Option<&'a str>,
    description: &'a str,
    direction: Direction,
    failure_reason: Option<WireBankFailure>,
    id: Uuid,
    iso_currency_code: &'static str,
    metadata: Option<&'a BTreeMap<String, String>>,
    network: Network,
    origination_account_id: String,
    status: BankTransferStatus,
    #[serde(rename = "type")]
    kind: TransferType,
    user: User<'a>,
}

#[derive(Debug, Serialize)]
struct User<'a> {
    email_address: Option<&'a str>,
    legal_name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    routing_number: Option<&'a str>,
}

impl<'a> WireBankTransfer<'a> {
    /// A bank transfer as it is now.
    pub fn new(it: &'a BankTransfer) -> Self {
        let origination = it.origination_account_id;
        Self {
            account_id: it.order.account_id,
            // Wires have none, and the published answer always has one.
            ach_class: it.order.ach_class.unwrap_or(AchClass::Ccd),
            amount: it.order.amount,
            cancellable: it.cancellable(),
            created: Seconds(it.created_at),
            custom_tag: it.order.custom_tag.as_deref(),
            description: &it.order.description,
            direction: Direction::Outbound,
            failure_reason: it.failure.as_ref().map(WireBankFailure::new),
            id: it.id,
            iso_currency_code: CURRENCY,
            metadata: it.order.metadata.as_ref(),
            network: it.order.network,
            origination_account_id: origination.map(|id| id.to_string()).unwrap_or_default(),
            status: it.status,
            kind: it.order.kind,
            user: User {
                email_address: it.order.email_address.as_deref(),
                legal_name: &it.order.legal_name,
                routing_number: it.routing_number.as_deref(),
            },
        }
    }
}

/// An event.
#[derive(Debug, Serialize)]
pub struct WireBankTransferEvent {
    account_id: AccountId,
    bank_transfer_amount: Cents,
    bank_transfer_id: Uuid,
    bank_transfer_iso_currency_code: &'static str,
    bank_transfer_type: TransferType,
    direction: Direction,
    event_id: u64,
    event_type: BankTransferStatus,
    failure_reason: Option<WireBankFailure>,
    origination_account_id: Option<Uuid>,
    /// Newer SDKs want the key; the Sandbox has no balance of a receiver.
    receiver_details: Option<()>,
    timestamp: Seconds,
}

impl WireBankTransferEvent {
    /// An event.
    pub fn new(it: &BankTransferEvent) -> Self {
        Self {
            account_id: it.account_id,
            bank_transfer_amount: it.amount,
            bank_transfer_id: it.bank_transfer_id,
            bank_transfer_iso_currency_code: CURRENCY,
            bank_transfer_type: it.transfer_type,
            direction: Direction::Outbound,
            event_id: it.id,
            event_type: it.kind,
            failure_reason: it.failure.as_ref().map(WireBankFailure::new),
            origination_account_id: it.origination_account_id,
            receiver_details: None,
            timestamp: Seconds(it.at),
        }
    }
}
