//! Signal: how likely a debit is to come back. <https://plaid.com/docs/api/products/signal/>
//!
//! As in Plaid's Sandbox, scores have nothing to do with an account's data: three amounts have
//! fixed ones, all others are drawn, here from the seed.

mod attributes;
mod schedule;

use std::collections::BTreeMap;

use super::catalog::{Rule, RuleResult, Ruleset};
use super::ids::AccountId;
use super::mint::spread;
use super::product::Product;
use super::transparency::check_consent;
use super::{Item, Sandbox};
use crate::errors::{Error, ErrorCode, rule};

pub use attributes::Attribute;
pub use schedule::{Advice, Recommendation};

/// Amounts with a fixed score, in cents, and which that is.
const FIXED: &[(i64, u8)] = &[(353, 10), (1217, 60), (2753, 90)];
/// The last of the codes of ACH returns, R01 to R85.
const LAST_RETURN_CODE: u8 = 85;
/// The ruleset of a request that names none.
const DEFAULT_RULESET: &str = "default";
/// What the first and the last score of a tier below the highest are, of eight and of five.
const BANK_TIERS: &[u8] = &[13, 25, 38, 50, 63, 75, 88];
const CUSTOMER_TIERS: &[u8] = &[20, 40, 60, 80];

/// Debits that were asked about, by the app's own ids.
#[derive(Debug, Default)]
pub(super) struct Signals {
    asked: BTreeMap<String, Debit>,
}

#[derive(Debug)]
struct Debit {
    account_id: AccountId,
    cents: i64,
    /// Whether it was made: what the app has said, or else follows from what it was told.
    initiated: bool,
}

/// A debit somebody asks about.
#[derive(Debug)]
pub struct PlannedDebit<'a> {
    /// Of the Item.
    pub access_token: &'a str,
    /// The account.
    pub account_id: &'a str,
    /// The app's own id.
    pub client_transaction_id: &'a str,
    /// In units of the currency.
    pub amount: f64,
}

/// How likely a debit is to come back.
#[derive(Debug)]
pub struct Evaluation {
    /// `None` where only balances are looked at.
    pub scores: Option<Scores>,
    /// What is known of the account, by name.
    pub attributes: BTreeMap<&'static str, Attribute>,
    /// The ruleset it was held against.
    pub ruleset_key: String,
    /// What that says.
    pub result: RuleResult,
    /// The rule that says so, if it is one.
    pub rule: Option<Rule>,
}

/// The risk that a debit comes back, for each of two reasons.
#[derive(Debug, Clone, Copy)]
pub struct Scores {
    /// For lack of money, 1 to 99.
    pub bank_score: u8,
    /// The same, 1 to 8.
    pub bank_tier: u8,
    /// As its owner did not authorize it, 1 to 99.
    pub customer_score: u8,
    /// The same, 1 to 5.
    pub customer_tier: u8,
}

impl PlannedDebit<'_> {
    fn cents(&self) -> i64 {
        (self.amount * 100.0).round() as i64
    }
}

impl Ruleset {
    /// The first rule that applies to a debit with these scores, or of more than there is.
    fn rule_for(&self, scores: Option<Scores>, exceeds_balance: bool) -> Option<&Rule> {
        let highest = scores.map(|it| it.bank_score.max(it.customer_score));
        self.rules.iter().find(|rule| {
            (!rule.exceeds_balance || exceeds_balance)
                && rule
                    .score
                    .is_none_or(|from| highest.is_some_and(|score| score >= from))
        })
    }
}

impl Sandbox {
    /// Has an Item collect data for Signal.
    ///
    /// # Errors
    /// Those of [`Sandbox::working_item`]; `ADDITIONAL_CONSENT_REQUIRED` if the person was not
    /// asked for its data; `PRODUCTS_NOT_SUPPORTED` if the institution has not the product.
    pub fn prepare_signal(&mut self, access_token: &str) -> Result<(), Error> {
        let item = self.working_item(access_token)?;
        check_consent(item, Product::Signal)?;
        let institution = self.institution(&item.institution_id);
        let supported = institution.is_some_and(|it| it.supports(Product::Signal));
        if !supported && !item.products.contains(&Product::Signal) {
            return Err(Error::products_not_supported(&[Product::Signal.as_str()]));
        }
        self.item_mut(access_token)?
            .products
            .insert(Product::Signal);
        Ok(())
    }

    /// Says how likely a debit is to come back. The same question has the same answer.
    ///
    /// # Errors
    /// Those of [`Sandbox::prepare_signal`]; `INVALID_FIELD` and `INVALID_ACCOUNT_ID` for an
    /// account that is none; `RULESET_NOT_FOUND` for a key of no ruleset; `PRODUCT_NOT_READY` of
    /// the first question about an Item that was not prepared, which it is from then on;
    /// `CLIENT_TRANSACTION_ID_ALREADY_IN_USE` if another debit has the same id.
    pub fn evaluate_debit(
        &mut self,
        debit: &PlannedDebit<'_>,
        ruleset_key: Option<&str>,
    ) -> Result<Evaluation, Error> {
        let key = ruleset_key.unwrap_or(DEFAULT_RULESET);
        account_of(self.working_item(debit.access_token)?, debit.account_id)?;
        let known = self.catalog.rulesets.get(key);
        let ruleset = known.ok_or_else(|| Error::ruleset_not_found(key))?.clone();
        let scores = if ruleset.balance_only {
            self.use_product(debit.access_token, Product::Balance)?;
            None
        } else {
            self.await_signal(debit.access_token)?;
            Some(self.scores(debit))
        };
        let item = self.item(debit.access_token)?;
        let attributes = self.attributes_of(item, debit, ruleset.balance_only)?;
        let exceeds = self
            .balance_of(item, debit)?
            .is_some_and(|it| it < debit.amount);
        let rule = ruleset.rule_for(scores, exceeds).cloned();
        let result = rule.as_ref().map_or(RuleResult::Accept, |rule| rule.result);
        self.note_debit(debit, result != RuleResult::Reroute)?;
        Ok(Evaluation {
            scores,
            attributes,
            ruleset_key: key.to_owned(),
            result,
            rule,
        })
    }

    fn scores(&self, debit: &PlannedDebit<'_>) -> Scores {
        let chance = self.chance_of_debit(debit);
        let drawn = |shift: u32| (chance >> shift) as u8 % 99 + 1;
        let fixed = FIXED.iter().find(|(cents, _)| *cents == debit.cents());
        let fixed = fixed.map(|(_, score)| *score);
        let bank_score = fixed.unwrap_or_else(|| drawn(8));
        let customer_score = fixed.unwrap_or_else(|| drawn(32));
        let tier = |score: u8, tiers: &[u8]| {
            let below = tiers.iter().filter(|last| **last < score);
            1 + below.count() as u8
        };
        Scores {
            bank_score,
            bank_tier: tier(bank_score, BANK_TIERS),
            customer_score,
            customer_tier: tier(customer_score, CUSTOMER_TIERS),
        }
    }

    /// Sees to it that an Item has data for Signal.
    fn await_signal(&mut self, access_token: &str) -> Result<(), Error> {
        let item = self.working_item(access_token)?;
        let prepared = item.products.contains(&Product::Signal);
        let kept_back = item.not_ready.contains(&Product::Signal);
        self.prepare_signal(access_token)?;
        if !prepared || kept_back {
            return Err(ErrorCode::ProductNotReady.into());
        }
        let now = self.now;
        self.item_mut(access_token)?.note_read(now, Product::Signal);
        Ok(())
    }

    /// Keeps a debit that is asked about, with whether it is made unless the app says otherwise.
    fn note_debit(&mut self, debit: &PlannedDebit<'_>, initiated: bool) -> Result<(), Error> {
        let account_id = account_of(self.item(debit.access_token)?, debit.account_id)?;
        let cents = debit.cents();
        let asked = &mut self.signals.asked;
        let known = asked
            .entry(debit.client_transaction_id.to_owned())
            .or_insert(Debit {
                account_id,
                cents,
                initiated,
            });
        if (known.account_id, known.cents) == (account_id, cents) {
            Ok(())
        } else {
            Err(ErrorCode::ClientTransactionIdAlreadyInUse.into())
        }
    }

    fn chance_of_debit(&self, debit: &PlannedDebit<'_>) -> u128 {
        let name = debit.client_transaction_id.bytes();
        let name = name.fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        spread(self.seed, name, debit.cents().unsigned_abs())
    }

    /// The app says whether it has made a debit.
    ///
    /// # Errors
    /// `INVALID_FIELD` if it was never asked about.
    pub fn report_decision(&mut self, id: &str, initiated: bool) -> Result<(), Error> {
        self.asked_mut(id)?.initiated = initiated;
        Ok(())
    }

    /// The app says that a debit came back.
    ///
    /// # Errors
    /// `INVALID_FIELD` for a code that no return has, and if the debit was never asked about;
    /// `SIGNAL_TRANSACTION_NOT_INITIATED` if the app has said that it was not made, or was told to
    /// take another way and has not said that it was.
    pub fn report_return(&mut self, id: &str, code: &str) -> Result<(), Error> {
        let known = (1..=LAST_RETURN_CODE).any(|number| format!("R{number:02}") == code);
        if !known {
            return Err(Error::invalid_field(
                "return_code",
                "a valid ACH return code",
            ));
        }
        if !self.asked_mut(id)?.initiated {
            return Err(ErrorCode::SignalTransactionNotInitiated.into());
        }
        Ok(())
    }

    fn asked_mut(&mut self, id: &str) -> Result<&mut Debit, Error> {
        let debit = self.signals.asked.get_mut(id);
        debit.ok_or_else(|| Error::id_not_found("client_transaction_id"))
    }
}

/// The account of an Item with this id.
pub(super) fn account_of(item: &Item, text: &str) -> Result<AccountId, Error> {
    let malformed = || Error::invalid_field("account_id", rule::ACCOUNT_ID);
    let id = AccountId::parse(text).ok_or_else(malformed)?;
    if item.accounts.iter().any(|account| account.id == id) {
        Ok(id)
    } else {
        Err(ErrorCode::InvalidAccountId.into())
    }
}
