//! Accounts. <https://plaid.com/docs/api/accounts/>

use serde::Serialize;

use crate::sandbox::account::{AccountSubtype, AccountType, HolderCategory, Owner};
use crate::sandbox::ids::AccountId;
use crate::sandbox::{Account, Item, Sandbox};

/// An account.
#[derive(Debug, Serialize)]
pub struct WireAccount<'a> {
    account_id: AccountId,
    apy: Option<f64>,
    balances: WireBalances<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    holder_category: Option<HolderCategory>,
    mask: &'a str,
    name: &'a str,
    official_name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    owners: Option<&'a [Owner]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    persistent_account_id: Option<&'a str>,
    subtype: AccountSubtype,
    #[serde(rename = "type")]
    account_type: AccountType,
}

#[derive(Debug, Serialize)]
struct WireBalances<'a> {
    available: Option<f64>,
    current: Option<f64>,
    iso_currency_code: &'a str,
    limit: Option<f64>,
    unofficial_currency_code: Option<&'a str>,
}

impl<'a> WireAccount<'a> {
    /// An account of an Item.
    pub fn new(sandbox: &'a Sandbox, item: &'a Item, account: &Account) -> Self {
        let template = item.template(account);
        let institution = sandbox.institution(&item.institution_id);
        let persistent = institution.is_some_and(|it| it.persistent_account_ids);
        Self {
            account_id: account.id,
            apy: template.apy,
            balances: WireBalances {
                available: template.balances.available,
                current: template.balances.current,
                iso_currency_code: sandbox.currency(item, account),
                limit: template.balances.limit,
                unofficial_currency_code: None,
            },
            holder_category: template.holder_category,
            mask: &template.mask,
            name: &template.name,
            official_name: template.official_name.as_deref(),
            owners: None,
            persistent_account_id: template
                .persistent_account_id
                .as_deref()
                .filter(|_| persistent),
            subtype: template.subtype,
            account_type: template.account_type,
        }
    }

    /// An account with the people who own it.
    pub fn with_owners(sandbox: &'a Sandbox, item: &'a Item, account: &Account) -> Self {
        let owners = item.template(account).owners.as_slice();
        Self {
            owners: Some(owners),
            ..Self::new(sandbox, item, account)
        }
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
