//! Ids of things that move money. <https://plaid.com/docs/api/products/payment-initiation/>

use std::fmt;

use serde::{Serialize, Serializer};

use super::{Reading, Uuid, ascii, read};
use crate::errors::Error;

/// Declares an id of the form `kind-sandbox-uuid`, and how a request's text is read back.
macro_rules! money_id {
    ($(#[$meta:meta])* $Name:ident, $kind:literal, $field:literal) => {
        token! { $(#[$meta])* $Name, $kind }

        impl $Name {
            #[doc = concat!("Reads `", $field, "`.")]
            ///
            /// # Errors
            /// `INVALID_FIELD`, worded by what is wrong.
            pub fn parse(text: &str) -> Result<Self, Error> {
                match read($kind, text) {
                    Reading::Token(uuid) => Ok(Self(uuid)),
                    Reading::Unknown | Reading::Foreign(_) => Err(Error::id_not_found($field)),
                    Reading::Malformed => Err(Error::id_format($field, $kind)),
                }
            }
        }
    };
}

money_id! {
    /// `recipient_id`: somebody who is paid.
    RecipientId, "recipient-id", "recipient_id"
}

money_id! {
    /// `payment_id`
    PaymentId, "payment-id", "payment_id"
}

money_id! {
    /// `consent_id`: leave to make payments.
    ConsentId, "consent-id", "consent_id"
}

token! {
    /// `refund_id`: money that goes back.
    RefundId, "wallet-transaction-id"
}
