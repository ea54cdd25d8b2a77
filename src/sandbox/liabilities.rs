//! What is owed on the accounts of an Item. <https://plaid.com/docs/api/products/liabilities/>

use super::account::AccountType;
use super::catalog::{CreditLiability, Liability, MortgageLiability, StudentLiability};
use super::ids::AccountId;
use super::{Account, Item, Sandbox};
use crate::errors::{Error, ErrorCode};

/// Subtypes of loans that Liabilities tells of.
const LOANS: [&str; 2] = ["mortgage", "student"];

/// What is owed, by kind, in the order of the accounts.
#[derive(Debug, Default)]
pub struct Owed<'a> {
    /// On credit cards.
    pub credit: Vec<(AccountId, &'a CreditLiability)>,
    /// On mortgages.
    pub mortgage: Vec<(AccountId, &'a MortgageLiability)>,
    /// On student loans.
    pub student: Vec<(AccountId, &'a StudentLiability)>,
}

impl Sandbox {
    /// What is owed on accounts of an Item. Accounts of which the bank says nothing are left out.
    ///
    /// # Errors
    /// `NO_LIABILITY_ACCOUNTS` if the Item has no account of a kind that Liabilities tells of.
    pub fn owed<'a>(item: &'a Item, accounts: &[&Account]) -> Result<Owed<'a>, Error> {
        let told = |account: &Account| {
            let template = item.template(account);
            template.account_type == AccountType::Credit
                || LOANS.contains(&template.subtype.as_str())
        };
        if !item.accounts.iter().any(told) {
            return Err(ErrorCode::NoLiabilityAccounts.into());
        }
        let mut owed = Owed::default();
        for account in accounts {
            match item.template(account).liability.as_deref() {
                Some(Liability::Credit(it)) => owed.credit.push((account.id, it)),
                Some(Liability::Mortgage(it)) => owed.mortgage.push((account.id, it)),
                Some(Liability::Student(it)) => owed.student.push((account.id, it)),
                None => {}
            }
        }
        Ok(owed)
    }
}
