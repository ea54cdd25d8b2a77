//! Processors: companies Plaid works with, to which an app lends one account of an Item.
//! <https://plaid.com/docs/api/processors/>
//!
//! A processor reads with keys of its own; here the client that made a token is its processor as
//! well, as in the Sandbox with `/sandbox/processor_token/create`.

use std::collections::BTreeMap;

use super::ids::{AccessToken, AccountId, ItemId, ProcessorToken, StripeToken};
use super::product::Product;
use super::signal::account_of;
use super::webhooks::{Payload, Subject};
use super::{DirectLink, HistoryDates, Sandbox};
use crate::errors::{Error, ErrorCode, TokenKind};

/// What was lent.
#[derive(Debug, Default)]
pub(super) struct Processors {
    tokens: BTreeMap<ProcessorToken, Record>,
}

#[derive(Debug)]
struct Record {
    item_id: ItemId,
    account_id: AccountId,
    /// What the processor may read; all of it if this names nothing.
    products: Vec<Product>,
    webhook: Option<String>,
}

/// An account that was lent, as the operation it stands for is asked for it.
#[derive(Debug)]
pub struct LentAccount {
    /// A token of the Item.
    pub access_token: String,
    /// The account.
    pub account_id: AccountId,
}

impl Sandbox {
    /// Lends an account of an Item, `/processor/token/create`.
    ///
    /// # Errors
    /// Those of [`Sandbox::working_item`]; `INVALID_FIELD` for an id no account could have;
    /// `INVALID_ACCOUNT_ID` for one that is not on the Item.
    pub fn lend_account(
        &mut self,
        access_token: &str,
        account_id: &str,
    ) -> Result<ProcessorToken, Error> {
        let item = self.working_item(access_token)?;
        let (item_id, account_id) = (item.id, account_of(item, account_id)?);
        Ok(self.add_processor_token(item_id, account_id))
    }

    /// Hands the numbers of an account to Stripe.
    ///
    /// # Errors
    /// Those of [`Sandbox::lend_account`] and of [`Sandbox::use_product`] for Auth;
    /// `NO_AUTH_ACCOUNTS` if the account has no numbers.
    pub fn lend_to_stripe(
        &mut self,
        access_token: &str,
        account_id: &str,
    ) -> Result<StripeToken, Error> {
        self.use_product(access_token, Product::Auth)?;
        let item = self.item(access_token)?;
        let id = account_of(item, account_id)?;
        let account = item.accounts.iter().find(|account| account.id == id);
        if account.is_none_or(|account| self.account_numbers(item, account).is_none()) {
            return Err(ErrorCode::NoAuthAccounts.into());
        }
        Ok(self.mint.stripe_token())
    }

    /// Makes an Item without Link and lends its first account that has numbers, or else its first.
    ///
    /// # Errors
    /// Those of [`Sandbox::create_item_without_link`]; `NO_ACCOUNTS` if the user has none.
    pub fn create_lent_item(
        &mut self,
        institution_id: &str,
        username: &str,
        password: &str,
    ) -> Result<ProcessorToken, Error> {
        let public_token = self.create_item_without_link(DirectLink {
            institution_id,
            username,
            password,
            products: [].into(),
            webhook: None,
            history: HistoryDates::default(),
            user_id: None,
            statements: None,
        })?;
        let id = self.item_of_public_token(public_token);
        let item = id.and_then(|id| self.items.get(&id));
        let item = item.ok_or(ErrorCode::InvalidPublicToken)?;
        let mut accounts = item.accounts.iter();
        let usable = accounts.find(|account| self.account_numbers(item, account).is_some());
        let account = usable.or(item.accounts.first());
        let account = account.ok_or(ErrorCode::NoAccounts)?;
        let (item_id, account_id) = (item.id, account.id);
        Ok(self.add_processor_token(item_id, account_id))
    }

    fn add_processor_token(&mut self, item_id: ItemId, account_id: AccountId) -> ProcessorToken {
        let token = self.mint.processor_token();
        let record = Record {
            item_id,
            account_id,
            products: Vec::new(),
            webhook: None,
        };
        self.processors.tokens.insert(token, record);
        token
    }

    fn lent(&self, text: &str) -> Result<(ProcessorToken, &Record), Error> {
        let token = ProcessorToken::parse(text)?;
        let record = self.processors.tokens.get(&token);
        let record = record.ok_or_else(|| Error::token_not_found(TokenKind::Processor))?;
        let item = self.items.get(&record.item_id);
        if item.is_none_or(|item| item.removed) {
            return Err(ErrorCode::ItemNotFound.into());
        }
        Ok((token, record))
    }

    fn lent_mut(&mut self, text: &str) -> Result<&mut Record, Error> {
        let (token, _) = self.lent(text)?;
        let record = self.processors.tokens.get_mut(&token);
        record.ok_or_else(|| Error::token_not_found(TokenKind::Processor))
    }

    /// The account of a processor token, for a call of `product`; any may ask what account it is.
    ///
    /// # Errors
    /// `INVALID_PROCESSOR_TOKEN` if it is malformed, of another environment or unknown;
    /// `ITEM_NOT_FOUND` if its Item was removed; `INVALID_PRODUCT` if the app does not let the
    /// processor read the product.
    pub fn lent_account(
        &self,
        processor_token: &str,
        product: Option<Product>,
    ) -> Result<LentAccount, Error> {
        let (_, record) = self.lent(processor_token)?;
        if let Some(product) = product
            && !record.products.is_empty()
            && !record.products.contains(&product)
        {
            return Err(Error::product_not_authorized(&[product.as_str()]));
        }
        Ok(LentAccount {
            access_token: self.items[&record.item_id].access_token.to_string(),
            account_id: record.account_id,
        })
    }

    /// What a processor may read; all that the Item has if this names nothing.
    ///
    /// # Errors
    /// Those of [`Sandbox::lent_account`].
    pub fn processor_permissions(&self, processor_token: &str) -> Result<&[Product], Error> {
        Ok(&self.lent(processor_token)?.1.products)
    }

    /// Changes what a processor may read.
    ///
    /// # Errors
    /// Those of [`Sandbox::lent_account`].
    pub fn set_processor_permissions(
        &mut self,
        processor_token: &str,
        products: Vec<Product>,
    ) -> Result<(), Error> {
        self.lent_mut(processor_token)?.products = products;
        Ok(())
    }

    /// Changes where a processor is told of the account, and tells it so there.
    ///
    /// # Errors
    /// Those of [`Sandbox::lent_account`].
    pub fn update_processor_webhook(
        &mut self,
        processor_token: &str,
        webhook: Option<String>,
    ) -> Result<(), Error> {
        let record = self.lent_mut(processor_token)?;
        record.webhook.clone_from(&webhook);
        let subject = Subject::Lent(record.account_id);
        if let Some(url) = webhook {
            self.notify_url(url, subject, Payload::ProcessorWebhookUpdated);
        }
        Ok(())
    }

    /// Tells the processors of an Item's accounts what there is to tell of each.
    pub(super) fn tell_processors(
        &mut self,
        item_id: ItemId,
        payload: impl Fn(AccountId) -> Option<Payload>,
    ) {
        let item = self.items.get(&item_id).filter(|item| !item.removed);
        let shared = |id| item.is_some_and(|it| it.accounts.iter().any(|its| its.id == id));
        let told: Vec<_> = (self.processors.tokens.values())
            .filter(|record| record.item_id == item_id && shared(record.account_id))
            .filter_map(|record| Some((record.webhook.clone()?, record.account_id)))
            .collect();
        for (url, account_id) in told {
            if let Some(payload) = payload(account_id) {
                self.notify_url(url, Subject::Lent(account_id), payload);
            }
        }
    }

    /// Whether the Item of an access token or a processor token was removed.
    pub fn is_of_removed_item(&self, token: &str) -> bool {
        let item = self.item_named_by(token).and_then(|id| self.items.get(&id));
        item.is_some_and(|item| item.removed)
    }

    /// The Item that an access token or a processor token stands for, removed or not.
    pub(super) fn item_named_by(&self, text: &str) -> Option<ItemId> {
        if let Ok(token) = AccessToken::parse(text) {
            return self.access_tokens.get(&token).copied();
        }
        let token = ProcessorToken::parse(text).ok()?;
        let record = self.processors.tokens.get(&token)?;
        Some(record.item_id)
    }
}
