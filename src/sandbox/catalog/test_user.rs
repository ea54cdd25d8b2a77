//! Logins of the Sandbox and the accounts they find.

use std::sync::Arc;

use super::documents::OwnDocuments;
use super::{CycleRow, Ledger, Liability, Portfolio};
use crate::errors::ErrorCode;
use crate::sandbox::account::{
    AccountNumbers, AccountSubtype, AccountType, Balances, HolderCategory, Owner,
};

/// A login that works at every institution of the Sandbox, and what it finds there.
#[derive(Debug)]
pub struct TestUser {
    /// What to type.
    pub username: String,
    /// What password opens it.
    pub password: PasswordRule,
    /// Its accounts, in the order Plaid lists them.
    pub accounts: Vec<AccountTemplate>,
    /// Rows that repeat in its history.
    pub cycle: Vec<Arc<CycleRow>>,
    /// Days after which [`TestUser::cycle`] repeats.
    pub cycle_days: u16,
    /// What its accounts show besides.
    pub ledger: Ledger,
    /// What it has invested in.
    pub portfolio: Portfolio,
    /// What it meets besides the question for the password.
    pub gate: Gate,
}

/// What stands between a right password and the accounts, where a custom user says it.
/// <https://plaid.com/docs/sandbox/user-custom/>
#[derive(Debug, Clone, Default)]
pub struct Gate {
    /// The login fails with this.
    pub error: Option<ErrorCode>,
    /// The `mfa_*` password that makes a bank ask the same.
    pub mfa: Option<String>,
    /// A box has to be ticked; whether that is believed.
    pub recaptcha: Option<bool>,
}

/// What password a test user takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PasswordRule {
    /// This one, besides the special passwords (`mfa_*`, `error_*`) where they apply.
    Exactly(String),
    /// Any that is not blank.
    Any,
}

/// An account of a test user before it belongs to an Item.
#[derive(Debug, Clone)]
pub struct AccountTemplate {
    /// Name the bank's customer sees.
    pub name: String,
    /// The product's official name.
    pub official_name: Option<String>,
    /// Last two to four characters of the account number.
    pub mask: String,
    /// Kind.
    pub account_type: AccountType,
    /// Kind within the type.
    pub subtype: AccountSubtype,
    /// Balances; they do not move.
    pub balances: Balances,
    /// ISO 4217.
    pub currency: String,
    /// Annual percentage yield, per cent.
    pub apy: Option<f64>,
    /// Personal or business, where the bank says.
    pub holder_category: Option<HolderCategory>,
    /// The same across Items, at institutions that give it.
    pub persistent_account_id: Option<String>,
    /// Part of `/investments/*` balances only; dollars.
    pub margin_loan_amount: Option<f64>,
    /// What is owed on it, where the bank says.
    pub liability: Option<Arc<Liability>>,
    /// What its payroll has, where a custom user says it.
    pub income: Option<Arc<OwnDocuments>>,
    /// Numbers; `None` where `/auth/get` does not list the account.
    pub numbers: Option<AccountNumbers>,
    /// Who owns it.
    pub owners: Arc<Vec<Owner>>,
}
