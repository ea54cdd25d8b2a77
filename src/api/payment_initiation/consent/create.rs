//! `POST /payment_initiation/consent/create`

use serde::{Deserialize, Serialize};

use crate::api::wire::payment::PayerOptions;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::ids::{ConsentId, RecipientId};
use crate::sandbox::payments::{
    Bacs, ConsentStatus, ConsentType, Constraints, NewConsent, Payer, RefundDetails, Scope,
};

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    constraints: Constraints,
    options: Option<PayerOptions>,
    payer_details: Option<PayerDetails>,
    recipient_id: String,
    reference: String,
    scopes: Option<Vec<Scope>>,
    #[serde(rename = "type")]
    kind: Option<ConsentType>,
}

/// Whose account payments come from; what is not read here is checked by the contract.
#[derive(Debug, Deserialize)]
struct PayerDetails {
    name: String,
    numbers: PayerNumbers,
}

#[derive(Debug, Deserialize)]
struct PayerNumbers {
    bacs: Option<Bacs>,
    iban: Option<String>,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response {
    consent_id: ConsentId,
    status: ConsentStatus,
}

impl Endpoint for Request {
    const PATH: &'static str = "/payment_initiation/consent/create";
    const SUMMARY: &'static str = "Ask for leave to make payments, which the payer gives in Link.";
    const ERRORS: &'static [ErrorCode] = &[
        ErrorCode::MissingFields,
        ErrorCode::PaymentConsentInvalidConstraints,
        ErrorCode::PaymentInvalidRecipient,
        ErrorCode::PaymentInvalidReference,
    ];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        let options = self.options.unwrap_or_default();
        let payer_details = self.payer_details.map(|it| RefundDetails {
            bacs: it.numbers.bacs,
            iban: it.numbers.iban,
            name: it.name,
        });
        let consent = call.sandbox.create_consent(NewConsent {
            recipient_id: RecipientId::parse(&self.recipient_id)?,
            reference: self.reference,
            scopes: self.scopes,
            kind: self.kind,
            constraints: self.constraints,
            payer: Payer {
                bacs: options.bacs,
                iban: options.iban,
            },
            payer_details,
        })?;
        Ok(Response {
            consent_id: consent.id,
            status: consent.status,
        })
    }
}
