//! `POST /webhook_verification_key/get`

use serde::{Deserialize, Serialize};

use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    key_id: String,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response {
    key: Jwk,
}

/// A public key as JOSE writes it, with the times Plaid adds.
#[derive(Debug, Serialize)]
struct Jwk {
    alg: &'static str,
    created_at: i64,
    crv: &'static str,
    expired_at: Option<i64>,
    kid: String,
    kty: &'static str,
    r#use: &'static str,
    x: String,
    y: String,
}

impl Endpoint for Request {
    const PATH: &'static str = "/webhook_verification_key/get";
    const SUMMARY: &'static str = "Read the public key that verifies the signature of a webhook.";
    const ERRORS: &'static [ErrorCode] = &[ErrorCode::InvalidWebhookVerificationKeyId];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        let key = call.sandbox.verification_key(&self.key_id)?;
        Ok(Response {
            key: Jwk {
                alg: "ES256",
                created_at: key.created_at,
                crv: "P-256",
                expired_at: key.expired_at,
                kid: key.id,
                kty: "EC",
                r#use: "sig",
                x: key.x,
                y: key.y,
            },
        })
    }
}
