//! The Item that comes of a Link session.

use std::collections::BTreeSet;

use super::ids::{ItemId, LinkToken, PublicToken};
use super::product::Product;
use super::{AddedItem, LinkConfiguration, LinkSession, NewItem, Sandbox};

impl Sandbox {
    /// Makes the Item of a session that has got that far, or repairs the one it is for.
    pub(super) fn connect(&mut self, token: LinkToken, session: &mut LinkSession) {
        let configuration = &self.link_tokens[&token].configuration;
        let consented = self.consent_of(configuration);
        if session.shared.is_none() {
            // Where people log in on the bank's own site it has happened there.
            let replaced = self.replaced(configuration, session);
            self.cut_off(replaced);
        }
        let configuration = &self.link_tokens[&token].configuration;
        if let Some(item_id) = session.update {
            let products = configuration.products.clone();
            let statements = configuration.statements;
            self.bring_up_to_date(session, item_id, &products, consented);
            self.want_statements(item_id, statements);
            let (public_token, _) = self.mint_public_token(item_id);
            self.keep_added(token, session, public_token, item_id);
            self.fulfil(token, session);
            return;
        }
        if configuration.asks_payroll() {
            return self.connect_payroll(token, session);
        }
        if session.numbers.alone() {
            return self.connect_by_numbers(token, session);
        }
        let (Some(user), Some((institution_id, _))) = (&session.user, &session.institution) else {
            return;
        };
        let (products, check) = self.products_of(configuration, institution_id);
        let new = NewItem {
            institution_id: institution_id.clone(),
            user: std::sync::Arc::clone(user),
            products,
            webhook: configuration.item_webhook(),
            accounts: Some(session.chosen.clone()),
            history: configuration.history,
            user_id: configuration.user_id.clone(),
        };
        let (public_token, item_id) = self.create_item(new);
        if let Some(item) = self.items.get_mut(&item_id) {
            item.consented = consented;
        }
        self.want_statements(item_id, self.link_tokens[&token].configuration.statements);
        self.add_check_item(item_id, check);
        if let Some(days) = self.link_tokens[&token].configuration.cashflow_days {
            self.make_cashflow_report(item_id, days);
        }
        if session.numbers.by_login() {
            self.add_typed_numbers(token, session, item_id);
        }
        self.keep_added(token, session, public_token, item_id);
        self.fulfil(token, session);
        self.save_connection(session);
    }

    /// Notes an Item that a session has brought.
    pub(super) fn keep_added(
        &mut self,
        token: LinkToken,
        session: &mut LinkSession,
        public_token: PublicToken,
        item_id: ItemId,
    ) {
        self.note_consent(item_id);
        let accounts = &self.items[&item_id].accounts;
        session.added.push(AddedItem {
            public_token,
            item_id,
            accounts: accounts.iter().map(|account| account.id).collect(),
            institution: session.institution.clone(),
            check: self.items[&item_id].is_check_alone(),
        });
        self.find_check_item(token, session, item_id);
        session.connected = true;
        self.announce_added(token, session.id, public_token);
    }

    /// Products a new Item starts with: all that were asked for, and those that were wanted where
    /// the institution has them. Beside them those of Plaid Check, if an Item of its own has them.
    pub(super) fn products_of(
        &self,
        configuration: &LinkConfiguration,
        institution_id: &str,
    ) -> (BTreeSet<Product>, BTreeSet<Product>) {
        let institution = self.institution(institution_id);
        let wanted = configuration
            .required_if_supported_products
            .iter()
            .chain(&configuration.optional_products)
            .filter(|product| institution.is_some_and(|it| it.supports(**product)));
        let all = configuration.products.iter().chain(wanted).copied();
        let (check, own): (BTreeSet<_>, BTreeSet<_>) = all.partition(|it| it.is_check());
        if own.is_empty() {
            (check, own)
        } else {
            (own, check)
        }
    }
}
