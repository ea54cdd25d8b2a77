//! Income by payroll providers and documents.
//! <https://plaid.com/docs/income/payroll-income/>

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::SignedDuration;

use super::{IncomeNews, Parsing, PayrollAccount, PayrollItem, PayrollSummary};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::account::AccountType;
use crate::sandbox::catalog::documents::Upload;
use crate::sandbox::catalog::payroll::Employer;
use crate::sandbox::catalog::{AccountTemplate, CustomUsers, TestUser};
use crate::sandbox::ids::{ItemId, PublicToken, UserId, Uuid};
use crate::sandbox::link_results::DocumentsFound;
use crate::sandbox::named::named;
use crate::sandbox::product::Product;
use crate::sandbox::timers::Timer;
use crate::sandbox::webhooks::Payload;
use crate::sandbox::{HistoryDates, LinkSession, LinkTokenRecord, NewItem, Sandbox};

/// How long documents and logins are processed.
pub(in crate::sandbox) const PROCESSING: SignedDuration = SignedDuration::from_secs(5);
/// Employers that a search finds at most.
const FOUND_MAX: usize = 10;

named! {
    /// How likely it is that the payroll of an employer is supported.
    pub enum Confidence {
        High = "HIGH",
        Low = "LOW",
        Unknown = "UNKNOWN",
    }
}

/// What is needed to make an Item of a payroll.
#[derive(Debug)]
pub struct NewPayrollItem {
    /// The provider.
    pub institution_id: String,
    /// Whose it is; nobody's where the app has a verification of the older API.
    pub user_id: Option<UserId>,
    /// The verification of the older API.
    pub verification: Option<Uuid>,
    /// Where webhooks go.
    pub webhook: Option<String>,
    /// Documents a person has sent; `None` where a provider was asked.
    pub documents: Option<DocumentsFound>,
    /// Those among them that say what is to be read in them.
    pub uploads: Vec<Upload>,
    /// Who has signed in; `None` if nobody had to.
    pub user: Option<Arc<TestUser>>,
    /// What is read out of them.
    pub parsing: Vec<Parsing>,
}

impl Sandbox {
    /// Who signs in at a payroll provider: one of its people, or a custom user who has a payroll.
    ///
    /// # Errors
    /// `INVALID_CREDENTIALS`
    pub fn sign_in_at_payroll(
        &self,
        username: &str,
        password: &str,
    ) -> Result<Arc<TestUser>, Error> {
        if username == CustomUsers::USERNAME {
            let user = self.sign_in(username, password)?.user;
            let mut accounts = user.accounts.iter();
            let paid = accounts.any(|it| it.account_type == AccountType::Payroll);
            return paid
                .then_some(user)
                .ok_or(ErrorCode::InvalidCredentials.into());
        }
        let mut people = self.catalog.payrolls.people.iter();
        people
            .find(|it| it.username == username && it.password == password)
            .map(|it| Arc::clone(&it.user))
            .ok_or(ErrorCode::InvalidCredentials.into())
    }

    /// Whether an institution is a payroll provider.
    pub fn is_payroll(&self, institution_id: &str) -> bool {
        let institution = self.institution(institution_id);
        institution.is_some_and(|it| {
            it.supports(Product::IncomeVerification) && !it.supports(Product::Auth)
        })
    }

    /// Makes an Item of a payroll, whose data comes a little later.
    pub fn create_payroll_item(&mut self, new: NewPayrollItem) -> (PublicToken, ItemId) {
        let person = self.catalog.payrolls.people.first();
        let user = new.user.or_else(|| person.map(|it| Arc::clone(&it.user)));
        let user = user.expect("a test proves that there is one");
        let paid = |account: &AccountTemplate| account.account_type == AccountType::Payroll;
        let positions = (0..user.accounts.len()).filter(|it| paid(&user.accounts[*it]));
        let accounts = Some(positions.collect());
        let (public_token, item_id) = self.create_item(NewItem {
            institution_id: new.institution_id,
            user,
            products: BTreeSet::from([Product::IncomeVerification]),
            webhook: new.webhook,
            accounts,
            history: HistoryDates::default(),
            user_id: new.user_id.clone(),
        });
        let ready_at = self.now + self.delay(PROCESSING);
        self.incomes.payroll.push(PayrollItem {
            item_id,
            user_id: new.user_id,
            verification: new.verification,
            pulled_at: self.now,
            ready_at,
            documents: new.documents,
            uploads: new.uploads,
            parsing: new.parsing,
        });
        self.timers.set(ready_at, Timer::IncomeReady(item_id));
        (public_token, item_id)
    }

    /// Tells that the data of a payroll is there.
    pub(in crate::sandbox) fn announce_income(&mut self, item_id: ItemId) {
        let mut items = self.incomes.payroll.iter();
        let Some(found) = items.find(|it| it.item_id == item_id) else {
            return;
        };
        let signals = found.parsing.contains(&Parsing::RiskSignals);
        let status = if found.is_unreadable() {
            "VERIFICATION_STATUS_PROCESSING_FAILED"
        } else {
            "VERIFICATION_STATUS_PROCESSING_COMPLETE"
        };
        let user_id = found.user_id.clone();
        let done = IncomeNews::Verification {
            item_id,
            user_id: user_id.clone(),
            status,
        };
        self.notify(item_id, Payload::Income(done));
        if signals {
            let news = IncomeNews::RiskSignals { item_id, user_id };
            self.notify(item_id, Payload::Income(news));
        }
    }

    /// The payrolls of a user, the oldest first; those among `items` if any are named.
    ///
    /// # Errors
    /// `INCOME_VERIFICATION_NOT_FOUND` if there are none; `PRODUCT_NOT_READY` while one is
    /// processed.
    pub fn payroll_income(
        &self,
        user_id: &UserId,
        items: Option<&[String]>,
    ) -> Result<Vec<PayrollSummary<'_>>, Error> {
        let named = |item_id: ItemId| {
            let items = items.filter(|items| !items.is_empty());
            items.is_none_or(|items| items.iter().any(|id| id == item_id.as_str()))
        };
        let found: Vec<_> = self
            .incomes
            .payroll
            .iter()
            .filter(|it| it.user_id.as_ref() == Some(user_id) && named(it.item_id))
            .filter_map(|it| self.payroll_summary(it))
            .collect();
        if found.is_empty() {
            return Err(ErrorCode::IncomeVerificationNotFound.into());
        }
        if found.iter().any(|it| !it.ready) {
            return Err(ErrorCode::IncomeProductNotReady.into());
        }
        Ok(found)
    }

    /// How many pay stubs and forms W-2 the payroll of an Item has.
    pub(in crate::sandbox) fn payroll_counts(&self, item_id: ItemId) -> (u32, u32) {
        let mut items = self.incomes.payroll.iter();
        let found = items.find(|it| it.item_id == item_id);
        let accounts = found.and_then(|it| self.payroll_summary(it));
        let accounts = accounts.map_or_else(Vec::new, |it| it.accounts);
        let count = |counted: fn(&PayrollAccount<'_>) -> usize| {
            u32::try_from(accounts.iter().map(counted).sum::<usize>()).unwrap_or(u32::MAX)
        };
        (count(|it| it.pay_stubs.len()), count(|it| it.w2s.len()))
    }

    /// Pulls the data of a user's payrolls anew.
    ///
    /// # Errors
    /// `INCOME_VERIFICATION_NOT_FOUND` if there are none.
    pub fn refresh_payroll(
        &mut self,
        user_id: &UserId,
        items: Option<&[String]>,
    ) -> Result<(), Error> {
        let named = |item_id: ItemId| {
            let items = items.filter(|items| !items.is_empty());
            items.is_none_or(|items| items.iter().any(|id| id == item_id.as_str()))
        };
        let (now, ready_at) = (self.now, self.now + self.delay(PROCESSING));
        let mut any = false;
        for found in &mut self.incomes.payroll {
            if found.user_id.as_ref() == Some(user_id)
                && found.documents.is_none()
                && named(found.item_id)
            {
                found.pulled_at = now;
                found.ready_at = ready_at;
                self.timers.set(ready_at, Timer::IncomeReady(found.item_id));
                any = true;
            }
        }
        any.then_some(())
            .ok_or(ErrorCode::IncomeVerificationNotFound.into())
    }

    /// Says what is read out of documents that were sent before.
    ///
    /// # Errors
    /// `INCOME_VERIFICATION_NOT_FOUND` if the user, or the Item, has sent none.
    pub fn set_income_parsing(
        &mut self,
        user_id: &UserId,
        item_id: Option<&str>,
        parsing: &[Parsing],
    ) -> Result<(), Error> {
        let ready_at = self.now + self.delay(PROCESSING);
        let mut any = false;
        for found in &mut self.incomes.payroll {
            let named = item_id.is_none_or(|id| id == found.item_id.as_str());
            if found.user_id.as_ref() == Some(user_id) && found.documents.is_some() && named {
                found.parsing = parsing.to_vec();
                self.timers.set(ready_at, Timer::IncomeReady(found.item_id));
                any = true;
            }
        }
        any.then_some(())
            .ok_or(ErrorCode::IncomeVerificationNotFound.into())
    }

    /// Sessions of Link for a user, the oldest first.
    pub fn sessions_of_user(&self, user_id: &UserId) -> impl Iterator<Item = &LinkSession> {
        let mut records: Vec<&LinkTokenRecord> = self
            .link_tokens
            .values()
            .map(Box::as_ref)
            .filter(|it| it.configuration.user_id.as_ref() == Some(user_id))
            .collect();
        records.sort_by_key(|it| (it.created_at, it.token));
        records.into_iter().flat_map(|it| &it.sessions)
    }

    /// Employers whose names have all words of `query`.
    pub fn search_employers(&self, query: &str) -> Vec<&Employer> {
        let query = query.to_lowercase();
        let words: Vec<&str> = query.split_whitespace().collect();
        let matches = |employer: &&Employer| {
            let name = employer.name.to_lowercase();
            !words.is_empty() && words.iter().all(|word| name.contains(word))
        };
        let employers = self.catalog.payrolls.employers.iter();
        employers.filter(matches).take(FOUND_MAX).collect()
    }

    /// How likely it is that the payroll of an employer is supported.
    pub fn precheck_employer(&self, name: &str) -> Confidence {
        let mut known = self.catalog.payrolls.prechecks.iter();
        let found = known.find(|it| it.employer == name);
        found
            .and_then(|it| Confidence::from_name(&it.confidence))
            .unwrap_or(Confidence::Unknown)
    }
}
