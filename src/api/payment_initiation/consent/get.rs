//! `POST /payment_initiation/consent/get`

use serde::{Deserialize, Serialize};

use crate::api::wire::time::Milliseconds;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::ids::{ConsentId, RecipientId};
use crate::sandbox::payments::{ConsentStatus, ConsentType, Constraints, RefundDetails, Scope};

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    consent_id: String,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response<'a> {
    consent_id: ConsentId,
    constraints: &'a Constraints,
    created_at: Milliseconds,
    #[serde(skip_serializing_if = "Option::is_none")]
    payer_details: Option<&'a RefundDetails>,
    recipient_id: RecipientId,
    reference: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    scopes: Option<&'a [Scope]>,
    status: ConsentStatus,
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    kind: Option<ConsentType>,
}

impl Endpoint for Request {
    const PATH: &'static str = "/payment_initiation/consent/get";
    const SUMMARY: &'static str = "Read a consent to payments and whether it counts.";
    const ERRORS: &'static [ErrorCode] = &[];
    type Response<'a> = Response<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<Response<'a>, Error> {
        let consent = call.sandbox.consent(ConsentId::parse(&self.consent_id)?)?;
        let order = &consent.order;
        Ok(Response {
            consent_id: consent.id,
            constraints: &order.constraints,
            created_at: Milliseconds(consent.created_at),
            payer_details: order.payer_details.as_ref(),
            recipient_id: order.recipient_id,
            reference: &order.reference,
            scopes: order.scopes.as_deref(),
            status: consent.status,
            kind: order.kind,
        })
    }
}
