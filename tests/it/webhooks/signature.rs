//! How webhooks are signed.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use p256::ecdsa::signature::Verifier;
use p256::ecdsa::{Signature, VerifyingKey};
use plaid_emulator::sandbox::webhooks::Outcome;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::{URL, drain, item};
use crate::server::Server;

/// An app verifies a webhook as Plaid's documentation tells it to.
#[test]
fn a_webhook_is_verified_with_the_key_its_signature_names() {
    let server = Server::start();
    item(&server, &["transactions"], URL);
    server.advance("5s");
    let sent = drain(&server, |_| Outcome::Answered(200));
    let token = &sent[0].verification;
    let parts: Vec<&str> = token.split('.').collect();
    let read = |part: &str| String::from_utf8(URL_SAFE_NO_PAD.decode(part).unwrap()).unwrap();
    let header: Value = serde_json::from_str(&read(parts[0])).unwrap();
    let key = server.ok(
        "/webhook_verification_key/get",
        json!({ "key_id": header["kid"] }),
    );
    let coordinate = |name| URL_SAFE_NO_PAD.decode(key.text_at(name)).unwrap();
    let point = [vec![4], coordinate("/key/x"), coordinate("/key/y")].concat();
    let signature = Signature::from_slice(&URL_SAFE_NO_PAD.decode(parts[2]).unwrap()).unwrap();
    let signed = format!("{}.{}", parts[0], parts[1]);
    let verifying = VerifyingKey::from_sec1_bytes(&point).unwrap();
    verifying.verify(signed.as_bytes(), &signature).unwrap();
    assert!(verifying.verify(b"another text", &signature).is_err());
    let claims: Value = serde_json::from_str(&read(parts[1])).unwrap();
    let hash: String = Sha256::digest(&sent[0].body)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    assert_eq!(claims["request_body_sha256"], hash);
    insta::assert_snapshot!([read(parts[0]), read(parts[1]), key.text, token.clone()].join("\n"));
}

#[test]
fn verification_keys_are_known_by_their_id() {
    let server = Server::start();
    let plaids = json!({ "key_id": "6c5516e1-92dc-479e-a8ff-5a51992e0001" });
    insta::assert_snapshot!(server.ok("/webhook_verification_key/get", plaids).text);
    let answer = server.post(
        "/webhook_verification_key/get",
        json!({ "key_id": "no-key" }),
    );
    assert_eq!(
        answer.error(),
        "400 INVALID_INPUT/INVALID_WEBHOOK_VERIFICATION_KEY_ID: invalid key_id provided. note that \
         key_ids are specific to Plaid environments, and verification requests must be made to \
         the same environment that the webhook was sent from"
    );
}
