//! Who is paid.
//! <https://plaid.com/docs/api/products/payment-initiation/#payment_initiationrecipientcreate>

use serde::{Deserialize, Serialize};

use super::{Sandbox, rules};
use crate::errors::Error;
use crate::sandbox::ids::RecipientId;

/// An account in the United Kingdom.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
pub struct Bacs {
    /// Eight digits.
    pub account: Option<String>,
    /// Six digits.
    pub sort_code: Option<String>,
}

/// Where somebody is.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
pub struct PostalAddress {
    /// City.
    pub city: String,
    /// ISO 3166-1 alpha-2.
    pub country: String,
    /// Postal code.
    pub postal_code: String,
    /// One line or two.
    pub street: Vec<String>,
}

/// Somebody who is paid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipient {
    /// `recipient_id`
    pub id: RecipientId,
    /// Their name.
    pub name: String,
    /// Their account by its IBAN.
    pub iban: Option<String>,
    /// Their account in the United Kingdom.
    pub bacs: Option<Bacs>,
    /// Where they are.
    pub address: Option<PostalAddress>,
}

impl Sandbox {
    /// Tells of somebody who is paid; the same again is the same recipient.
    ///
    /// # Errors
    /// `MISSING_FIELDS` without an account; `INVALID_FIELD` for an account that cannot be, or an
    /// address with too much in it.
    pub fn create_recipient(
        &mut self,
        name: String,
        iban: Option<String>,
        bacs: Option<Bacs>,
        address: Option<PostalAddress>,
    ) -> Result<RecipientId, Error> {
        rules::check_recipient(iban.as_deref(), bacs.as_ref(), address.as_ref())?;
        let same = |it: &&Recipient| {
            it.name == name && it.iban == iban && it.bacs == bacs && it.address == address
        };
        if let Some(known) = self.payments.recipients.iter().find(same) {
            return Ok(known.id);
        }
        let id = self.mint.recipient_id();
        let recipient = Recipient {
            id,
            name,
            iban,
            bacs,
            address,
        };
        self.payments.recipients.add(id, recipient);
        Ok(id)
    }

    /// A recipient.
    ///
    /// # Errors
    /// `INVALID_FIELD` if it is unknown.
    pub fn recipient(&self, id: RecipientId) -> Result<&Recipient, Error> {
        let recipient = self.payments.recipients.get(&id);
        recipient.ok_or_else(|| Error::id_not_found("recipient_id"))
    }

    /// Recipients after the one whose id is `cursor`, in the order they were told of, and whether
    /// there are more.
    ///
    /// # Errors
    /// `INVALID_FIELD` for a cursor that names nobody.
    pub fn list_recipients(
        &self,
        count: usize,
        cursor: Option<&str>,
    ) -> Result<(Vec<&Recipient>, bool), Error> {
        let mut rest = self.payments.recipients.iter();
        if let Some(cursor) = cursor {
            let rule = "a next_cursor of an earlier answer";
            let known = rest.any(|it| it.id.to_string() == cursor);
            known
                .then_some(())
                .ok_or_else(|| Error::invalid_field("cursor", rule))?;
        }
        let page: Vec<_> = rest.by_ref().take(count).collect();
        Ok((page, rest.next().is_some()))
    }
}
