//! Items made of account numbers that an app knows already.
//! <https://plaid.com/docs/api/products/transfer/account-linking/#migrate-account-into-transfers>

use std::sync::Arc;

use super::named;
use crate::errors::Error;
use crate::sandbox::account::AccountNumbers;
use crate::sandbox::history::HistoryDates;
use crate::sandbox::item_login::Login;
use crate::sandbox::link_numbers::{Numbers, holder, is_account_number, is_routing_number};
use crate::sandbox::product::Product;
use crate::sandbox::verification::{AuthMethod, Verification};
use crate::sandbox::{Item, NewItem, Sandbox};

named! {
    /// Kinds of accounts whose numbers can be moved over.
    pub enum MigratedType {
        Checking = "checking",
        Savings = "savings",
    }
}

/// An account as an app knows it.
#[derive(Debug)]
pub struct MigratedAccount {
    /// Its number.
    pub account: String,
    /// The number of its bank for ACH.
    pub routing: String,
    /// The number of its bank for wires, without which there can be none.
    pub wire_routing: Option<String>,
    /// Its kind, as text.
    pub account_type: String,
}

impl Sandbox {
    /// Makes an Item of the numbers of an account, for Transfer only.
    ///
    /// # Errors
    /// `INVALID_FIELD` for numbers that no account can have, and for other kinds of accounts than
    /// checking and savings.
    pub fn migrate_account(&mut self, known: MigratedAccount) -> Result<&Item, Error> {
        let Some(kind) = MigratedType::from_name(&known.account_type) else {
            return Err(Error::invalid_field(
                "account_type",
                "one of: checking, savings",
            ));
        };
        if !is_account_number(&known.account) {
            return Err(Error::failed_validation("account_number"));
        }
        if !is_routing_number(&known.routing) {
            return Err(Error::failed_validation("routing_number"));
        }
        let wire_routing = known.wire_routing.filter(|number| !number.is_empty());
        if wire_routing
            .as_deref()
            .is_some_and(|it| !is_routing_number(it))
        {
            return Err(Error::failed_validation("wire_routing_number"));
        }
        let numbers = Numbers {
            account: known.account.clone(),
            savings: kind == MigratedType::Savings,
            ..Numbers::default()
        };
        let verification = Verification {
            method: AuthMethod::TransferMigrated,
            status: None,
            name: None,
            name_match_score: None,
            business: None,
            numbers: AccountNumbers::Ach {
                account: known.account,
                routing: known.routing,
                wire_routing,
            },
            wrong_codes: 0,
        };
        let (_, item_id) = self.create_item(NewItem {
            institution_id: String::new(),
            user: Arc::new(holder(&numbers, &verification)),
            products: [Product::Transfer].into(),
            webhook: None,
            accounts: None,
            history: HistoryDates::default(),
            user_id: None,
        });
        let item = self.items.get_mut(&item_id).expect("it was just made");
        item.login = Login::NEVER_ASKED;
        item.verification = Some(verification);
        Ok(item)
    }
}
