//! Bank Transfers, which Transfer has taken the place of. What Plaid itself sends to verify account
//! numbers is still told of here.
//! <https://plaid.com/docs/auth/coverage/microdeposit-events/>

mod events;

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use super::account::{AccountNumbers, AccountType};
use super::ids::{AccountId, ItemId, Uuid};
use super::named::named;
use super::product::Product;
use super::shelf::Shelf;
use super::transfers::{AchClass, Cents, Failure, Network, Own, TransferType};
use super::{Item, Sandbox};
use crate::errors::{Error, ErrorCode};

pub use events::{BankTransferEvent, BankTransferEventFilter};

/// What is in the account with Plaid at first, and what must stay there: Plaid's published example.
const FIRST_BALANCE: Cents = Cents(172_170);
const LEAST_BALANCE: Cents = Cents(100_000);
/// What Plaid sends to find out whether an account is there.
const DEPOSIT: Cents = Cents(1);

named! {
    /// How far a bank transfer is, and what has happened to it.
    pub enum BankTransferStatus {
        Pending = "pending",
        Posted = "posted",
        Cancelled = "cancelled",
        Failed = "failed",
        Reversed = "reversed",
    }
}

named! {
    /// Who has made a bank transfer.
    pub enum Direction {
        Outbound = "outbound",
        Inbound = "inbound",
    }
}

/// What `/bank_transfer/create` is asked for.
#[derive(Debug, Clone)]
pub struct NewBankTransfer {
    /// The account of the person.
    pub account_id: AccountId,
    /// Its Item.
    pub item_id: ItemId,
    /// Where the money goes to.
    pub kind: TransferType,
    /// How it travels.
    pub network: Network,
    /// How much.
    pub amount: Cents,
    /// The class of ACH transfers.
    pub ach_class: Option<AchClass>,
    /// What the person reads on the statement.
    pub description: String,
    /// The person's name.
    pub legal_name: String,
    /// Their email address.
    pub email_address: Option<String>,
    /// What the app noted.
    pub custom_tag: Option<String>,
    /// What else the app noted.
    pub metadata: Option<BTreeMap<String, String>>,
    /// The app's account it goes by, as text, if that was said.
    pub origination_account_id: Option<String>,
    /// The same again gives the same bank transfer.
    pub idempotency_key: String,
}

/// A bank transfer.
#[derive(Debug)]
pub struct BankTransfer {
    /// `id`
    pub id: Uuid,
    /// What it moves.
    pub order: NewBankTransfer,
    /// The number of the person's bank.
    pub routing_number: Option<String>,
    /// The app's account it goes by; Plaid's own deposits go by none.
    pub origination_account_id: Option<Uuid>,
    /// When it was made.
    pub created_at: Timestamp,
    /// How far it is.
    pub status: BankTransferStatus,
    /// Why it was not made or came back.
    pub failure: Option<Failure>,
}

/// The bank transfers of a world.
#[derive(Debug, Default)]
pub(super) struct BankTransfers {
    transfers: Shelf<Uuid, BankTransfer>,
    events: Vec<BankTransferEvent>,
    keys: BTreeMap<String, Uuid>,
    /// Accounts from which one has come back.
    blocked: BTreeSet<AccountId>,
}

/// What the app's account with Plaid holds.
#[derive(Debug, Clone, Copy)]
pub struct BankTransferBalance {
    /// All of it.
    pub available: Cents,
    /// What can be sent.
    pub transactable: Cents,
}

impl BankTransfer {
    /// Whether it can still be cancelled.
    pub fn cancellable(&self) -> bool {
        self.status == BankTransferStatus::Pending
    }

    /// What it adds to the app's account as it is now.
    fn effect(&self) -> Cents {
        use BankTransferStatus as S;
        if self.origination_account_id.is_none() {
            return Cents(0);
        }
        match (self.order.kind, self.status) {
            (TransferType::Debit, S::Posted) => self.order.amount,
            (TransferType::Credit, S::Pending | S::Posted) => -self.order.amount,
            _ => Cents(0),
        }
    }
}

impl Sandbox {
    /// Makes a bank transfer. The same idempotency key again gives the same.
    ///
    /// # Errors
    /// `PRODUCTS_NOT_SUPPORTED` for an Item without Auth or Transfer; `MISSING_FIELDS` for an ACH
    /// transfer without a class; `BANK_TRANSFER_UNSUPPORTED_ACCOUNT_TYPE`,
    /// `BANK_TRANSFER_INVALID_ORIGINATION_ACCOUNT`, `BANK_TRANSFER_ACCOUNT_BLOCKED`,
    /// `BANK_TRANSFER_LIMIT_EXCEEDED`, `BANK_TRANSFER_INSUFFICIENT_FUNDS`.
    pub fn create_bank_transfer(&mut self, new: NewBankTransfer) -> Result<&BankTransfer, Error> {
        if let Some(known) = self.bank_transfers.keys.get(&new.idempotency_key) {
            return self.bank_transfer(&known.to_string());
        }
        let own = self.own_id(Own::Origination);
        let named = new.origination_account_id.as_deref();
        if named.is_some_and(|id| Uuid::parse(id) != Some(own)) {
            return Err(ErrorCode::BankTransferInvalidOriginationAccount.into());
        }
        let item = self
            .item_by_id(new.item_id)
            .ok_or(ErrorCode::ItemNotFound)?;
        check_account(item, &new)?;
        if self.bank_transfers.blocked.contains(&new.account_id) {
            return Err(ErrorCode::BankTransferAccountBlocked.into());
        }
        let balance = self.bank_transfer_balance();
        if new.kind == TransferType::Credit && new.amount > balance.transactable {
            return Err(ErrorCode::BankTransferInsufficientFunds.into());
        }
        let key = new.idempotency_key.clone();
        let id = self.add_bank_transfer(new, Some(own));
        self.bank_transfers.keys.insert(key, id);
        self.bank_transfer(&id.to_string())
    }

    fn add_bank_transfer(&mut self, order: NewBankTransfer, from: Option<Uuid>) -> Uuid {
        let id = self.mint.transfer_id();
        let item = self.item_by_id(order.item_id);
        let routing_number = item.and_then(|item| {
            let mut accounts = item.accounts.iter();
            let account = accounts.find(|it| it.id == order.account_id)?;
            match self.account_numbers(item, account)? {
                AccountNumbers::Ach { routing, .. } => Some(routing),
                _ => None,
            }
        });
        let transfer = BankTransfer {
            id,
            order,
            routing_number,
            origination_account_id: from,
            created_at: self.now,
            status: BankTransferStatus::Pending,
            failure: None,
        };
        self.bank_transfers.transfers.add(id, transfer);
        self.note_bank_transfer(id);
        id
    }

    /// Plaid sends a small sum to an account whose numbers were typed.
    pub(super) fn send_deposit(&mut self, item_id: ItemId, same_day: bool) {
        let Some(item) = self.item_by_id(item_id) else {
            return;
        };
        let Some(account_id) = item.accounts.first().map(|account| account.id) else {
            return;
        };
        let name = item.verification().and_then(|it| it.name.clone());
        let order = NewBankTransfer {
            account_id,
            item_id,
            kind: TransferType::Credit,
            network: if same_day {
                Network::SameDayAch
            } else {
                Network::Ach
            },
            amount: DEPOSIT,
            ach_class: Some(AchClass::Ppd),
            description: "ACCTVERIFY".to_owned(),
            legal_name: name.unwrap_or_default(),
            email_address: None,
            custom_tag: None,
            metadata: None,
            origination_account_id: None,
            idempotency_key: String::new(),
        };
        self.add_bank_transfer(order, None);
    }

    /// A bank transfer.
    ///
    /// # Errors
    /// `INVALID_FIELD` if it is unknown.
    pub fn bank_transfer(&self, id: &str) -> Result<&BankTransfer, Error> {
        let found = Uuid::parse(id).and_then(|id| self.bank_transfers.transfers.get(&id));
        found.ok_or_else(|| Error::id_not_found("bank_transfer_id"))
    }

    /// Bank transfers, the newest first.
    pub fn list_bank_transfers(&self) -> impl Iterator<Item = &BankTransfer> {
        self.bank_transfers.transfers.iter().rev()
    }

    /// What the app's account with Plaid holds.
    pub fn bank_transfer_balance(&self) -> BankTransferBalance {
        let moved: Cents = self.list_bank_transfers().map(BankTransfer::effect).sum();
        let available = FIRST_BALANCE + moved;
        BankTransferBalance {
            available,
            transactable: available - LEAST_BALANCE,
        }
    }

    /// Cancels a bank transfer that has not been sent to the network.
    ///
    /// # Errors
    /// `INVALID_FIELD` if it is unknown; `BANK_TRANSFER_NOT_CANCELLABLE`.
    pub fn cancel_bank_transfer(&mut self, id: &str) -> Result<(), Error> {
        let transfer = self.bank_transfer(id)?;
        if !transfer.cancellable() {
            return Err(ErrorCode::BankTransferNotCancellable.into());
        }
        let id = transfer.id;
        self.move_bank_transfer(id, BankTransferStatus::Cancelled, None);
        Ok(())
    }

    /// Moves a bank transfer on, as the network would.
    ///
    /// # Errors
    /// `INVALID_FIELD` if it is unknown or no event is called so;
    /// `SANDBOX_BANK_TRANSFER_EVENT_TRANSITION_INVALID`.
    pub fn simulate_bank_transfer(
        &mut self,
        id: &str,
        event: &str,
        failure: Option<Failure>,
    ) -> Result<(), Error> {
        use BankTransferStatus as S;
        let transfer = self.bank_transfer(id)?;
        let simulated = [S::Posted, S::Failed, S::Reversed];
        let status = S::from_name(event).filter(|it| simulated.contains(it));
        let Some(status) = status else {
            let rule = "one of: posted, failed, reversed";
            return Err(Error::invalid_field("event_type", rule));
        };
        if !matches!(
            (transfer.status, status),
            (S::Pending, S::Posted | S::Failed) | (S::Posted, S::Reversed)
        ) {
            return Err(ErrorCode::SandboxBankTransferEventTransitionInvalid.into());
        }
        let id = transfer.id;
        let code = match transfer.order.kind {
            TransferType::Debit => "R01",
            TransferType::Credit => "R03",
        };
        let usual = (status == S::Reversed).then_some(code);
        let failure =
            (status != S::Posted).then(|| failure.unwrap_or_else(|| Failure::of_code(usual)));
        self.move_bank_transfer(id, status, failure);
        Ok(())
    }

    fn move_bank_transfer(
        &mut self,
        id: Uuid,
        status: BankTransferStatus,
        failure: Option<Failure>,
    ) {
        let Some(transfer) = self.bank_transfers.transfers.get_mut(&id) else {
            return;
        };
        transfer.status = status;
        transfer.failure = failure;
        if status == BankTransferStatus::Reversed {
            let account_id = transfer.order.account_id;
            self.bank_transfers.blocked.insert(account_id);
        }
        self.note_bank_transfer(id);
    }
}

fn check_account(item: &Item, new: &NewBankTransfer) -> Result<(), Error> {
    let able = [Product::Auth, Product::Transfer];
    if !able.iter().any(|product| item.products.contains(product)) {
        return Err(Error::products_not_supported(&[Product::Auth.as_str()]));
    }
    let account = item.accounts.iter().find(|it| it.id == new.account_id);
    let template = item.template(account.ok_or(ErrorCode::InvalidAccountId)?);
    let subtype = template.subtype.as_str();
    if template.account_type != AccountType::Depository
        || !matches!(subtype, "checking" | "savings" | "cash management")
    {
        return Err(ErrorCode::BankTransferUnsupportedAccountType.into());
    }
    if new.network != Network::Wire && new.ach_class.is_none() {
        return Err(Error::missing_fields(&["ach_class"]));
    }
    if new.network == Network::Wire && new.kind == TransferType::Debit {
        let rule = "ach or same-day-ach for a debit";
        return Err(Error::invalid_field("network", rule));
    }
    if new.amount > new.network.most() {
        return Err(ErrorCode::BankTransferLimitExceeded.into());
    }
    Ok(())
}
