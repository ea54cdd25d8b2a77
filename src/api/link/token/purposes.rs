//! What sessions of a link token are for beyond an Item: the objects of `/link/token/create` that
//! other products' flows read.

use serde::Deserialize;

use super::create::Request;
use super::proofs;
use crate::errors::Error;
use crate::sandbox::ids::{ConsentId, ItemId, PaymentId};
use crate::sandbox::income::{IncomeSource, Parsing, PayrollFlow};
use crate::sandbox::payments::PaymentRequest;
use crate::sandbox::product::{CountryCode, Product};
use crate::sandbox::transfers::TransferRequest;
use crate::sandbox::{IncomeRequest, Purpose, Sandbox};

/// `payment_initiation`
#[derive(Debug, Deserialize)]
pub(super) struct PaymentInitiation {
    consent_id: Option<String>,
    payment_id: Option<String>,
}

/// `transfer`
#[derive(Debug, Default, Deserialize)]
pub(super) struct Transfer {
    authorization_id: Option<String>,
    intent_id: Option<String>,
}

/// `income_verification`
#[derive(Debug, Deserialize)]
pub(super) struct Income {
    bank_income: Option<BankIncome>,
    income_source_types: Option<Vec<IncomeSource>>,
    /// Of the older API, `/income/verification/create`.
    income_verification_id: Option<String>,
    payroll_income: Option<PayrollIncome>,
}

#[derive(Debug, Deserialize)]
struct BankIncome {
    days_requested: Option<i128>,
}

#[derive(Debug, Default, Deserialize)]
struct PayrollIncome {
    flow_types: Option<Vec<PayrollFlow>>,
    parsing_config: Option<Vec<Parsing>>,
}

/// The days a bank can be asked about.
const DAYS: std::ops::RangeInclusive<u16> = 1..=731;

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
    if products.contains(&Product::IncomeVerification)
        && let Some(asked) = &request.income_verification
        && (asked.income_source_types.is_some() || asked.income_verification_id.is_some())
    {
        return income(asked, request, products, sandbox).map(Some);
    }
    if let Some(asked) = &request.identity
        && asked.is_document_upload()
    {
        return proofs::read(asked, request, products, sandbox).map(Some);
    }
    if products.contains(&Product::Transfer)
        && let Some(transfer) = &request.transfer
    {
        return Ok(asked_transfer(transfer, sandbox)?.map(|(it, _)| Purpose::Transfer(it)));
    }
    Ok(None)
}

/// The Item that an authorization waits for, which is then updated.
///
/// # Errors
/// `INVALID_FIELD`
pub(super) fn update(request: &Request, sandbox: &Sandbox) -> Result<Option<ItemId>, Error> {
    let asked = request.products.iter().flatten();
    let asks = asked
        .into_iter()
        .any(|name| name == Product::Transfer.as_str());
    let transfer = request.transfer.as_ref().filter(|_| asks);
    let Some(transfer) = transfer.filter(|it| it.authorization_id.is_some()) else {
        return Ok(None);
    };
    Ok(asked_transfer(transfer, sandbox)?.and_then(|(_, item)| item))
}

fn asked_transfer(
    asked: &Transfer,
    sandbox: &Sandbox,
) -> Result<Option<(TransferRequest, Option<ItemId>)>, Error> {
    let ids = (
        asked.intent_id.as_deref(),
        asked.authorization_id.as_deref(),
    );
    match ids {
        (None, None) => Ok(None),
        (Some(_), Some(_)) => {
            let rule = "an object with either intent_id or authorization_id";
            Err(Error::invalid_field("transfer", rule))
        }
        (intent, authorization) => sandbox
            .check_transfer_request(intent, authorization)
            .map(Some),
    }
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

fn income(
    asked: &Income,
    request: &Request,
    products: &[Product],
    sandbox: &Sandbox,
) -> Result<Purpose, Error> {
    let verification = asked.income_verification_id.as_deref();
    let verification = verification.map(|id| {
        sandbox.income_verification(id).map_err(|_| {
            let field = "income_verification.income_verification_id";
            Error::invalid_field(field, "the id of a verification")
        })
    });
    let verification = verification.transpose()?;
    let older = verification.map(|_| [IncomeSource::Payroll]);
    let sources = asked.income_source_types.as_deref();
    let sources = sources.or(older.as_ref().map(<[_; 1]>::as_slice));
    let [source] = sources.unwrap_or_default() else {
        let rule = "a list of one source, bank or payroll";
        let field = "income_verification.income_source_types";
        return Err(Error::invalid_field(field, rule));
    };
    if request.user_token.is_none() && request.user_id.is_none() && verification.is_none() {
        return Err(Error::missing_fields(&["user_token"]));
    }
    let days = asked.bank_income.as_ref().and_then(|it| it.days_requested);
    let days = days.and_then(|days| u16::try_from(days).ok());
    let days_requested = match (source, days.filter(|days| DAYS.contains(days))) {
        (IncomeSource::Payroll, _) => 0,
        (IncomeSource::Bank, Some(days)) => days,
        (IncomeSource::Bank, None) => {
            let field = "income_verification.bank_income.days_requested";
            return Err(Error::invalid_field(field, "between 1 and 731"));
        }
    };
    if *source == IncomeSource::Payroll && products.len() > 1 {
        let rule = "a list of income_verification alone, when it is of payrolls";
        return Err(Error::invalid_field("products", rule));
    }
    let payroll = asked.payroll_income.as_ref();
    let flows = payroll.and_then(|it| it.flow_types.clone());
    let parsing = payroll.and_then(|it| it.parsing_config.clone());
    Ok(Purpose::Income(IncomeRequest {
        source: *source,
        flows: flows.unwrap_or_default(),
        parsing: parsing.unwrap_or_else(|| vec![Parsing::Ocr]),
        days_requested,
        verification,
    }))
}
