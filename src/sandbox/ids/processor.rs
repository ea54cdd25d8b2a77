//! Tokens that lend an account to a company Plaid works with.

use std::fmt;

use serde::{Serialize, Serializer};

use super::{Reading, Uuid, ascii, read, spell};
use crate::errors::{Error, TokenKind};

token! {
    /// Lends one account of an Item to a processor, until the Item is removed.
    ProcessorToken, "processor"
}

impl ProcessorToken {
    /// Reads a token.
    ///
    /// # Errors
    /// `INVALID_PROCESSOR_TOKEN`, worded by what is wrong.
    pub fn parse(text: &str) -> Result<Self, Error> {
        match read("processor", text) {
            Reading::Token(uuid) => Ok(Self(uuid)),
            Reading::Unknown => Err(Error::token_not_found(TokenKind::Processor)),
            Reading::Foreign(environment) => Err(Error::wrong_environment(
                TokenKind::Processor,
                "sandbox",
                &environment,
            )),
            Reading::Malformed => Err(Error::token_format(TokenKind::Processor)),
        }
    }
}

/// A bank account as Stripe knows it: `btok_` and 24 letters and digits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct StripeToken(String);

impl StripeToken {
    /// The token from 256 bits of chance.
    pub fn new(first: u128, second: u128) -> Self {
        let mut letters = [0; 24];
        let (low, high) = letters.split_at_mut(12);
        spell(first, low);
        spell(second, high);
        Self(format!("btok_{}", ascii(&letters)))
    }
}
