//! What is owed on the accounts of an Item. <https://plaid.com/docs/api/products/liabilities/>

use std::borrow::Cow;

use super::account::AccountType;
use super::catalog::{CreditLiability, Liability, MortgageLiability, StudentLiability};
use super::history::{date_of, day_number};
use super::ids::AccountId;
use super::{Account, Item, Sandbox};
use crate::errors::{Error, ErrorCode};

/// Subtypes of loans that Liabilities tells of.
const LOANS: [&str; 2] = ["mortgage", "student"];

/// What is owed, by kind, in the order of the accounts.
#[derive(Debug, Default)]
pub struct Owed<'a> {
    /// On credit cards.
    pub credit: Vec<(AccountId, Cow<'a, CreditLiability>)>,
    /// On mortgages.
    pub mortgage: Vec<(AccountId, Cow<'a, MortgageLiability>)>,
    /// On student loans.
    pub student: Vec<(AccountId, Cow<'a, StudentLiability>)>,
}

impl Sandbox {
    /// What is owed on accounts of an Item. Accounts of which the bank says nothing are left out.
    ///
    /// # Errors
    /// `NO_LIABILITY_ACCOUNTS` if the Item has no account of a kind that Liabilities tells of.
    pub fn owed<'a>(&self, item: &'a Item, accounts: &[&Account]) -> Result<Owed<'a>, Error> {
        let told = |account: &Account| {
            let template = item.template(account);
            template.account_type == AccountType::Credit
                || LOANS.contains(&template.subtype.as_str())
        };
        if !item.accounts.iter().any(told) {
            return Err(ErrorCode::NoLiabilityAccounts.into());
        }
        let today = date_of(day_number(self.now()));
        let mut owed = Owed::default();
        for account in accounts {
            let template = item.template(account);
            let id = account.id;
            match template.liability.as_deref() {
                Some(Liability::Credit(it)) => owed.credit.push((id, Cow::Borrowed(it))),
                Some(Liability::Mortgage(it)) => owed.mortgage.push((id, Cow::Borrowed(it))),
                Some(Liability::Student(it)) => owed.student.push((id, Cow::Borrowed(it))),
                Some(Liability::CustomCredit(it)) => {
                    let it = it.on(today, template.balances.current);
                    owed.credit.push((id, Cow::Owned(it)));
                }
                Some(Liability::CustomStudent(it)) => {
                    owed.student.push((id, Cow::Owned(it.on(today))));
                }
                None => {}
            }
        }
        Ok(owed)
    }
}
