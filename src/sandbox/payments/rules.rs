//! What a payment must be like. <https://plaid.com/docs/api/products/payment-initiation/>

use jiff::Span;
use jiff::civil::{Date, Weekday};

use super::{
    Bacs, Currency, Interval, Money, NewPayment, PostalAddress, Recipient, Schedule, Scheme,
};
use crate::errors::{Error, ErrorCode};

/// Sums of money closer than this are the same.
pub(super) const HALF_A_PENNY: f64 = 0.005;

/// First two digits of sort codes that no bank has been given.
const UNUSED_SORT_CODES: &[&str] = &["00", "02", "03", "06"];

/// Refuses an account that cannot be anybody's.
pub(super) fn check_recipient(
    iban: Option<&str>,
    bacs: Option<&Bacs>,
    address: Option<&PostalAddress>,
) -> Result<(), Error> {
    if iban.is_none() && bacs.is_none() {
        return Err(Error::missing_fields(&["iban"]));
    }
    check_account(iban, bacs)?;
    let Some(address) = address else {
        return Ok(());
    };
    if !(1..=2).contains(&address.street.len()) {
        return Err(Error::invalid_field(
            "address.street",
            "an array of length 1-2",
        ));
    }
    if address.street.iter().any(|line| line.chars().count() > 70) {
        let rule = "an array of strings of at most 70 characters";
        return Err(Error::invalid_field("address.street", rule));
    }
    Ok(())
}

/// Refuses numbers that cannot be those of an account.
pub(super) fn check_account(iban: Option<&str>, bacs: Option<&Bacs>) -> Result<(), Error> {
    if let Some(bacs) = bacs {
        let (Some(account), Some(sort_code)) = (&bacs.account, &bacs.sort_code) else {
            return Err(Error::missing_fields(&["bacs.account", "bacs.sort_code"]));
        };
        let digits = |text: &str| text.bytes().all(|it| it.is_ascii_digit());
        let unused = |prefix: &&str| sort_code.starts_with(*prefix);
        if !digits(sort_code) || UNUSED_SORT_CODES.iter().any(unused) {
            return Err(Error::failed_validation("sort_code"));
        }
        if account.len() != 8 || !digits(account) {
            return Err(Error::failed_validation("(sort_code, account_number) pair"));
        }
    }
    if iban.is_some_and(|iban| !is_iban(iban)) {
        return Err(Error::failed_validation("iban"));
    }
    Ok(())
}

/// Whether the two check digits of an IBAN are right, ISO 13616.
fn is_iban(text: &str) -> bool {
    let text: Vec<u8> = text.bytes().filter(|it| *it != b' ').collect();
    if text.len() < 15 || !text[..2].iter().all(u8::is_ascii_uppercase) {
        return false;
    }
    let mut rest: u32 = 0;
    for byte in text[4..].iter().chain(&text[..4]) {
        let Some(digit) = char::from(*byte).to_digit(36) else {
            return false;
        };
        rest = (rest * if digit < 10 { 10 } else { 100 } + digit) % 97;
    }
    rest == 1
}

/// Refuses a payment that no bank would take.
pub(super) fn check(order: &NewPayment, recipient: &Recipient, today: Date) -> Result<(), Error> {
    check_amount("amount.value", order.amount)?;
    check_reference(&order.reference)?;
    check_account(order.payer.iban.as_deref(), order.payer.bacs.as_ref())?;
    if order.amount.currency != Currency::BritishPound && recipient.iban.is_none() {
        return Err(ErrorCode::PaymentInvalidRecipient.into());
    }
    let sepa = matches!(
        order.scheme,
        Some(Scheme::SepaCreditTransfer | Scheme::SepaCreditTransferInstant)
    );
    if sepa && order.amount.currency != Currency::Euro {
        return Err(ErrorCode::PaymentSchemeNotSupported.into());
    }
    let bad = |schedule: &Schedule| !is_possible(schedule, today);
    if order.schedule.as_ref().is_some_and(bad) {
        return Err(ErrorCode::PaymentInvalidSchedule.into());
    }
    Ok(())
}

/// At least one unit of the currency, and no fractions of a penny.
pub(super) fn check_amount(field: &str, amount: Money) -> Result<(), Error> {
    let pennies = amount.value * 100.0;
    if amount.value < 1.0 {
        return Err(Error::invalid_field(field, "at least 1"));
    }
    if (pennies - pennies.round()).abs() > 1e-6 {
        return Err(Error::invalid_field(
            field,
            "a number with at most two decimal places",
        ));
    }
    Ok(())
}

/// Letters, digits and blanks are what all banks take.
pub(super) fn check_reference(reference: &str) -> Result<(), Error> {
    let taken = |it: char| it.is_ascii_alphanumeric() || it == ' ';
    if reference.trim().is_empty() || !reference.chars().all(taken) {
        return Err(ErrorCode::PaymentInvalidReference.into());
    }
    Ok(())
}

fn is_possible(schedule: &Schedule, today: Date) -> bool {
    let day = schedule.interval_execution_day;
    let day_is_one = match schedule.interval {
        Interval::Weekly => (1..=7).contains(&day),
        Interval::Monthly => (1..=28).contains(&day) || (-5..=-1).contains(&day),
    };
    let ends = schedule
        .end_date
        .is_none_or(|end| end >= schedule.start_date);
    day_is_one && ends && schedule.start_date >= today
}

/// The Monday after a day at a weekend; `None` for a working day.
pub(super) fn next_working_day(day: Date) -> Option<Date> {
    let later = match day.weekday() {
        Weekday::Saturday => 2,
        Weekday::Sunday => 1,
        _ => return None,
    };
    day.checked_add(Span::new().days(later)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ibans_are_checked_by_their_digits() {
        assert!(is_iban("GB33BUKB20201555555555"));
        assert!(is_iban("DE89370400440532013000"));
        for wrong in [
            "GB33BUKB20201555555556",
            "GB33",
            "gb33BUKB20201555555555",
            "GB33BUKB2020155555555ö",
        ] {
            assert!(!is_iban(wrong), "{wrong}");
        }
    }
}
