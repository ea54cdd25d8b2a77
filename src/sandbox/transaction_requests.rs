//! What an app asks to be done about transactions: that the bank tell what is new, in the Sandbox
//! that it make some, and that Plaid tell what it knows of those from elsewhere.
//! <https://plaid.com/docs/api/products/transactions/>

use jiff::Span;
use jiff::civil::Date;

use super::account::AccountType;
use super::catalog::TransactionDetails;
use super::history::{MadeTransaction, News, Readiness, date_of, day_number};
use super::ids::{AccessToken, ItemId, UserId};
use super::named::named;
use super::product::Product;
use super::transparency::check_consent;
use super::{Account, Item, Sandbox};
use crate::errors::{Error, ErrorCode};

/// How many transactions can be made at once.
const MADE_MAX: usize = 10;
/// How many days back they can be.
const MADE_DAYS: i64 = 14;
const USD: &str = "USD";
/// The bank that does not refresh cards and loans.
const CAPITAL_ONE: &str = "ins_128026";
/// How many transactions can be enriched at once.
const ENRICHED_MAX: usize = 100;
const ENRICHED_RULE: &str = "an array of at most 100 items";

/// A transaction to be made.
#[derive(Debug)]
pub struct WantedTransaction {
    /// When it was made.
    pub transacted: Date,
    /// When it posted.
    pub posted: Date,
    /// Positive when money leaves the account.
    pub amount: f64,
    /// As the bank writes it.
    pub description: String,
    /// ISO 4217; dollars unless said.
    pub currency: Option<String>,
}

named! {
    /// `direction`: which way money went.
    pub enum MoneyDirection {
        Inflow = "INFLOW",
        Outflow = "OUTFLOW",
    }
}

/// A transaction that an app has from elsewhere.
#[derive(Debug)]
pub struct ForeignTransaction<'a> {
    /// As its bank writes it.
    pub description: &'a str,
    /// Never negative.
    pub amount: f64,
    /// Which way it went.
    pub direction: MoneyDirection,
}

impl Sandbox {
    /// What is known of transactions that come from elsewhere, in their order.
    ///
    /// # Errors
    /// `INVALID_FIELD` for more than 100, and for an amount below zero.
    pub fn enrich(
        &self,
        transactions: &[ForeignTransaction<'_>],
    ) -> Result<Vec<TransactionDetails>, Error> {
        if transactions.len() > ENRICHED_MAX {
            return Err(Error::invalid_field("transactions", ENRICHED_RULE));
        }
        let recognition = &self.catalog().recognition;
        let mut details = Vec::new();
        for (index, it) in transactions.iter().enumerate() {
            if it.amount < 0.0 {
                let field = format!("transactions[{index}].amount");
                return Err(Error::invalid_field(&field, "at least 0"));
            }
            // Of no amount the sign says which way it went.
            let amount = match it.direction {
                MoneyDirection::Inflow => -it.amount.max(f64::MIN_POSITIVE),
                MoneyDirection::Outflow => it.amount,
            };
            details.extend(recognition.details(it.description, amount));
        }
        Ok(details)
    }

    /// An Item for a call that needs Transactions to be on it already.
    ///
    /// # Errors
    /// Those of [`Sandbox::use_product`]; `PRODUCTS_NOT_SUPPORTED` if its Transactions have not
    /// begun.
    pub(super) fn item_with_transactions(&mut self, access_token: &str) -> Result<&Item, Error> {
        let item = self.working_item(access_token)?;
        check_consent(item, Product::Transactions)?;
        if item.feed.is_none() {
            return Err(Error::products_not_supported(&[
                Product::Transactions.as_str()
            ]));
        }
        self.use_product(access_token, Product::Transactions)
    }

    /// Has the bank of an Item tell what is new, which webhooks announce. For most test users
    /// nothing ever is.
    ///
    /// # Errors
    /// Those of [`Sandbox::use_product`]; `INVALID_PRODUCT` if the client may not refresh
    /// transactions; `PRODUCTS_NOT_SUPPORTED` if the Item has no Transactions, or of Capital One no
    /// account that holds money.
    pub fn refresh_transactions(&mut self, access_token: &str) -> Result<(), Error> {
        self.check_client_may(Product::TransactionsRefresh)?;
        let now = self.now();
        let item = self.item_with_transactions(access_token)?;
        if item.institution_id == CAPITAL_ONE && depository(item).next().is_none() {
            return Err(Error::products_not_supported(&[
                Product::TransactionsRefresh.as_str(),
            ]));
        }
        let pulled = item.transactions_readiness(now) == Some(Readiness::Historical);
        let finds = item.user.ledger.refresh.is_some();
        if pulled {
            self.item_mut(access_token)?.refreshed_at = Some(now);
        }
        if pulled && finds {
            self.take_note(access_token, News::Refresh)?;
        }
        Ok(())
    }

    /// The same for all Items of a user that have Transactions; what came of each.
    ///
    /// # Errors
    /// `INVALID_PRODUCT` if the client may not refresh transactions.
    pub fn refresh_transactions_of_user(
        &mut self,
        user: &UserId,
    ) -> Result<Vec<(ItemId, Option<Error>)>, Error> {
        self.check_client_may(Product::TransactionsRefresh)?;
        let items = self.items_of_user(user).into_iter();
        let with_transactions = items.filter_map(|id| {
            let item = self.item_by_id(id)?;
            item.feed.is_some().then_some((id, item.access_token))
        });
        let items: Vec<(ItemId, AccessToken)> = with_transactions.collect();
        let mut results = Vec::new();
        for (id, token) in items {
            let error = self.refresh_transactions(&token.to_string()).err();
            results.push((id, error));
        }
        Ok(results)
    }

    /// The same for all of Transactions, Investments and Liabilities that a user's Items have. What
    /// the Sandbox knows of the latter two never changes.
    ///
    /// # Errors
    /// Those of [`Sandbox::refresh_transactions_of_user`].
    pub fn refresh_data_of_user(
        &mut self,
        user: &UserId,
    ) -> Result<Vec<(ItemId, Product, Option<Error>)>, Error> {
        let refreshed = self.refresh_transactions_of_user(user)?;
        let mut results = Vec::new();
        for id in self.items_of_user(user) {
            let of_item = refreshed.iter().find(|(item, _)| *item == id);
            if let Some((_, error)) = of_item {
                results.push((id, Product::Transactions, error.clone()));
            }
            let item = self.item_by_id(id);
            let products = [Product::Investments, Product::Liabilities].into_iter();
            let others = products.filter(|it| item.is_some_and(|item| item.products.contains(it)));
            let error = item.and_then(Item::error);
            results.extend(others.map(|product| (id, product, error.clone())));
        }
        Ok(results)
    }

    /// Puts transactions on the first depository account of an Item.
    ///
    /// # Errors
    /// Those of [`Sandbox::use_product`]; `INVALID_FIELD` for more than 10, for dates that are not
    /// within the last 14 days, for an Item of another test user than those that allow it, and for
    /// one without such an account; `PRODUCTS_NOT_SUPPORTED` if the Item has no Transactions.
    pub fn make_transactions(
        &mut self,
        access_token: &str,
        wanted: Vec<WantedTransaction>,
    ) -> Result<(), Error> {
        let today = date_of(day_number(self.now()));
        let item = self.item_with_transactions(access_token)?;
        if !item.user.ledger.takes_transactions {
            return Err(of_another_user());
        }
        let account = depository(item).map(|account| account.position).min();
        let account = account.ok_or_else(of_another_user)?;
        if wanted.len() > MADE_MAX {
            return Err(Error::new(ErrorCode::InvalidField, TOO_MANY).displayed());
        }
        let oldest = today
            .checked_sub(Span::new().days(MADE_DAYS))
            .unwrap_or(today);
        let may_be = |it: &WantedTransaction| {
            oldest <= it.transacted && it.transacted <= it.posted && it.posted <= today
        };
        if !wanted.iter().all(may_be) {
            return Err(Error::new(ErrorCode::InvalidField, WRONG_DATES).displayed());
        }
        let recognition = &self.catalog().recognition;
        let made = wanted.into_iter().filter_map(|it| {
            Some(MadeTransaction {
                transacted: it.transacted,
                posted: it.posted,
                account,
                details: recognition.details(&it.description, it.amount)?,
                currency: it.currency.unwrap_or_else(|| USD.to_owned()),
            })
        });
        let made = News::Made(made.collect());
        self.take_note(access_token, made)
    }

    fn take_note(&mut self, access_token: &str, news: News) -> Result<(), Error> {
        let now = self.now();
        let item = self.item_mut(access_token)?;
        item.note(now, news);
        let item_id = item.id;
        let readiness = item.transactions_readiness(now);
        // The pulls that are still to come tell of it.
        if readiness == Some(Readiness::Historical) {
            self.announce_transactions(item_id);
        }
        Ok(())
    }

    /// Whether the client has access to a product beyond those of every client.
    ///
    /// # Errors
    /// `INVALID_PRODUCT`
    pub(super) fn check_client_may(&self, product: Product) -> Result<(), Error> {
        let allowed = self.client().and_then(|it| it.products.as_ref());
        if allowed.is_none_or(|allowed| allowed.contains(&product)) {
            Ok(())
        } else {
            Err(Error::product_not_authorized(&[product.as_str()]))
        }
    }
}

/// The accounts that hold money.
fn depository(item: &Item) -> impl Iterator<Item = &Account> {
    let accounts = item.accounts.iter();
    accounts.filter(|it| item.template(it).account_type == AccountType::Depository)
}

const TOO_MANY: &str = "The request contains too many transactions.";
const WRONG_DATES: &str = "Transaction and posted dates must be within the last 14 days. The \
                           posted date cannot be before the transaction date.";

/// What Plaid says has not been seen; its documentation names the only test user.
fn of_another_user() -> Error {
    Error::new(
        ErrorCode::InvalidField,
        "transactions can only be created for Items of the user_transactions_dynamic test user",
    )
}
