//! The key that signs webhooks, and the signatures.
//! <https://plaid.com/docs/api/webhooks/webhook-verification/>
//!
//! All worlds of a run share the key, as all clients of one of Plaid's environments do. It is made
//! from the seed, and signatures follow RFC 6979, so that the same body signed at the same time has
//! the same bytes in every run.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::Timestamp;
use p256::ecdsa::signature::Signer;
use p256::ecdsa::{self, Signature};
use sha2::{Digest, Sha256};

use super::Sandbox;
use super::ids::{Uuid, WorldTag};
use crate::errors::{Error, ErrorCode};

/// When the key of every run was made: 2025-01-01T00:00:00Z.
const MADE_AT: i64 = 1_735_689_600;

/// A public key as `/webhook_verification_key/get` shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerificationKey {
    /// `kid`
    pub id: String,
    /// When it was made, in seconds since 1970.
    pub created_at: i64,
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
        x: "35lvC8uz2QrWpQJ3TUH8t9o9DURMp7ydU518RKDl20k".to_owned(),
        y: "I8BuXB2bvxelzJAd7OKhd-ZwjCst05Fx47Mb_0ugros".to_owned(),
    }
}

/// The key that signs.
pub(super) struct SigningKey {
    id: Uuid,
    secret: ecdsa::SigningKey,
}

impl SigningKey {
    /// The key of a run.
    fn of_seed(seed: u64) -> Self {
        let hash = |purpose: &str, count: u64| -> [u8; 32] {
            Sha256::new()
                .chain_update(purpose)
                .chain_update(seed.to_le_bytes())
                .chain_update(count.to_le_bytes())
                .finalize()
                .into()
        };
        let secret = (0..)
            .find_map(|count| ecdsa::SigningKey::from_slice(&hash("webhook key", count)).ok())
            .expect("one in four billion hashes is no key");
        let name = hash("webhook key id", 0);
        let number = |bytes: &[u8]| {
            bytes
                .iter()
                .fold(0, |sum, byte| sum << 8 | u128::from(*byte))
        };
        let tag = WorldTag(number(&name[..4]) as u32);
        Self {
            id: Uuid::new(tag, number(&name[4..16])),
            secret,
        }
    }

    /// The header `Plaid-Verification` of a body that is sent at `at`.
    pub(super) fn sign(&self, at: Timestamp, body: &[u8]) -> String {
        let header = format!(r#"{{"alg":"ES256","kid":"{}","typ":"JWT"}}"#, self.id);
        let digest = base16(&Sha256::digest(body));
        let claims = format!(
            r#"{{"iat":{},"request_body_sha256":"{digest}"}}"#,
            at.as_second()
        );
        let mut token = URL_SAFE_NO_PAD.encode(header);
        token.push('.');
        URL_SAFE_NO_PAD.encode_string(claims, &mut token);
        let signature: Signature = self.secret.sign(token.as_bytes());
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
            created_at: MADE_AT,
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
    /// The key that signs this world's webhooks, made when it is first needed.
    pub(super) fn signing_key(&self) -> &SigningKey {
        self.signing_key
            .get_or_init(|| SigningKey::of_seed(self.seed))
    }

    /// The public key with an id, `/webhook_verification_key/get`.
    ///
    /// # Errors
    /// `INVALID_WEBHOOK_VERIFICATION_KEY_ID` if there is none.
    pub fn verification_key(&self, id: &str) -> Result<VerificationKey, Error> {
        [self.signing_key().public(), plaids_key()]
            .into_iter()
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
