//! Account numbers that are verified without Link, `/auth/verify`.

use std::sync::Arc;

use super::linking::{account_numbers, holder, insights, score};
use super::{Numbers, is_account_number, is_routing_number};
use crate::sandbox::ids::ItemId;
use crate::sandbox::item_login::Login;
use crate::sandbox::product::Product;
use crate::sandbox::verification::{AuthMethod, Verification, VerificationStatus};
use crate::sandbox::{HistoryDates, NewItem, Sandbox};

impl Sandbox {
    /// Looks up what is known of account numbers, and of an owner's name if there is one. Where the
    /// numbers can be some, there is an Item of them then.
    pub fn verify_numbers(
        &mut self,
        account: &str,
        routing: &str,
        name: Option<&str>,
    ) -> (Option<ItemId>, Verification) {
        let (account, routing) = (account.trim(), routing.trim());
        let name = name.map(str::trim).filter(|name| !name.is_empty());
        let numbers = Numbers {
            account: account.to_owned(),
            routing: routing.to_owned(),
            ..Numbers::default()
        };
        let possible = is_account_number(account) && is_routing_number(routing);
        let status = if possible {
            insights(&numbers)
        } else {
            VerificationStatus::DatabaseInsightsFail
        };
        let verification = Verification {
            method: AuthMethod::DatabaseInsights,
            status: Some(status),
            name: name.map(str::to_owned),
            name_match_score: name.and_then(|name| score(status, name)),
            business: None,
            numbers: account_numbers(&numbers),
            wrong_codes: 0,
        };
        let item_id = possible.then(|| self.create_verified(&numbers, &verification));
        (item_id, verification)
    }

    fn create_verified(&mut self, numbers: &Numbers, verification: &Verification) -> ItemId {
        let (_, item_id) = self.create_item(NewItem {
            institution_id: String::new(),
            user: Arc::new(holder(numbers, verification)),
            products: [Product::Auth].into(),
            webhook: None,
            accounts: None,
            history: HistoryDates::default(),
            user_id: None,
        });
        self.begin_verification(item_id, verification.clone());
        if let Some(item) = self.items.get_mut(&item_id) {
            item.login = Login::NEVER_ASKED;
        }
        item_id
    }
}
