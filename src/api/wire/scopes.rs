//! What an app may read of a login at a bank.
//! <https://plaid.com/core-exchange/docs/consent-management/permissions-manager/>

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::errors::{Error, ErrorCode};
use crate::sandbox::ids::AccountId;
use crate::sandbox::{AccountScope, ProductScope, Scopes};

/// `scopes` of a request.
#[derive(Debug, Deserialize)]
pub struct WantedScopes {
    accounts: Option<Vec<WantedAccount>>,
    new_accounts: Option<bool>,
    #[serde(default)]
    product_access: BTreeMap<String, Option<bool>>,
}

#[derive(Debug, Deserialize)]
struct WantedAccount {
    account_product_access: Option<WantedAccess>,
    authorized: Option<bool>,
    unique_id: String,
}

#[derive(Debug, Deserialize)]
struct WantedAccess {
    account_data: Option<bool>,
    statements: Option<bool>,
}

impl WantedAccount {
    /// An account of which no data may be read is as good as not shared.
    fn scope(&self) -> Result<AccountScope, Error> {
        let account_id = AccountId::parse(&self.unique_id);
        let access = self.account_product_access.as_ref();
        let allows = |said: Option<bool>| said.unwrap_or(true);
        Ok(AccountScope {
            account_id: account_id.ok_or(ErrorCode::InvalidAccountId)?,
            authorized: allows(self.authorized) && allows(access.and_then(|it| it.account_data)),
            statements: allows(access.and_then(|it| it.statements)),
        })
    }
}

impl WantedScopes {
    /// What that means; what is not said is allowed, and keys nobody knows mean nothing.
    ///
    /// # Errors
    /// `INVALID_ACCOUNT_ID` for an id no account could have.
    pub fn scopes(&self) -> Result<Scopes, Error> {
        let products = self.product_access.iter().filter_map(|(key, allowed)| {
            let key = ProductScope::from_name(key)?;
            Some((key, allowed.unwrap_or(true)))
        });
        let accounts = self.accounts.as_ref().map(|accounts| {
            let scopes = accounts.iter().map(WantedAccount::scope);
            scopes.collect::<Result<Vec<AccountScope>, Error>>()
        });
        Ok(Scopes {
            products: products.collect(),
            accounts: accounts.transpose()?,
            new_accounts: self.new_accounts.unwrap_or(true),
        })
    }
}

/// `scopes` of an answer.
#[derive(Debug, Serialize)]
pub struct WireScopes {
    #[serde(skip_serializing_if = "Option::is_none")]
    accounts: Option<Vec<WireAccountScope>>,
    new_accounts: bool,
    product_access: BTreeMap<ProductScope, bool>,
}

#[derive(Debug, Serialize)]
struct WireAccountScope {
    account_product_access: AccountProductAccess,
    authorized: bool,
    unique_id: AccountId,
}

#[derive(Debug, Serialize)]
struct AccountProductAccess {
    account_data: bool,
    statements: bool,
}

impl WireScopes {
    /// Tells of scopes.
    pub fn new(scopes: Scopes) -> Self {
        let accounts = scopes.accounts;
        Self {
            accounts: accounts.map(|it| it.into_iter().map(WireAccountScope::new).collect()),
            new_accounts: scopes.new_accounts,
            product_access: scopes.products,
        }
    }
}

impl WireAccountScope {
    fn new(scope: AccountScope) -> Self {
        Self {
            account_product_access: AccountProductAccess {
                account_data: scope.authorized,
                statements: scope.authorized && scope.statements,
            },
            authorized: scope.authorized,
            unique_id: scope.account_id,
        }
    }
}
