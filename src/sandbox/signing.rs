//! The key that signs webhooks, and the signatures.
//! <https://plaid.com/docs/api/webhooks/webhook-verification/>
//!
//! All worlds of a run start with the same key, as all clients of one of Plaid's environments
//! share theirs; a world may have it rotated. Keys are made from the seed, and signatures follow
//! RFC 6979, so that the same body signed at the same time has the same bytes in every run.

use std::cell::OnceCell;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::{SignedDuration, Timestamp};
use p256::ecdsa::signature::Signer;
use p256::ecdsa::{self, Signature};
use sha2::{Digest, Sha256};

use super::Sandbox;
use super::ids::{Uuid, WorldTag};
use super::webhooks::Forgery;
use crate::errors::{Error, ErrorCode};

/// When the key of every run was made: 2025-01-01T00:00:00Z.
const MADE_AT: i64 = 1_735_689_600;

/// The id of a key that no run has.
const UNKNOWN_KEY: &str = "00000000-0000-4000-8000-000000000000";

/// A public key as `/webhook_verification_key/get` shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerificationKey {
    /// `kid`
    pub id: String,
    /// When it was made, in seconds since 1970.
    pub created_at: i64,
    /// When it was rotated out, in seconds since 1970.
    pub expired_at: Option<i64>,
    /// Its point on P-256, base64url.
    pub x: String,
    /// As `x`.
    pub y: String,
}

/// The key of Plaid's own Sandbox, which public test suites ask for by its id. Only Plaid can sign
/// with it. <https://plaid.com/docs/api/webhooks/webhook-verification/>
fn plaids_key() -> VerificationKey {
    VerificationKey {
        id: "6c5516e1-92dc-479e-a8ff-5a51992e0001".to_owned(),
        created_at: 1_560_466_143,
        expired_at: None,
        x: "35lvC8uz2QrWpQJ3TUH8t9o9DURMp7ydU518RKDl20k".to_owned(),
        y: "I8BuXB2bvxelzJAd7OKhd-ZwjCst05Fx47Mb_0ugros".to_owned(),
    }
}

/// How long a receiver may accept a signature after it was made; a forged one is a second older.
/// <https://plaid.com/docs/api/webhooks/webhook-verification/>
const FRESH: SignedDuration = SignedDuration::from_mins(5);

/// The keys of a world: the one that signs, and those that were rotated out, the oldest first.
#[derive(Debug, Default)]
pub(super) struct Keys {
    current: OnceCell<SigningKey>,
    retired: Vec<SigningKey>,
}

impl Keys {
    /// Whether one was rotated out.
    pub(super) fn have_retired(&self) -> bool {
        !self.retired.is_empty()
    }
}

/// A key that signs, or did.
struct SigningKey {
    id: Uuid,
    created_at: i64,
    expired_at: Option<i64>,
    secret: ecdsa::SigningKey,
}

impl SigningKey {
    /// A key of a run: the first has the number 0.
    fn of_seed(seed: u64, number: u32, created_at: i64) -> Self {
        let hash = |purpose: &str, count: u64| -> [u8; 32] {
            Sha256::new()
                .chain_update(purpose)
                .chain_update(seed.to_le_bytes())
                .chain_update(count.to_le_bytes())
                .finalize()
                .into()
        };
        let first = u64::from(number) << 32;
        let secret = (first..)
            .find_map(|count| ecdsa::SigningKey::from_slice(&hash("webhook key", count)).ok())
            .expect("one in four billion hashes is no key");
        let name = hash("webhook key id", number.into());
        let number = |bytes: &[u8]| {
            bytes
                .iter()
                .fold(0, |sum, byte| sum << 8 | u128::from(*byte))
        };
        let tag = WorldTag(number(&name[..4]) as u32);
        Self {
            id: Uuid::new(tag, number(&name[4..16])),
            created_at,
            expired_at: None,
            secret,
        }
    }

    /// The header `Plaid-Verification` of a body that is sent at `at`.
    fn sign(&self, at: Timestamp, body: &[u8], forgery: Option<Forgery>) -> String {
        let algorithm = match forgery {
            Some(Forgery::Algorithm) => "HS256",
            _ => "ES256",
        };
        let id = match forgery {
            Some(Forgery::KeyId) => UNKNOWN_KEY,
            _ => &self.id.to_string(),
        };
        let signed_at = match forgery {
            Some(Forgery::IssuedAt) => at - FRESH - SignedDuration::from_secs(1),
            _ => at,
        };
        let header = format!(r#"{{"alg":"{algorithm}","kid":"{id}","typ":"JWT"}}"#);
        let digest = base16(&Sha256::digest(body));
        let claims = format!(
            r#"{{"iat":{},"request_body_sha256":"{digest}"}}"#,
            signed_at.as_second()
        );
        let mut token = URL_SAFE_NO_PAD.encode(header);
        token.push('.');
        URL_SAFE_NO_PAD.encode_string(claims, &mut token);
        let signature: Signature = match forgery {
            Some(Forgery::Signature) => self.secret.sign(b"something else"),
            _ => self.secret.sign(token.as_bytes()),
        };
        token.push('.');
        URL_SAFE_NO_PAD.encode_string(signature.to_bytes(), &mut token);
        token
    }

    fn public(&self) -> VerificationKey {
        let point = self.secret.verifying_key().to_sec1_point(false);
        // The point is a byte that names its form, and two coordinates.
        let (x, y) = point.as_bytes()[1..].split_at(32);
        VerificationKey {
            id: self.id.to_string(),
            created_at: self.created_at,
            expired_at: self.expired_at,
            x: URL_SAFE_NO_PAD.encode(x),
            y: URL_SAFE_NO_PAD.encode(y),
        }
    }
}

/// The secret stays out of logs.
impl std::fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "SigningKey({})", self.id)
    }
}

impl Sandbox {
    /// The header `Plaid-Verification` of a body that is sent now, and the body as it is sent: with
    /// a forgery, nobody should accept the two.
    pub(super) fn sign(&self, mut body: Vec<u8>, forgery: Option<Forgery>) -> (String, Vec<u8>) {
        let retired = self.keys.retired.last();
        let key = match forgery {
            Some(Forgery::RetiredKey) => retired.unwrap_or_else(|| self.signing_key()),
            _ => self.signing_key(),
        };
        let verification = key.sign(self.now, &body, forgery);
        if forgery == Some(Forgery::Body) {
            // The same JSON still: who hashes what was parsed does not notice.
            body.push(b'\n');
        }
        (verification, body)
    }

    /// The key that signs this world's webhooks, made when it is first needed.
    fn signing_key(&self) -> &SigningKey {
        self.keys
            .current
            .get_or_init(|| SigningKey::of_seed(self.seed, 0, MADE_AT))
    }

    /// Has another key sign from now on; the one before is shown as expired.
    pub fn rotate_key(&mut self) -> VerificationKey {
        let now = self.now.as_second();
        let number = self.keys.retired.len() + 1;
        let new = SigningKey::of_seed(self.seed, u32::try_from(number).unwrap_or(u32::MAX), now);
        let shown = new.public();
        self.signing_key();
        if let Some(mut old) = self.keys.current.take() {
            old.expired_at = Some(now);
            self.keys.retired.push(old);
        }
        self.keys.current = OnceCell::from(new);
        shown
    }

    /// Every key of this world, the one that signs first.
    pub fn verification_keys(&self) -> Vec<VerificationKey> {
        let current = std::iter::once(self.signing_key());
        let all = current.chain(self.keys.retired.iter().rev());
        all.map(SigningKey::public).collect()
    }

    /// The public key with an id, `/webhook_verification_key/get`.
    ///
    /// # Errors
    /// `INVALID_WEBHOOK_VERIFICATION_KEY_ID` if there is none.
    pub fn verification_key(&self, id: &str) -> Result<VerificationKey, Error> {
        let mut all = self.verification_keys();
        all.push(plaids_key());
        all.into_iter()
            .find(|key| key.id == id)
            .ok_or(ErrorCode::InvalidWebhookVerificationKeyId.into())
    }
}

fn base16(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |place: u8| char::from(DIGITS[usize::from(place)]);
    bytes
        .iter()
        .flat_map(|byte| [digit(byte >> 4), digit(byte & 0xf)])
        .collect()
}
