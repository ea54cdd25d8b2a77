//! What a person lets an app read of a login at a bank: kinds of data, and accounts.
//! <https://plaid.com/core-exchange/docs/consent-management/permissions-manager/>

use std::collections::{BTreeMap, BTreeSet};

use crate::errors::ErrorCode;
use crate::sandbox::ids::AccountId;
use crate::sandbox::named::named;
use crate::sandbox::product::Product;
use crate::sandbox::transparency::check_consent;
use crate::sandbox::{Account, Item};

named! {
    /// A key of `product_access`. Banks say the same by different keys.
    pub enum ProductScope {
        AccountsDetailsTransactions = "accounts_details_transactions",
        AccountsRoutingNumber = "accounts_routing_number",
        AccountsStatements = "accounts_statements",
        AccountsTaxStatements = "accounts_tax_statements",
        Auth = "auth",
        CustomersProfiles = "customers_profiles",
        Identity = "identity",
        Statements = "statements",
        Transactions = "transactions",
    }
}

/// The keys that are told of a connection, each with the product it lets an app use.
pub(super) const TOLD: [(ProductScope, Product); 4] = [
    (ProductScope::Auth, Product::Auth),
    (ProductScope::Identity, Product::Identity),
    (ProductScope::Statements, Product::Statements),
    (ProductScope::Transactions, Product::Transactions),
];

/// What an app may read, as it is asked for and as it is told.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Scopes {
    /// Kinds of data; one that is not here may be read.
    pub products: BTreeMap<ProductScope, bool>,
    /// Accounts; `None` leaves them as they are.
    pub accounts: Option<Vec<AccountScope>>,
    /// Whether accounts that are not here, as those opened later, may be read.
    pub new_accounts: bool,
}

/// What an app may read of an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AccountScope {
    /// The account, as the Item by which is asked names it.
    pub account_id: AccountId,
    /// Whether it may be read.
    pub authorized: bool,
    /// Whether its statements may.
    pub statements: bool,
}

/// What a person has refused an app that they share a login with.
#[derive(Debug, Clone, Default)]
pub(in crate::sandbox) struct Refused {
    products: BTreeSet<ProductScope>,
    /// Positions of accounts whose statements stay with the bank.
    statements: BTreeSet<usize>,
    /// Whether accounts that are opened later stay there too.
    new_accounts: bool,
}

impl ProductScope {
    /// The kind of data it is about, under the key that is told; `None` where no product here
    /// reads such data.
    fn usual(self) -> Option<Self> {
        Some(match self {
            Self::AccountsDetailsTransactions | Self::Transactions => Self::Transactions,
            Self::AccountsRoutingNumber | Self::Auth => Self::Auth,
            Self::AccountsStatements | Self::Statements => Self::Statements,
            Self::AccountsTaxStatements => return None,
            Self::CustomersProfiles | Self::Identity => Self::Identity,
        })
    }
}

impl Refused {
    /// What is refused by scopes about these accounts of a bank.
    pub(super) fn by(scopes: &Scopes, positions: &BTreeMap<usize, AccountScope>) -> Self {
        let products = scopes.products.iter().filter(|(_, allowed)| !**allowed);
        let statements = positions.iter().filter(|(_, it)| !it.statements);
        Self {
            products: products.filter_map(|(key, _)| key.usual()).collect(),
            statements: statements.map(|(position, _)| *position).collect(),
            new_accounts: !scopes.new_accounts,
        }
    }

    /// Whether nothing of a kind of data may be read.
    fn has(&self, scope: ProductScope) -> bool {
        self.products.contains(&scope)
    }

    /// Whether statements of an account may not be read.
    pub(in crate::sandbox) fn has_statements_of(&self, position: usize) -> bool {
        self.statements.contains(&position)
    }

    /// Whether the app does not hear of accounts that are opened later.
    pub(in crate::sandbox) fn has_new_accounts(&self) -> bool {
        self.new_accounts
    }

    /// Refuses a product whose data the person keeps from the app.
    ///
    /// # Errors
    /// `ACCESS_NOT_GRANTED`
    pub(in crate::sandbox) fn check(&self, product: Product) -> Result<(), ErrorCode> {
        let scope = match product {
            Product::Auth => ProductScope::Auth,
            Product::Identity => ProductScope::Identity,
            Product::Statements => ProductScope::Statements,
            Product::Transactions => ProductScope::Transactions,
            _ => return Ok(()),
        };
        if self.has(scope) {
            Err(ErrorCode::AccessNotGranted)
        } else {
            Ok(())
        }
    }
}

/// The accounts by which an Item can name those of its bank: the ones it shares, and the ones it
/// has shared before, by position.
pub(super) fn namable(item: &Item) -> BTreeMap<usize, &Account> {
    let left = item.left.iter();
    let all = left.chain(&item.accounts);
    all.map(|account| (account.position, account)).collect()
}

/// What an app may read, told in the account ids of `seen_by`. `item` is an Item of the app, where
/// that is known.
pub(super) fn told(
    seen_by: &Item,
    refused: &Refused,
    authorized: &BTreeSet<usize>,
    item: Option<&Item>,
) -> Scopes {
    let products = TOLD.iter().map(|(scope, product)| {
        let agreed = item.is_none_or(|item| check_consent(item, *product).is_ok());
        (*scope, agreed && !refused.has(*scope))
    });
    let accounts = namable(seen_by).into_iter();
    let accounts = accounts.map(|(position, account)| AccountScope {
        account_id: account.id,
        authorized: authorized.contains(&position),
        statements: !refused.has_statements_of(position),
    });
    Scopes {
        products: products.collect(),
        accounts: Some(accounts.collect()),
        new_accounts: !refused.has_new_accounts(),
    }
}

/// The accounts that scopes name, by position.
///
/// # Errors
/// `INVALID_ACCOUNT_ID` for an account the Item cannot name.
pub(super) fn named_positions(
    seen_by: &Item,
    accounts: &[AccountScope],
) -> Result<BTreeMap<usize, AccountScope>, ErrorCode> {
    let known = namable(seen_by);
    let position = |scope: &AccountScope| {
        let mut fitting = known.iter().filter(|(_, it)| it.id == scope.account_id);
        let (position, _) = fitting.next().ok_or(ErrorCode::InvalidAccountId)?;
        Ok((*position, *scope))
    };
    accounts.iter().map(position).collect()
}

/// The positions an app may read after scopes that list accounts.
pub(super) fn authorized(
    seen_by: &Item,
    listed: &BTreeMap<usize, AccountScope>,
    new_accounts: bool,
) -> BTreeSet<usize> {
    let all = 0..seen_by.user.accounts.len();
    all.filter(|position| {
        listed
            .get(position)
            .map_or(new_accounts, |it| it.authorized)
    })
    .collect()
}
