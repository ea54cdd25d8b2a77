//! Items made without Link, `/sandbox/public_token/create`.

use std::collections::BTreeSet;

use super::applications::ActivityType;
use super::history::HistoryDates;
use super::ids::{ItemId, PublicToken, UserId};
use super::product::Product;
use super::{NewItem, Sandbox, StatementDates};
use crate::errors::{Error, ErrorCode};

/// A login and what to do with it, in place of a person going through Link.
#[derive(Debug)]
pub struct DirectLink<'a> {
    /// Where to sign in.
    pub institution_id: &'a str,
    /// Who signs in.
    pub username: &'a str,
    /// With what.
    pub password: &'a str,
    /// Products asked for.
    pub products: BTreeSet<Product>,
    /// Where webhooks go.
    pub webhook: Option<String>,
    /// Transaction history asked for.
    pub history: HistoryDates,
    /// The user the Item is to belong to.
    pub user_id: Option<UserId>,
    /// Statements asked for.
    pub statements: Option<StatementDates>,
}

impl Sandbox {
    /// Makes an Item without Link, `/sandbox/public_token/create`.
    ///
    /// # Errors
    /// `PRODUCTS_NOT_SUPPORTED` if the institution has not all products; those of
    /// [`Sandbox::sign_in`]; `INVALID_INSTITUTION`.
    pub fn create_item_without_link(&mut self, link: DirectLink<'_>) -> Result<PublicToken, Error> {
        let made = self.link_directly(link, ActivityType::ItemCreate);
        made.map(|(public_token, _)| public_token)
    }

    /// Makes an Item that comes about in this way.
    pub(super) fn link_directly(
        &mut self,
        link: DirectLink<'_>,
        kind: ActivityType,
    ) -> Result<(PublicToken, ItemId), Error> {
        let institution = self
            .institution(link.institution_id)
            .ok_or(ErrorCode::InvalidInstitution)?;
        let missing = link
            .products
            .iter()
            .filter(|product| !institution.supports(**product));
        let missing: Vec<&str> = missing.map(|product| product.as_str()).collect();
        if !missing.is_empty() {
            return Err(Error::products_not_supported(&missing));
        }
        let entered = self.sign_in(link.username, link.password)?;
        // Nobody is there to answer questions, but a challenge that is lost stays lost.
        if entered.challenge.recaptcha == Some(false) {
            return Err(ErrorCode::RecaptchaBad.into());
        }
        let new = NewItem {
            institution_id: link.institution_id.to_owned(),
            user: entered.user,
            products: link.products,
            webhook: link.webhook,
            accounts: None,
            history: link.history,
            user_id: link.user_id,
        };
        let (public_token, item_id) = self.make_item(new, kind);
        self.want_statements(item_id, link.statements);
        self.note_consent(item_id);
        Ok((public_token, item_id))
    }
}
