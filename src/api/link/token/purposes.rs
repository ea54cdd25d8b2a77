//! What sessions of a link token are for beyond an Item: the objects of `/link/token/create` that
//! other products' flows read.

use serde::Deserialize;

use super::create::Request;
use crate::errors::Error;
use crate::sandbox::ids::{ConsentId, PaymentId};
use crate::sandbox::payments::PaymentRequest;
use crate::sandbox::product::{CountryCode, Product};
use crate::sandbox::{Purpose, Sandbox};

/// `payment_initiation`
#[derive(Debug, Deserialize)]
pub(super) struct PaymentInitiation {
    consent_id: Option<String>,
    payment_id: Option<String>,
}

/// What sessions are for, if not for an Item alone.
///
/// # Errors
/// `INVALID_FIELD`
pub(super) fn read(
    request: &Request,
    products: &[Product],
    sandbox: &Sandbox,
) -> Result<Option<Purpose>, Error> {
    if products.contains(&Product::PaymentInitiation)
        && let Some(asked) = &request.payment_initiation
    {
        return payment(asked, products, &request.country_codes, sandbox).map(Some);
    }
    Ok(None)
}

fn payment(
    asked: &PaymentInitiation,
    products: &[Product],
    countries: &[CountryCode],
    sandbox: &Sandbox,
) -> Result<Purpose, Error> {
    let payment = match (&asked.payment_id, &asked.consent_id) {
        (Some(id), None) => PaymentRequest::Payment(PaymentId::parse(id)?),
        (None, Some(id)) => PaymentRequest::Consent(ConsentId::parse(id)?),
        (None, None) | (Some(_), Some(_)) => {
            let rule = "an object with either payment_id or consent_id";
            return Err(Error::invalid_field("payment_initiation", rule));
        }
    };
    if products.len() > 1 {
        let rule = "a list of payment_initiation alone, when it contains that";
        return Err(Error::invalid_field("products", rule));
    }
    let overseas = |it: &CountryCode| matches!(it, CountryCode::UnitedStates | CountryCode::Canada);
    if countries.iter().any(overseas) {
        let rule = "countries of Europe when products contains payment_initiation";
        return Err(Error::invalid_field("country_codes", rule));
    }
    sandbox.check_payment_request(payment)?;
    Ok(Purpose::Payment(payment))
}
