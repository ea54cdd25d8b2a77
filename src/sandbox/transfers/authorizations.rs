//! Authorizations: whether a transfer may be made.
//! <https://plaid.com/docs/api/products/transfer/initiating-transfers/>

use jiff::{SignedDuration, Timestamp};

use super::{Cents, Guarantee, Network, Order, TransferType, named};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::account::{AccountNumbers, AccountType};
use crate::sandbox::ids::Uuid;
use crate::sandbox::product::Product;
use crate::sandbox::{Item, Sandbox};

/// How long a transfer can be made with one.
pub(in crate::sandbox) const LIFE: SignedDuration = SignedDuration::from_hours(1);

named! {
    /// Whether a transfer may be made.
    pub enum Decision {
        Approved = "approved",
        Declined = "declined",
        UserActionRequired = "user_action_required",
    }
}

named! {
    /// Why a transfer may not be made, or be made with care.
    pub enum RationaleCode {
        Nsf = "NSF",
        Risk = "RISK",
        ManuallyVerifiedItem = "MANUALLY_VERIFIED_ITEM",
        ItemLoginRequired = "ITEM_LOGIN_REQUIRED",
        MigratedAccountItem = "MIGRATED_ACCOUNT_ITEM",
        Error = "ERROR",
    }
}

/// What else is asked of an authorization.
#[derive(Debug, Default)]
pub struct AuthorizationOptions {
    /// Whether Plaid is to stand in for the transfer.
    pub guarantee: bool,
    /// The same again gives the same authorization.
    pub idempotency_key: Option<String>,
    /// On which test clock it is made, if not the world's.
    pub test_clock_id: Option<String>,
}

/// Why it was decided so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rationale {
    /// In a word.
    pub code: RationaleCode,
    /// In a sentence.
    pub description: &'static str,
}

/// An authorization.
#[derive(Debug)]
pub struct Authorization {
    /// `id`
    pub id: Uuid,
    /// What it is for.
    pub order: Order,
    /// When it was asked for.
    pub created_at: Timestamp,
    /// Whether it was given.
    pub decision: Decision,
    /// Why.
    pub rationale: Option<Rationale>,
    /// Whether Plaid stands in for the transfer, if that was asked.
    pub guarantee: Option<Guarantee>,
    pub(super) cancelled: bool,
}

impl Network {
    /// The most that one transfer moves.
    pub fn most(self) -> Cents {
        match self {
            Self::Ach => Cents(1_000_000_000),
            Self::SameDayAch | Self::Rtp => Cents(100_000_000),
            Self::Wire => Cents(99_999_999),
        }
    }
}

impl RationaleCode {
    fn rationale(self) -> Rationale {
        let description = match self {
            Self::Nsf => "Transaction likely to result in a return due to insufficient funds.",
            Self::Risk => "Transaction determined to be high-risk.",
            Self::ManuallyVerifiedItem => {
                "Item created via same-day micro deposits, limited information available."
            }
            Self::ItemLoginRequired => {
                "Unable to pull required information on account due to Item needing to be updated."
            }
            Self::MigratedAccountItem => {
                "Item created via `/transfer/migrate_account`, limited information available."
            }
            Self::Error => "Unable to collect the account information.",
        };
        Rationale {
            code: self,
            description,
        }
    }
}

impl Sandbox {
    /// Asks whether a transfer may be made, and whether Plaid stands in for it. The same
    /// idempotency key again gives the same answer, unless the person had to do something.
    ///
    /// # Errors
    /// `PRODUCTS_NOT_SUPPORTED` for an Item without Transfer or Auth;
    /// `TRANSFER_UNSUPPORTED_ACCOUNT_TYPE`, `TRANSFER_NETWORK_LIMIT_EXCEEDED`,
    /// `TRANSFER_ACCOUNT_BLOCKED`; `MISSING_FIELDS` for an ACH transfer without a class;
    /// `INVALID_FIELD` for what the network does not do, and a test clock that is unknown.
    pub fn authorize_transfer(
        &mut self,
        order: Order,
        options: AuthorizationOptions,
    ) -> Result<&Authorization, Error> {
        let key = options.idempotency_key.map(|key| ("authorization", key));
        let known = key.as_ref().and_then(|key| self.transfers.keys.get(key));
        if let Some(known) = known.copied() {
            return self.authorization(known);
        }
        let created_at = self.time_of(options.test_clock_id.as_deref())?;
        self.check_order(&order)?;
        let (decision, rationale) = self.decide(&order);
        let guarantee = options
            .guarantee
            .then(|| Guarantee::of(&order, decision, rationale))
            .flatten();
        let id = self.mint.transfer_id();
        if let Some(key) = key
            && decision != Decision::UserActionRequired
        {
            self.transfers.keys.insert(key, id);
        }
        let authorization = Authorization {
            id,
            order,
            created_at,
            decision,
            rationale: rationale.map(RationaleCode::rationale),
            guarantee,
            cancelled: false,
        };
        Ok(self.transfers.authorizations.add(id, authorization))
    }

    /// Withdraws an authorization.
    ///
    /// # Errors
    /// `INVALID_FIELD` if it is unknown or a transfer was made with it.
    pub fn cancel_authorization(&mut self, id: &str) -> Result<(), Error> {
        let id = self.authorization_named(id)?.id;
        let mut transfers = self.transfers.transfers.iter();
        if transfers.any(|transfer| transfer.authorization_id == id) {
            let rule = "the id of an authorization that no transfer was made with";
            return Err(Error::invalid_field("authorization_id", rule));
        }
        if let Some(authorization) = self.transfers.authorizations.get_mut(&id) {
            authorization.cancelled = true;
        }
        Ok(())
    }

    /// An authorization by the text of its id.
    ///
    /// # Errors
    /// `INVALID_FIELD` if it is unknown.
    pub fn authorization_named(&self, id: &str) -> Result<&Authorization, Error> {
        let id = Uuid::parse(id).ok_or_else(|| Error::id_not_found("authorization_id"))?;
        self.authorization(id)
    }

    pub(super) fn authorization(&self, id: Uuid) -> Result<&Authorization, Error> {
        let authorization = self.transfers.authorizations.get(&id);
        authorization.ok_or_else(|| Error::id_not_found("authorization_id"))
    }

    /// The authorization a transfer can be made with at this time.
    pub(super) fn usable_authorization(
        &self,
        id: &str,
        at: Timestamp,
    ) -> Result<&Authorization, Error> {
        let authorization = self.authorization_named(id)?;
        let fits = authorization.decision == Decision::Approved
            && !authorization.cancelled
            && at < authorization.created_at + LIFE;
        if fits {
            Ok(authorization)
        } else {
            let rule = "the id of an approved authorization that is less than an hour old and was \
                        not cancelled";
            Err(Error::invalid_field("authorization_id", rule))
        }
    }

    fn check_order(&self, order: &Order) -> Result<(), Error> {
        let item = self
            .item_by_id(order.item_id)
            .ok_or(ErrorCode::ItemNotFound)?;
        let able = [Product::Transfer, Product::Auth];
        if !able.iter().any(|product| item.products.contains(product)) {
            return Err(Error::products_not_supported(&[Product::Transfer.as_str()]));
        }
        let account = item.accounts.iter().find(|it| it.id == order.account_id);
        let account = account.ok_or(ErrorCode::InvalidAccountId)?;
        let template = item.template(account);
        let subtype = template.subtype.as_str();
        if template.account_type != AccountType::Depository
            || !matches!(subtype, "checking" | "savings" | "cash management")
        {
            return Err(ErrorCode::TransferUnsupportedAccountType.into());
        }
        let ach = matches!(order.network, Network::Ach | Network::SameDayAch);
        if ach && order.ach_class.is_none() {
            return Err(Error::missing_fields(&["ach_class"]));
        }
        if order.kind == TransferType::Debit && !ach {
            let rule = "ach or same-day-ach for a debit";
            return Err(Error::invalid_field("network", rule));
        }
        let numbers = self.account_numbers(item, account);
        if order.network == Network::Wire
            && matches!(
                numbers,
                Some(AccountNumbers::Ach {
                    wire_routing: None,
                    ..
                })
            )
        {
            let rule = "one that the account supports: it has no wire routing number";
            return Err(Error::invalid_field("network", rule));
        }
        if order.amount > order.network.most() {
            let (name, shown) = match order.network {
                Network::Ach => ("ACH", "10000000"),
                Network::SameDayAch => ("Same Day ACH", "1000000"),
                Network::Rtp => ("RTP", "1000000"),
                Network::Wire => ("Wire", "999999.99"),
            };
            return Err(Error::transfer_network_limit(name, shown));
        }
        if order.kind == TransferType::Debit && self.transfers.blocked.contains(&order.account_id) {
            return Err(ErrorCode::TransferAccountBlocked.into());
        }
        Ok(())
    }

    /// Decides as the Sandbox does: <https://plaid.com/docs/transfer/sandbox/>.
    fn decide(&self, order: &Order) -> (Decision, Option<RationaleCode>) {
        let Some(item) = self.item_by_id(order.item_id) else {
            return (Decision::Declined, Some(RationaleCode::Risk));
        };
        if item.error().is_some() {
            let code = RationaleCode::ItemLoginRequired;
            return (Decision::UserActionRequired, Some(code));
        }
        let typed = typed_how(item).filter(|_| order.kind == TransferType::Debit);
        if let Some(code) = typed {
            return (Decision::Approved, Some(code));
        }
        let left = match order.kind {
            TransferType::Debit => self.account_balance(item, order),
            TransferType::Credit => self.ledger(&order.owner).available,
        };
        match left {
            Cents(0) => (Decision::Declined, Some(RationaleCode::Risk)),
            left if left < order.amount => (Decision::Declined, Some(RationaleCode::Nsf)),
            _ => (Decision::Approved, typed_how(item)),
        }
    }

    fn account_balance(&self, item: &Item, order: &Order) -> Cents {
        let account = item.accounts.iter().find(|it| it.id == order.account_id);
        let balances = account.map(|account| &item.template(account).balances);
        let dollars = balances.and_then(|it| it.available.or(it.current));
        Cents::of_dollars(dollars.unwrap_or_default())
    }
}

/// How the numbers of an account came here of which nothing else is known.
fn typed_how(item: &Item) -> Option<RationaleCode> {
    use crate::sandbox::AuthMethod as Method;
    match item.verification()?.method {
        Method::SameDayMicrodeposits | Method::InstantMicrodeposits => {
            Some(RationaleCode::ManuallyVerifiedItem)
        }
        Method::TransferMigrated => Some(RationaleCode::MigratedAccountItem),
        _ => None,
    }
}
