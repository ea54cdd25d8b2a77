//! Update mode: which Item Link is opened for, what is asked, and what becomes of the Item.
//! <https://plaid.com/docs/link/update-mode/>

use super::applications::ActivityType;
use super::catalog::AccountTemplate;
use super::history::{Feed, HistoryDates, News};
use super::ids::ItemId;
use super::product::{CountryCode, Product};
use super::{
    Account, Consented, Item, LinkConfiguration, LinkSession, Sandbox, VerificationStatus as Status,
};
use crate::link::{Flow, PROVE, RESELECT, UPDATE, VERIFIED, VERIFY, WIDEN};

impl Item {
    /// Positions of its accounts among those of the user.
    pub(super) fn shared_positions(&self) -> Vec<usize> {
        self.accounts
            .iter()
            .map(|account| account.position)
            .collect()
    }
}

impl LinkSession {
    /// Whether an account may be shared: it passes the filters and is of use, or is shared already.
    pub(super) fn admits(
        &self,
        configuration: &LinkConfiguration,
        position: usize,
        account: &AccountTemplate,
    ) -> bool {
        self.kept.contains(&position) || configuration.admits(account, &self.products)
    }

    /// Whether an account is ticked at first, where several may be.
    pub fn suggests(&self, position: usize) -> bool {
        !self.updates() || self.kept.contains(&position)
    }
}

impl Sandbox {
    /// The Item that a token updates: of a person's the one that broke last, or else the newest.
    pub(super) fn to_update(&self, configuration: &LinkConfiguration) -> Option<&Item> {
        if let Some(id) = configuration.update {
            return self.items.get(&id);
        }
        let theirs = configuration.update_of_user.iter().flatten();
        theirs
            .filter_map(|id| self.item_by_id(*id))
            .max_by_key(|item| (item.broken_at, item.created_at))
    }

    /// The flow in which an Item is updated.
    pub(super) fn way_to_update(&self, configuration: &LinkConfiguration, item: &Item) -> Flow {
        if item.is_manual() {
            return match item.verification().and_then(|it| it.status) {
                Some(Status::PendingManualVerification | Status::VerificationFailed) => VERIFY,
                _ => VERIFIED,
            };
        }
        let institution = self.institution(&item.institution_id);
        let american = |country: &CountryCode| {
            matches!(country, CountryCode::UnitedStates | CountryCode::Canada)
        };
        // Where people log in on a bank's own site, that is where they choose accounts too.
        let chooses_here =
            institution.is_some_and(|it| !it.oauth && it.country_codes.iter().any(american));
        let asks_more = !configuration.products.is_empty()
            || !configuration.additional_consented_products.is_empty();
        if configuration.account_selection && chooses_here {
            RESELECT
        } else if asks_more && item.error().is_none() {
            WIDEN
        } else {
            UPDATE
        }
    }

    /// Gives an Item what came of update mode: a login that works, accounts, products and consent.
    pub(super) fn bring_up_to_date(
        &mut self,
        session: &LinkSession,
        item_id: ItemId,
        products: &[Product],
        consented: Option<Consented>,
    ) {
        if session.flow != WIDEN && session.flow != PROVE {
            self.repair_login(item_id);
        }
        let reselected = (session.flow == RESELECT).then_some(&session.chosen);
        if let Some(shared) = session.shared.as_ref().or(reselected) {
            self.share_accounts(item_id, shared);
            self.announce_other_accounts(item_id, &session.kept);
        }
        self.add_products(item_id, products);
        self.note_activity(item_id, ActivityType::ItemUpdate);
        if let Some(consented) = consented {
            self.widen_consent(item_id, consented);
        }
    }

    /// Changes which accounts an Item shares, by their positions among the user's. One that was not
    /// shared until now has a new id, even if it was shared once before.
    pub(super) fn share_accounts(&mut self, item_id: ItemId, positions: &[usize]) {
        let now = self.now;
        let Some(item) = self.items.get_mut(&item_id) else {
            return;
        };
        let at = item.note(now, News::Accounts);
        let news = |at: &usize| !item.accounts.iter().any(|it| it.position == *at);
        if positions.iter().any(news) {
            item.grants += 1;
        }
        let (grants, mut before) = (item.grants, std::mem::take(&mut item.accounts));
        let account = |position: &usize| match before.iter().position(|it| it.position == *position)
        {
            Some(place) => before.swap_remove(place),
            None => Account::new(item_id, grants, *position, at),
        };
        item.accounts = positions.iter().map(account).collect();
        let left = before.into_iter().map(|account| Account {
            until: Some(at),
            ..account
        });
        item.left.extend(left);
    }

    /// Puts products on an Item that its institution has.
    fn add_products(&mut self, item_id: ItemId, products: &[Product]) {
        let Some(item) = self.items.get(&item_id) else {
            return;
        };
        let institution = self.institution(&item.institution_id);
        let supported = |product: &Product| institution.is_some_and(|it| it.supports(*product));
        let more: Vec<Product> = products.iter().copied().filter(supported).collect();
        let begins = more.contains(&Product::Transactions) && item.feed.is_none();
        let (now, delays) = (self.now, self.catalog.switches.delays);
        if let Some(item) = self.items.get_mut(&item_id) {
            item.products.extend(more);
            if begins {
                item.feed = Some(Feed::new(now, HistoryDates::default(), delays).of(&item.user));
            }
        }
        if begins {
            self.await_pulls(item_id);
        }
    }
}
