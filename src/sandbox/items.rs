//! Items: a person's login at an institution, the accounts behind it and the products on it.
//! <https://plaid.com/docs/api/items/>

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::Timestamp;

use super::account::AccountNumbers;
use super::applications::{ActivityType, DataReads, Refused};
use super::catalog::{AccountTemplate, CustomUsers, Institution, TestUser};
use super::consent_log::ConsentEvent;
use super::history::{Arrival, Feed, HistoryDates, Readiness, Request};
use super::ids::{AccessToken, ItemId, PublicToken, UserId};
use super::item_login::Login;
use super::product::{CountryCode, Product};
use super::proofs::Proof;
use super::statements::Statements;
use super::transparency::{Consented, check_consent};
use super::verification::Verification;
use super::webhooks::{LastWebhook, Told};
use super::{Account, Sandbox};
use crate::errors::{Error, ErrorCode};

/// Products that come with an Item on first use, without having been asked for.
const ADDED_ON_USE: &[Product] = &[
    Product::Auth,
    Product::Balance,
    Product::Identity,
    Product::Investments,
    Product::InvestmentsAuth,
    Product::Liabilities,
    Product::Transactions,
];

/// A login at an institution.
#[derive(Debug)]
pub struct Item {
    /// `item_id`.
    pub id: ItemId,
    /// The token that reads it now.
    pub access_token: AccessToken,
    /// Accounts the person shared, in the bank's order.
    pub accounts: Vec<Account>,
    /// Products on it, which is also what is billed.
    pub products: BTreeSet<Product>,
    /// Where its webhooks go.
    pub webhook: Option<String>,
    /// The user it belongs to.
    pub user_id: Option<UserId>,
    /// When it was made.
    pub created_at: Timestamp,
    /// When the consent ends, at institutions where it does.
    pub consent_expires_at: Option<Timestamp>,
    /// The institution; empty for an Item made of account numbers alone.
    pub institution_id: String,
    /// What the person has agreed to share; `None` if nobody asked, and all may be read.
    pub consented: Option<Consented>,
    /// What they have agreed to, in order.
    pub consent_log: Vec<ConsentEvent>,
    /// The webhook the app was sent last.
    pub last_webhook: Option<LastWebhook>,
    pub(super) user: Arc<TestUser>,
    pub(super) login: Login,
    /// Since when the login is broken.
    pub(super) broken_at: Option<Timestamp>,
    pub(super) removed: bool,
    /// Whether it is a bank's own, to see who is connected with a login.
    pub(super) imported: bool,
    /// What the person keeps from the app.
    pub(super) refused: Refused,
    /// When data of each kind was read last.
    pub(super) reads: DataReads,
    /// How often accounts were added after it was made.
    pub(super) grants: u32,
    pub(super) not_ready: BTreeSet<Product>,
    pub(super) feed: Option<Feed>,
    /// What has happened to its transactions by request, in order.
    pub(super) news: Vec<Request>,
    /// When the bank was last asked what is new.
    pub(super) refreshed_at: Option<Timestamp>,
    /// Accounts the person shares no longer.
    pub(super) left: Vec<Account>,
    pub(super) told: Told,
    pub(super) verification: Option<Verification>,
    pub(super) statements: Statements,
    /// Bank statements the person has sent, in order.
    pub(super) proofs: Vec<Proof>,
}

/// What is needed to make an Item.
#[derive(Debug)]
pub struct NewItem {
    /// Where the person has signed in.
    pub institution_id: String,
    /// Who signed in.
    pub user: Arc<TestUser>,
    /// Products asked for; all are on the Item from the start.
    pub products: BTreeSet<Product>,
    /// Where webhooks go.
    pub webhook: Option<String>,
    /// Positions of the shared accounts; `None` shares all.
    pub accounts: Option<Vec<usize>>,
    /// Transaction history asked for.
    pub history: HistoryDates,
    /// The user it belongs to.
    pub user_id: Option<UserId>,
}

impl Item {
    /// The bank's facts of an account.
    pub fn template(&self, account: &Account) -> &AccountTemplate {
        &self.user.accounts[account.position]
    }

    /// The person's login name, for support and tests.
    pub fn username(&self) -> &str {
        &self.user.username
    }

    /// How much of its transactions has been pulled; `None` without the product.
    pub fn transactions_readiness(&self, now: Timestamp) -> Option<Readiness> {
        Some(self.feed?.readiness(now))
    }

    /// When its transactions were last pulled, which they are with each new day and by request
    /// while the login works; `None` before the first pull or without the product.
    pub fn transactions_updated_at(&self, now: Timestamp) -> Option<Timestamp> {
        let now = self.broken_at.map_or(now, |broken| broken.min(now));
        self.feed?.updated_at(now).max(self.refreshed_at)
    }
}

impl Sandbox {
    /// Makes an Item and a public token for it.
    pub fn create_item(&mut self, new: NewItem) -> (PublicToken, ItemId) {
        self.make_item(new, ActivityType::ItemCreate)
    }

    /// Makes an Item that comes about in this way.
    pub(super) fn make_item(&mut self, new: NewItem, kind: ActivityType) -> (PublicToken, ItemId) {
        let id = self.mint.item_id();
        let access_token = self.mint.access_token();
        if new.user.username == CustomUsers::USERNAME {
            self.mint.spend_custom_user_seed();
        }
        let positions = match new.accounts {
            Some(positions) => positions,
            None => (0..new.user.accounts.len()).collect(),
        };
        let delays = self.catalog.switches.delays;
        let accounts = accounts(id, self.now, positions.into_iter());
        let item = Item {
            id,
            access_token,
            accounts,
            feed: new
                .products
                .contains(&Product::Transactions)
                .then(|| Feed::new(self.now, new.history, delays).of(&new.user)),
            products: new.products,
            webhook: new.webhook,
            user_id: new.user_id,
            created_at: self.now,
            consent_expires_at: self.new_consent(id, &new.institution_id),
            institution_id: new.institution_id,
            user: new.user,
            consented: None,
            consent_log: Vec::new(),
            last_webhook: None,
            login: self.new_login(id),
            broken_at: None,
            removed: false,
            imported: kind == ActivityType::ItemImport,
            refused: Refused::default(),
            reads: DataReads::new(),
            grants: 0,
            not_ready: BTreeSet::new(),
            news: Vec::new(),
            refreshed_at: None,
            left: Vec::new(),
            told: Told::default(),
            verification: None,
            statements: Statements::default(),
            proofs: Vec::new(),
        };
        if item.feed.is_some() {
            self.await_pulls(id);
        }
        self.access_tokens.insert(access_token, id);
        self.items.insert(id, item);
        self.note_activity(id, kind);
        (self.mint_public_token(id).0, id)
    }

    /// Removes an Item; its access token is refused from now on.
    ///
    /// # Errors
    /// Those of [`Sandbox::item`].
    pub fn remove_item(&mut self, access_token: &str) -> Result<(), Error> {
        let item = self.item_mut(access_token)?;
        item.removed = true;
        let item_id = item.id;
        self.note_activity(item_id, ActivityType::ItemRemove);
        Ok(())
    }

    /// Readies an Item for a call of `product`, which is added when it comes on first use.
    ///
    /// # Errors
    /// Those of [`Sandbox::working_item`]; `ADDITIONAL_CONSENT_REQUIRED` if the person was not
    /// asked for its data, `ACCESS_NOT_GRANTED` if the bank was told that they keep it;
    /// `PRODUCTS_NOT_SUPPORTED` if the institution has not the product; `PRODUCT_NOT_READY` while
    /// its data is kept back, and for Auth while its numbers are not verified.
    pub fn use_product(&mut self, access_token: &str, product: Product) -> Result<&Item, Error> {
        let item = self.working_item(access_token)?;
        check_consent(item, product)?;
        item.refused.check(product)?;
        let unverified = product == Product::Auth && !item.has_settled_numbers();
        if unverified || item.not_ready.contains(&product) {
            return Err(ErrorCode::ProductNotReady.into());
        }
        if !item.products.contains(&product) {
            let institution = self.institution(&item.institution_id);
            let supported = institution.is_some_and(|it| it.supports(product));
            if !supported || !ADDED_ON_USE.contains(&product) {
                return Err(Error::products_not_supported(&[product.as_str()]));
            }
            if product != Product::Balance {
                self.item_mut(access_token)?.products.insert(product);
            }
        }
        let now = self.now;
        let item = self.item_mut(access_token)?;
        item.note_read(now, product);
        Ok(item)
    }

    /// Readies an Item for a call of Transactions, whose history starts to be pulled with the first
    /// of them; `days_requested` counts only then.
    ///
    /// # Errors
    /// Those of [`Sandbox::use_product`].
    pub fn start_transactions(
        &mut self,
        access_token: &str,
        days_requested: Option<u16>,
    ) -> Result<(), Error> {
        self.use_product(access_token, Product::Transactions)?;
        let (now, delays) = (self.now, self.catalog.switches.delays);
        let item = self.item_mut(access_token)?;
        if item.feed.is_none() {
            let history = HistoryDates {
                days_requested,
                ..HistoryDates::default()
            };
            item.feed = Some(Feed::new(now, history, delays).of(&item.user));
            let item_id = item.id;
            self.await_pulls(item_id);
        }
        Ok(())
    }

    /// Products an Item's institution supports beyond those on it, sorted.
    pub fn available_products(&self, item: &Item) -> Vec<Product> {
        let supported = self
            .institution(&item.institution_id)
            .map(|it| it.products.as_slice());
        let mut available: Vec<Product> = supported
            .unwrap_or_default()
            .iter()
            .copied()
            .filter(|product| !item.products.contains(product))
            .collect();
        available.sort_unstable();
        available
    }

    /// Numbers that move money to and from an account, in the system of the institution's country.
    pub fn account_numbers(&self, item: &Item, account: &Account) -> Option<AccountNumbers> {
        if let Some(verification) = &item.verification {
            return Some(verification.numbers.clone());
        }
        let institution = self.institution(&item.institution_id)?;
        self.catalog.numbers(institution, item.template(account))
    }

    /// The ISO 4217 currency of an account.
    pub fn currency<'a>(&'a self, item: &'a Item, account: &Account) -> &'a str {
        let institution = self.institution(&item.institution_id);
        let own = institution.and_then(|it| it.currency.as_deref());
        own.unwrap_or(&item.template(account).currency)
    }

    /// An Item by id, for those who have no token of it.
    pub fn item_by_id(&self, id: ItemId) -> Option<&Item> {
        self.items.get(&id).filter(|item| !item.removed)
    }
}

fn accounts(item: ItemId, now: Timestamp, positions: impl Iterator<Item = usize>) -> Vec<Account> {
    positions
        .map(|position| Account::new(item, 0, position, Arrival::by_itself(now)))
        .collect()
}

impl Institution {
    /// Whether it offers a product. Plaid Check reads every bank of the United States that has
    /// transactions, and stands in no list of products.
    pub fn supports(&self, product: Product) -> bool {
        self.products.contains(&product)
            || product.is_check()
                && self.country_codes.contains(&CountryCode::UnitedStates)
                && self.products.contains(&Product::Transactions)
    }
}
