//! Accounts. <https://plaid.com/docs/api/accounts/>

use serde::Serialize;

use super::identity_match::{WireAddressMatch, WireNameMatch, WireScore};
use super::proof::{ProvenOwner, WireProof};
use crate::sandbox::account::{AccountSubtype, AccountType, HolderCategory, Owner};
use crate::sandbox::ids::AccountId;
use crate::sandbox::{
    Account, Claim, IdentityMatch, Item, ProvenAccount, Sandbox, Verification, VerificationStatus,
};

/// An account.
#[derive(Debug, Serialize)]
pub struct WireAccount<'a> {
    account_id: AccountId,
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<WireAddressMatch>,
    apy: Option<f64>,
    balances: WireBalances<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    documents: Option<Option<Vec<WireProof<'a>>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    email_address: Option<WireScore>,
    #[serde(skip_serializing_if = "Option::is_none")]
    holder_category: Option<HolderCategory>,
    #[serde(skip_serializing_if = "Option::is_none")]
    legal_name: Option<WireNameMatch>,
    mask: &'a str,
    name: &'a str,
    official_name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    owners: Option<Owners<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    persistent_account_id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    phone_number: Option<WireScore>,
    subtype: AccountSubtype,
    #[serde(rename = "type")]
    account_type: AccountType,
    #[serde(skip_serializing_if = "Option::is_none")]
    verification_insights: Option<Insights>,
    #[serde(skip_serializing_if = "Option::is_none")]
    verification_name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    verification_status: Option<VerificationStatus>,
}

/// Who owns an account, as the bank or as statements say.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum Owners<'a> {
    Known(&'a [Owner]),
    Proven(Vec<ProvenOwner>),
}

/// `balances` of an account.
#[derive(Debug, Default, Serialize)]
pub(super) struct WireBalances<'a> {
    available: Option<f64>,
    current: Option<f64>,
    iso_currency_code: Option<&'a str>,
    limit: Option<f64>,
    /// Only where investments are told.
    #[serde(skip_serializing_if = "Option::is_none")]
    margin_loan_amount: Option<Option<f64>>,
    unofficial_currency_code: Option<&'a str>,
}

/// What a look into Plaid's network says of account numbers.
#[derive(Debug, Serialize)]
pub struct Insights {
    account_number_format: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    name_match_score: Option<u8>,
    network_status: NetworkStatus,
    previous_returns: PreviousReturns,
}

#[derive(Debug, Serialize)]
struct NetworkStatus {
    has_numbers_match: bool,
    is_numbers_match_verified: bool,
}

#[derive(Debug, Serialize)]
struct PreviousReturns {
    has_previous_administrative_return: bool,
}

impl Insights {
    /// Those of an Item by Database Insights; no other has any.
    pub fn of(verification: &Verification) -> Option<Self> {
        let known = match verification.status? {
            VerificationStatus::DatabaseInsightsPass => true,
            VerificationStatus::DatabaseInsightsPassWithCaution
            | VerificationStatus::DatabaseInsightsFail => false,
            _ => return None,
        };
        let valid = verification.status != Some(VerificationStatus::DatabaseInsightsFail);
        Some(Self {
            account_number_format: if valid { "valid" } else { "invalid" },
            name_match_score: verification.name_match_score,
            network_status: NetworkStatus {
                has_numbers_match: known,
                is_numbers_match_verified: known,
            },
            previous_returns: PreviousReturns {
                has_previous_administrative_return: false,
            },
        })
    }
}

impl<'a> WireBalances<'a> {
    fn new(sandbox: &'a Sandbox, item: &'a Item, account: &Account) -> Self {
        let balances = &item.template(account).balances;
        Self {
            available: balances.available,
            current: balances.current,
            iso_currency_code: Some(sandbox.currency(item, account)),
            limit: balances.limit,
            margin_loan_amount: None,
            unofficial_currency_code: None,
        }
    }

    /// With what was borrowed to invest.
    pub(super) fn investing(sandbox: &'a Sandbox, item: &'a Item, account: &Account) -> Self {
        Self {
            margin_loan_amount: Some(item.template(account).margin_loan_amount),
            ..Self::new(sandbox, item, account)
        }
    }
}

impl<'a> WireAccount<'a> {
    /// An account of an Item.
    pub fn new(sandbox: &'a Sandbox, item: &'a Item, account: &Account) -> Self {
        let template = item.template(account);
        let institution = sandbox.institution(&item.institution_id);
        let verification = item.verification();
        let persistent = institution.is_some_and(|it| it.persistent_account_ids);
        Self {
            account_id: account.id,
            address: None,
            apy: template.apy,
            balances: WireBalances::new(sandbox, item, account),
            documents: None,
            email_address: None,
            holder_category: template.holder_category,
            legal_name: None,
            mask: &template.mask,
            name: &template.name,
            official_name: template.official_name.as_deref(),
            owners: None,
            persistent_account_id: template
                .persistent_account_id
                .as_deref()
                .filter(|_| persistent),
            phone_number: None,
            subtype: template.subtype,
            account_type: template.account_type,
            verification_insights: verification.and_then(Insights::of),
            verification_name: verification.and_then(|it| it.name.as_deref()),
            verification_status: verification.and_then(|it| it.status),
        }
    }

    /// Whether it is the account with this id.
    pub fn is(&self, id: AccountId) -> bool {
        self.account_id == id
    }

    /// An account with the people who own it.
    pub fn with_owners(sandbox: &'a Sandbox, item: &'a Item, account: &Account) -> Self {
        let owners = item.template(account).owners.as_slice();
        Self {
            owners: Some(Owners::Known(owners)),
            ..Self::new(sandbox, item, account)
        }
    }

    /// An account with bank statements that show whose it is, and who stands on them.
    pub fn proven(sandbox: &'a Sandbox, item: &'a Item, proven: &ProvenAccount<'a>) -> Self {
        Self {
            documents: Some(WireProof::all(proven)),
            owners: Some(Owners::Proven(ProvenOwner::all(proven))),
            ..Self::new(sandbox, item, proven.account)
        }
    }

    /// An account, with how well a person fits its owners, and without its balances.
    pub fn matching(
        sandbox: &'a Sandbox,
        item: &'a Item,
        account: &Account,
        claim: &Claim<'_>,
    ) -> Self {
        let fits = IdentityMatch::of(claim, &item.template(account).owners);
        Self {
            address: Some(WireAddressMatch::new(fits.address)),
            balances: WireBalances::default(),
            email_address: Some(WireScore::new(fits.email)),
            legal_name: Some(WireNameMatch::new(fits.name)),
            phone_number: Some(WireScore::new(fits.phone_number)),
            ..Self::new(sandbox, item, account)
        }
    }

    /// Accounts of an Item, in the order given, with what was borrowed to invest.
    pub fn investing(sandbox: &'a Sandbox, item: &'a Item, accounts: &[&'a Account]) -> Vec<Self> {
        let told = accounts.iter().map(|account| {
            let mut told = Self::new(sandbox, item, account);
            told.balances = WireBalances::investing(sandbox, item, account);
            told
        });
        told.collect()
    }

    /// Accounts of an Item, in the order given.
    pub fn all(
        sandbox: &'a Sandbox,
        item: &'a Item,
        accounts: impl IntoIterator<Item = &'a Account>,
    ) -> Vec<Self> {
        accounts
            .into_iter()
            .map(|account| Self::new(sandbox, item, account))
            .collect()
    }
}
