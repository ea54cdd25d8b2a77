//! Transactions in a tester's hands: what the bank tells of them now.

use jiff::civil::Date;

use super::history::{Found, History, News, Readiness, Standing, Telling};
use super::history::{day_number, day_of};
use super::ids::{ItemId, TransactionId};
use super::{Item, Sandbox};
use crate::errors::{Error, ErrorCode};

/// What is to happen to a transaction.
#[derive(Debug, Clone)]
pub struct ToldTransaction {
    /// What.
    pub verb: TellingVerb,
    /// The transaction: its id, or a name that a new one gets.
    pub whom: String,
    /// The mask of the account of a new one.
    pub account: Option<String>,
    /// Dollars; positive when money leaves the account.
    pub amount: Option<f64>,
    /// As the bank writes it, which also tells what it is.
    pub description: Option<String>,
    /// ISO 4217; the account's unless said.
    pub currency: Option<String>,
    /// Its date; today unless said.
    pub date: Option<Date>,
    /// Whether what posts names the pending transaction it was.
    pub linked: bool,
}

/// What can happen to a transaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TellingVerb {
    /// It is there, and has yet to post.
    Pending,
    /// It posts, or is there as a posted one.
    Posts,
    /// Something of it is otherwise.
    Changes,
    /// It is gone.
    Removes,
}

impl Sandbox {
    /// Has the bank of an Item, by its id or access token, tell something of a transaction, now;
    /// webhooks announce it. The id the transaction then has, or had.
    ///
    /// # Errors
    /// `EMULATOR_BAD_REQUEST` if there is no such Item or it has no Transactions, and for what
    /// cannot happen to the transaction.
    pub fn tell_of_transaction(
        &mut self,
        item: &str,
        told: &ToldTransaction,
    ) -> Result<TransactionId, Error> {
        let state = self.item_state(item)?;
        if state.removed {
            return Err(refuse(format!("the Item `{item}` was removed")));
        }
        let item = state.item;
        let history = History::whole(self, item).ok_or_else(no_transactions)?;
        let found = history.find(&told.whom);
        let tellings = self.tellings(item, told, found.as_ref())?;
        let last = tellings.last().map_or(item.id, |it| it.id(item));
        let (item_id, readiness) = (item.id, history.readiness());
        self.keep_tellings(item_id, tellings);
        // The pulls that are still to come tell of it.
        if readiness == Readiness::Historical {
            self.announce_transactions(item_id);
        }
        Ok(last)
    }

    fn keep_tellings(&mut self, item_id: ItemId, tellings: Vec<Telling>) {
        let now = self.now();
        if let Some(item) = self.items.get_mut(&item_id) {
            item.note(now, News::Told(tellings));
        }
    }

    fn tellings(
        &self,
        item: &Item,
        told: &ToldTransaction,
        found: Option<&Found>,
    ) -> Result<Vec<Telling>, Error> {
        let whom = told.whom.as_str();
        let made = |account, standing| Telling::new(item, 0, account, standing).named(whom);
        match (told.verb, found) {
            (TellingVerb::Pending, Some(_)) => {
                Err(refuse(format!("the transaction `{whom}` is there already")))
            }
            (TellingVerb::Pending | TellingVerb::Posts, None) if ItemId::parse(whom).is_some() => {
                Err(unknown(whom))
            }
            (TellingVerb::Pending | TellingVerb::Posts, None) => {
                let (account, standing) = self.new_standing(item, told)?;
                Ok(vec![made(account, standing)])
            }
            (TellingVerb::Posts, Some(found)) if !found.standing.pending => Err(refuse(format!(
                "the transaction `{whom}` has posted already"
            ))),
            (TellingVerb::Posts, Some(found)) => {
                let standing = Standing {
                    day: self.day(told),
                    pending: false,
                    ..self.changed(told, &found.standing)
                };
                let posted = made(found.account, standing);
                let posted = if told.linked {
                    posted.following(found)
                } else {
                    posted
                };
                Ok(vec![Telling::of(found, None), posted])
            }
            (TellingVerb::Changes, Some(found)) => {
                let standing = self.changed(told, &found.standing);
                Ok(vec![Telling::of(found, Some(standing)).named(whom)])
            }
            (TellingVerb::Removes, Some(found)) => Ok(vec![Telling::of(found, None)]),
            (TellingVerb::Changes | TellingVerb::Removes, None) => Err(unknown(whom)),
        }
    }

    fn day(&self, told: &ToldTransaction) -> i64 {
        told.date.map_or_else(|| day_number(self.now()), day_of)
    }

    fn new_standing(
        &self,
        item: &Item,
        told: &ToldTransaction,
    ) -> Result<(usize, Standing), Error> {
        let whom = told.whom.as_str();
        let missing = |key| refuse(format!("the transaction `{whom}` is new and needs `{key}`"));
        let mut accounts = item.accounts.iter();
        let account = match &told.account {
            None => accounts.next(),
            Some(mask) => accounts.find(|it| item.template(it).mask == *mask),
        };
        let account = account.ok_or_else(|| {
            let masks = item
                .accounts
                .iter()
                .map(|it| item.template(it).mask.as_str());
            let masks = masks.collect::<Vec<_>>().join(", ");
            let asked = told.account.as_deref().unwrap_or_default();
            refuse(format!(
                "the Item has no account with the mask `{asked}`; it has {masks}"
            ))
        })?;
        let amount = told.amount.ok_or_else(|| missing("amount"))?;
        let description = told.description.as_deref().ok_or_else(|| missing("name"))?;
        let recognition = &self.catalog().recognition;
        let details = recognition
            .details(description, amount)
            .ok_or_else(|| refuse("no phrase of the fixtures fits all".to_owned()))?;
        let day = self.day(told);
        let own = self.currency(item, account);
        let currency = told.currency.as_deref().unwrap_or(own);
        Ok((
            account.position,
            Standing {
                day,
                authorized: Some(day),
                pending: told.verb == TellingVerb::Pending,
                follows: None,
                details,
                currency: currency.to_owned(),
            },
        ))
    }

    /// What is said in place of what was.
    fn changed(&self, told: &ToldTransaction, before: &Standing) -> Standing {
        let mut standing = before.clone();
        let amount = told.amount.unwrap_or(before.details.amount);
        if let Some(description) = &told.description
            && let Some(details) = self.catalog().recognition.details(description, amount)
        {
            standing.details = details;
        }
        standing.details.amount = amount;
        if let Some(currency) = &told.currency {
            standing.currency.clone_from(currency);
        }
        if let Some(date) = told.date {
            standing.day = day_of(date);
        }
        standing
    }
}

fn refuse(message: String) -> Error {
    Error::new(ErrorCode::EmulatorBadRequest, message)
}

fn unknown(whom: &str) -> Error {
    refuse(format!(
        "the Item has no transaction `{whom}` now; expected a transaction_id of \
         /transactions/get, or a name that was given here"
    ))
}

fn no_transactions() -> Error {
    refuse("the Item has no Transactions; call /transactions/sync once".to_owned())
}
