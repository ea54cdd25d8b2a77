//! Tokens and ids: what they look like, how their text is read back, and what is wrong with a
//! text that is none. They are made by [`mint`](super::mint) only.
//! Formats: <https://plaid.com/docs/api/tokens/>.

use std::fmt;

use serde::{Serialize, Serializer};

use crate::errors::{Error, ErrorCode, TokenKind};

/// A UUID in the shape of version 4. Its first group is the tag of the world that made it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Uuid(u128);

/// Says which world made a token; the first eight hex digits of its UUID.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct WorldTag(pub u32);

impl Uuid {
    /// The UUID of a world from 96 bits of chance, of which version and variant take six.
    pub fn new(tag: WorldTag, chance: u128) -> Self {
        let tagged = (u128::from(tag.0) << 96) | (chance & ((1 << 96) - 1));
        let version = (tagged & !(0xf << 76)) | (0x4 << 76);
        Self((version & !(0b11 << 62)) | (0b10 << 62))
    }

    /// Reads the five groups of hex digits, in either case.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        if bytes.len() != 36 {
            return None;
        }
        let mut value = 0;
        for (position, byte) in bytes.iter().enumerate() {
            if matches!(position, 8 | 13 | 18 | 23) {
                if *byte != b'-' {
                    return None;
                }
                continue;
            }
            let digit = char::from(*byte).to_digit(16)?;
            value = (value << 4) | u128::from(digit);
        }
        Some(Self(value))
    }

    /// What ids that follow from it are spread from.
    pub(super) fn key(self) -> u64 {
        self.0 as u64
    }

    /// The world that made it.
    pub fn tag(self) -> WorldTag {
        WorldTag((self.0 >> 96) as u32)
    }

    fn text(self) -> [u8; 36] {
        const HEX: &[u8; 16] = b"0123456789abcdef";
        let mut text = [b'-'; 36];
        let mut nibble = 32;
        for (position, slot) in text.iter_mut().enumerate() {
            if !matches!(position, 8 | 13 | 18 | 23) {
                nibble -= 1;
                *slot = HEX[(self.0 >> (nibble * 4)) as usize & 0xf];
            }
        }
        text
    }
}

impl fmt::Display for Uuid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(ascii(&self.text()))
    }
}

impl fmt::Debug for Uuid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

impl Serialize for Uuid {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(ascii(&self.text()))
    }
}

fn ascii(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("ids are ASCII")
}

/// What a text that should be a token is.
enum Reading {
    Token(Uuid),
    /// Of another environment of Plaid's.
    Foreign(String),
    /// Of the right form, but no token the emulator could have made.
    Unknown,
    Malformed,
}

fn read(kind: &str, text: &str) -> Reading {
    let rest = text
        .strip_prefix(kind)
        .and_then(|rest| rest.strip_prefix('-'));
    let Some((environment, identifier)) = rest.and_then(|rest| rest.split_once('-')) else {
        return Reading::Malformed;
    };
    match environment {
        _ if identifier.is_empty() => Reading::Malformed,
        "sandbox" => Uuid::parse(identifier).map_or(Reading::Unknown, Reading::Token),
        "production" | "development" => Reading::Foreign(environment.to_owned()),
        _ => Reading::Malformed,
    }
}

macro_rules! token {
    ($(#[$meta:meta])* $Name:ident, $kind:literal) => {
        $(#[$meta])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
        pub struct $Name(pub Uuid);

        impl fmt::Display for $Name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(ascii(&self.text()))
            }
        }

        impl Serialize for $Name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(ascii(&self.text()))
            }
        }

        impl $Name {
            fn text(self) -> [u8; Self::PREFIX.len() + 36] {
                let mut text = [0; Self::PREFIX.len() + 36];
                let (prefix, uuid) = text.split_at_mut(Self::PREFIX.len());
                prefix.copy_from_slice(Self::PREFIX);
                uuid.copy_from_slice(&self.0.text());
                text
            }

            const PREFIX: &[u8] = concat!($kind, "-sandbox-").as_bytes();
        }
    };
}

mod application;
mod digits;
mod money;
mod oauth;
mod processor;
mod reports;
mod shared;
mod user;

pub use application::ApplicationId;
pub use money::{ConsentId, PaymentId, RecipientId, RefundId};
pub use oauth::{OauthToken, OauthTokenKind};
pub use processor::{ProcessorToken, StripeToken};
pub use reports::{AssetReportToken, AuditCopyToken, RelayToken};
pub use shared::ThirdPartyUserToken;
pub use user::{PrefixedId, UserId};

token! {
    /// Gives access to an Item until it is removed or rotated.
    AccessToken, "access"
}

token! {
    /// Exchanged once for an [`AccessToken`], within 30 minutes.
    PublicToken, "public"
}

token! {
    /// Opens Link.
    LinkToken, "link"
}

token! {
    /// What Layer hands over; read with `/user_account/session/get` within 30 minutes.
    ProfileToken, "profile"
}

token! {
    /// Stands for a user in the older API for users.
    UserToken, "user"
}

impl UserToken {
    /// Reads a token.
    ///
    /// # Errors
    /// `INVALID_USER_TOKEN`, worded by what is wrong.
    pub fn parse(text: &str) -> Result<Self, Error> {
        match read("user", text) {
            Reading::Token(uuid) => Ok(Self(uuid)),
            _ => Err(ErrorCode::InvalidUserToken.into()),
        }
    }
}

impl AccessToken {
    /// Reads a token.
    ///
    /// # Errors
    /// `INVALID_ACCESS_TOKEN`, worded by what is wrong.
    pub fn parse(text: &str) -> Result<Self, Error> {
        match read("access", text) {
            Reading::Token(uuid) => Ok(Self(uuid)),
            Reading::Unknown => Err(ErrorCode::InvalidAccessToken.into()),
            Reading::Foreign(environment) => Err(Error::wrong_environment(
                TokenKind::Access,
                "sandbox",
                &environment,
            )),
            Reading::Malformed => Err(Error::token_format(TokenKind::Access)),
        }
    }
}

impl PublicToken {
    /// Reads a token.
    ///
    /// # Errors
    /// `INVALID_PUBLIC_TOKEN`, worded by what is wrong.
    pub fn parse(text: &str) -> Result<Self, Error> {
        match read("public", text) {
            Reading::Token(uuid) => Ok(Self(uuid)),
            Reading::Unknown | Reading::Foreign(_) => Err(ErrorCode::InvalidPublicToken.into()),
            Reading::Malformed => Err(Error::token_format(TokenKind::Public)),
        }
    }
}

impl ProfileToken {
    /// Reads a token.
    ///
    /// # Errors
    /// `INVALID_PUBLIC_TOKEN`
    pub fn parse(text: &str) -> Result<Self, Error> {
        match read("profile", text) {
            Reading::Token(uuid) => Ok(Self(uuid)),
            _ => Err(ErrorCode::InvalidPublicToken.into()),
        }
    }
}

/// A token that onSuccess is called with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HandedToken {
    /// Of an Item.
    Public(PublicToken),
    /// Of what Layer has shared.
    Profile(ProfileToken),
}

impl Serialize for HandedToken {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Public(token) => token.serialize(serializer),
            Self::Profile(token) => token.serialize(serializer),
        }
    }
}

impl LinkToken {
    /// Reads a token.
    ///
    /// # Errors
    /// `INVALID_LINK_TOKEN`.
    pub fn parse(text: &str) -> Result<Self, Error> {
        match read("link", text) {
            Reading::Token(uuid) => Ok(Self(uuid)),
            _ => Err(ErrorCode::InvalidLinkToken.into()),
        }
    }
}

/// How many characters an id of Plaid's data has.
const ID_LENGTH: usize = 37;
/// How many of them all ids of one Item share.
const SHARED_LENGTH: usize = 23;
/// Letters and digits without `0`, `2`, `O` and `Y`, as counted over thousands of real ids.
const ALPHABET: &[u8; 58] = b"13456789ABCDEFGHIJKLMNPQRSTUVWXZabcdefghijklmnopqrstuvwxyz";

/// An `item_id`, `account_id` or `transaction_id`: 37 letters and digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct DataId([u8; ID_LENGTH]);

impl DataId {
    /// The id of an Item from 256 bits of chance.
    pub fn of_item(chance: [u8; 32]) -> Self {
        let (low, high) = chance.split_at(16);
        let mut id = [0; ID_LENGTH];
        spell(number(low), &mut id[..19]);
        spell(number(high), &mut id[19..]);
        Self(id)
    }

    /// The id of the part of an Item that `part` stands for; it shares the Item's first letters.
    pub fn of_part(self, part: u128) -> Self {
        let mut id = self.0;
        spell(part, &mut id[SHARED_LENGTH..]);
        Self(id)
    }

    /// Reads an id; `None` if no id has that form.
    pub fn parse(text: &str) -> Option<Self> {
        let id: [u8; ID_LENGTH] = text.as_bytes().try_into().ok()?;
        id.iter().all(u8::is_ascii_alphanumeric).then_some(Self(id))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        ascii(&self.0)
    }

    /// Chance that belongs to this id and nothing else, for deriving the ids of its parts.
    pub fn key(self) -> u64 {
        self.0.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
            (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
        })
    }
}

fn number(bytes: &[u8]) -> u128 {
    bytes
        .iter()
        .fold(0, |number, byte| (number << 8) | u128::from(*byte))
}

fn spell(mut number: u128, letters: &mut [u8]) {
    // Ten letters fit 64 bits, which divide much faster than 128.
    const LETTERS: usize = 10;
    const BASE: u128 = 58_u128.pow(LETTERS as u32);
    for letters in letters.chunks_mut(LETTERS) {
        let mut part = (number % BASE) as u64;
        number /= BASE;
        for letter in letters {
            *letter = ALPHABET[(part % 58) as usize];
            part /= 58;
        }
    }
}

impl fmt::Display for DataId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for DataId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for DataId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// `item_id`.
pub type ItemId = DataId;
/// `account_id`.
pub type AccountId = DataId;
/// `transaction_id`.
pub type TransactionId = DataId;

/// `request_id`: 15 lower-case hex digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RequestId(pub u64);

impl fmt::Display for RequestId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:015x}", self.0 & ((1 << 60) - 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_uuid_reads_back_and_names_its_world() {
        let uuid = Uuid::new(WorldTag(0xdead_beef), u128::MAX / 3);
        assert_eq!(uuid.to_string(), "deadbeef-5555-4555-9555-555555555555");
        assert_eq!(Uuid::parse(&uuid.to_string()), Some(uuid));
        assert_eq!(uuid.tag(), WorldTag(0xdead_beef));
    }

    #[test]
    fn what_is_no_uuid_is_refused() {
        for text in ["", "deadbeef", "deadbeef-5555-4555-9555-55555555555g", "é"] {
            assert_eq!(Uuid::parse(text), None, "{text}");
        }
        let without_dashes = "deadbeef0555504555095550555555555555";
        assert_eq!(Uuid::parse(without_dashes), None);
    }

    #[test]
    fn ids_of_one_item_share_their_first_letters() {
        let item = DataId::of_item([7; 32]);
        let part = item.of_part(1 << 80);
        assert_eq!(item.as_str()[..23], part.as_str()[..23]);
        assert_ne!(item, part);
        assert!(
            item.as_str()
                .bytes()
                .all(|letter| ALPHABET.contains(&letter))
        );
        assert_eq!(DataId::parse(part.as_str()), Some(part));
    }
}
