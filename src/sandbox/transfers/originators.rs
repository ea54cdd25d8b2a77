//! Customers of a platform, for whom it moves money.
//! <https://plaid.com/docs/transfer/platform-payments/>

use serde::Serialize;

use super::onboarding::{Onboarding, Requirement};
use super::{Own, named};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::Sandbox;
use crate::sandbox::ids::Uuid;

/// `originator_client_id`: a customer of a platform, by the client id it has with Plaid.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct OriginatorId(pub(super) String);

/// Whose money it is: a customer's, or the client's own.
pub type Owner = Option<OriginatorId>;

named! {
    /// How far Plaid's look at a customer is.
    pub enum DiligenceStatus {
        NotSubmitted = "not_submitted",
        Submitted = "submitted",
        UnderReview = "under_review",
        Approved = "approved",
        Denied = "denied",
        MoreInformationRequired = "more_information_required",
    }
}

/// A customer of a platform.
#[derive(Debug)]
pub struct Originator {
    /// `client_id`
    pub id: OriginatorId,
    /// What it is called; empty until that is known.
    pub company_name: String,
    /// How far Plaid's look at it is.
    pub status: DiligenceStatus,
    /// Its ledger.
    pub ledger_id: Uuid,
    /// The accounts its ledger can be filled from, its usual one first.
    pub funding_accounts: Vec<Uuid>,
    pub(super) onboarding: Option<Onboarding>,
}

/// Whose transfers, events or sweeps are wanted.
#[derive(Debug, Clone, Copy, Default)]
pub struct OwnerFilter<'a> {
    /// Of this customer.
    pub originator: Option<&'a str>,
    /// By way of this account.
    pub funding_account: Option<&'a str>,
}

impl OwnerFilter<'_> {
    /// Whether what belongs to an owner and goes by an account is wanted.
    pub fn admits(&self, owner: &Owner, funding_account: Uuid) -> bool {
        let name = owner.as_ref().map(OriginatorId::as_str);
        let account = self.funding_account.map(Uuid::parse);
        self.originator.is_none_or(|wanted| name == Some(wanted))
            && account.is_none_or(|wanted| wanted == Some(funding_account))
    }
}

impl OriginatorId {
    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Customers that answer always the same. <https://plaid.com/docs/transfer/sandbox/>
fn example(id: &str) -> Option<DiligenceStatus> {
    match id {
        "111111111111111111111111" => Some(DiligenceStatus::Approved),
        "222222222222222222222222" => Some(DiligenceStatus::Denied),
        "333333333333333333333333" => Some(DiligenceStatus::UnderReview),
        "444444444444444444444444" => Some(DiligenceStatus::MoreInformationRequired),
        _ => None,
    }
}

impl Originator {
    /// What is still to be told of it.
    pub fn outstanding(&self) -> &[Requirement] {
        match &self.onboarding {
            Some(it) if self.status == DiligenceStatus::MoreInformationRequired => it.outstanding(),
            _ => &[],
        }
    }
}

impl Sandbox {
    /// Makes a customer, `/transfer/originator/create`.
    pub fn create_originator(&mut self, company_name: String) -> &Originator {
        let id = self.mint.originator_id();
        self.add_originator(
            OriginatorId(id),
            company_name,
            DiligenceStatus::NotSubmitted,
        )
    }

    pub(super) fn add_originator(
        &mut self,
        id: OriginatorId,
        company_name: String,
        status: DiligenceStatus,
    ) -> &Originator {
        let originator = Originator {
            id: id.clone(),
            company_name,
            status,
            ledger_id: self.mint.transfer_id(),
            funding_accounts: vec![self.mint.transfer_id()],
            onboarding: None,
        };
        self.transfers.originators.add(id, originator)
    }

    /// A customer.
    ///
    /// # Errors
    /// `TRANSFER_ORIGINATOR_NOT_FOUND`
    pub fn originator(&self, id: &str) -> Result<&Originator, Error> {
        let found = self.transfers.originators.get(&OriginatorId(id.to_owned()));
        found.ok_or_else(|| ErrorCode::TransferOriginatorNotFound.into())
    }

    pub(super) fn originator_mut(&mut self, id: &str) -> Result<&mut Originator, Error> {
        let id = OriginatorId(id.to_owned());
        let found = self.transfers.originators.get_mut(&id);
        found.ok_or_else(|| ErrorCode::TransferOriginatorNotFound.into())
    }

    /// A customer, or one of those that Plaid answers for always the same.
    ///
    /// # Errors
    /// `TRANSFER_ORIGINATOR_NOT_FOUND`
    pub fn originator_or_example(&self, id: &str) -> Result<OriginatorReport<'_>, Error> {
        let example = example(id).filter(|_| self.originator(id).is_err());
        if let Some(status) = example {
            let wanting = status == DiligenceStatus::MoreInformationRequired;
            return Ok(OriginatorReport {
                id: OriginatorId(id.to_owned()),
                company_name: "Plaid",
                status,
                outstanding: if wanting {
                    Requirement::OF_BUSINESS
                } else {
                    &[]
                },
            });
        }
        let it = self.originator(id)?;
        Ok(OriginatorReport {
            id: it.id.clone(),
            company_name: &it.company_name,
            status: it.status,
            outstanding: it.outstanding(),
        })
    }

    /// Customers, the newest first.
    pub fn list_originators(&self) -> impl Iterator<Item = &Originator> {
        self.transfers.originators.iter().rev()
    }

    /// Whose money is meant by the id of a customer, if there is one.
    ///
    /// # Errors
    /// `TRANSFER_ORIGINATOR_NOT_FOUND`
    pub fn owner(&self, originator: Option<&str>) -> Result<Owner, Error> {
        let found = originator.map(|id| self.originator(id)).transpose()?;
        Ok(found.map(|it| it.id.clone()))
    }

    /// The same, for who is to move money; see [`Sandbox::ledger_owner`].
    ///
    /// # Errors
    /// Those of [`Sandbox::ledger_owner`]; `INCOMPLETE_CUSTOMER_ONBOARDING` for a customer that was
    /// not approved.
    pub fn moving_owner(
        &self,
        ledger_id: Option<&str>,
        originator: Option<&str>,
    ) -> Result<Owner, Error> {
        let owner = self.ledger_owner(ledger_id, originator)?;
        let customer = originator.map(|id| self.originator(id)).transpose()?;
        if customer.is_some_and(|it| it.status != DiligenceStatus::Approved) {
            return Err(ErrorCode::IncompleteCustomerOnboarding.into());
        }
        Ok(owner)
    }

    /// The account a ledger is filled from.
    pub fn funding_account_id(&self, owner: &Owner) -> Uuid {
        let originator = owner
            .as_ref()
            .and_then(|id| self.transfers.originators.get(id));
        let usual = originator.and_then(|it| it.funding_accounts.first());
        usual.copied().unwrap_or_else(|| self.own_id(Own::Funding))
    }

    /// An account that an owner's ledger can be filled from; the usual one if none is named.
    ///
    /// # Errors
    /// `INVALID_FIELD` if it is unknown, or another's.
    pub(super) fn funding_account_named(
        &self,
        owner: &Owner,
        id: Option<&str>,
    ) -> Result<Uuid, Error> {
        let usual = self.funding_account_id(owner);
        let Some(id) = id else { return Ok(usual) };
        let originator = owner
            .as_ref()
            .and_then(|id| self.transfers.originators.get(id));
        let others = originator.map_or(&[][..], |it| &it.funding_accounts);
        let found = Uuid::parse(id).filter(|id| *id == usual || others.contains(id));
        found.ok_or_else(|| Error::id_not_found("funding_account_id"))
    }

    /// Adds an account that a customer's ledger can be filled from; with `instead` it takes the
    /// place of the usual one.
    ///
    /// # Errors
    /// `TRANSFER_ORIGINATOR_NOT_FOUND`; those of [`Sandbox::item`]; `INVALID_ACCOUNT_ID`.
    pub fn add_funding_account(
        &mut self,
        originator: &str,
        access_token: &str,
        account_id: &str,
        instead: bool,
    ) -> Result<Uuid, Error> {
        self.originator(originator)?;
        self.check_funding_account(access_token, account_id)?;
        let id = self.mint.transfer_id();
        let accounts = &mut self.originator_mut(originator)?.funding_accounts;
        match accounts.first_mut() {
            Some(usual) if instead => *usual = id,
            _ => accounts.push(id),
        }
        Ok(id)
    }

    pub(super) fn check_funding_account(
        &self,
        access_token: &str,
        account_id: &str,
    ) -> Result<(), Error> {
        let item = self.item(access_token)?;
        let mut accounts = item.accounts.iter();
        if accounts.any(|it| it.id.as_str() == account_id) {
            Ok(())
        } else {
            Err(ErrorCode::InvalidAccountId.into())
        }
    }
}

/// What is told of a customer.
#[derive(Debug)]
pub struct OriginatorReport<'a> {
    /// `client_id`
    pub id: OriginatorId,
    /// What it is called.
    pub company_name: &'a str,
    /// How far Plaid's look at it is.
    pub status: DiligenceStatus,
    /// What is still to be told of it.
    pub outstanding: &'a [Requirement],
}
