//! What an app tells of a person, and what is wrong with it.
//! <https://plaid.com/docs/api/users/>

use jiff::civil::Date;
use serde::Deserialize;

use crate::errors::Error;
use crate::sandbox::users::{Address, Contact, IdNumber, Identity, Name};
use crate::sandbox::verifications::Person;

/// `consumer_report_user_identity`, the older form of [`Identity`].
#[derive(Debug, Deserialize)]
pub struct ReportIdentity {
    date_of_birth: Option<String>,
    emails: Vec<String>,
    first_name: String,
    last_name: String,
    phone_numbers: Vec<String>,
    primary_address: ReportAddress,
    ssn_full: Option<String>,
    ssn_last_4: Option<String>,
}

#[derive(Debug, Deserialize)]
struct ReportAddress {
    city: Option<String>,
    country: Option<String>,
    postal_code: Option<String>,
    region: Option<String>,
    street: Option<String>,
}

/// `identity` as it is sent, whose badly formed values have an error of their own.
#[derive(Debug, Deserialize)]
pub struct SentIdentity {
    #[serde(default)]
    addresses: Option<Vec<Address>>,
    date_of_birth: Option<String>,
    #[serde(default)]
    emails: Option<Vec<Contact>>,
    #[serde(default)]
    id_numbers: Option<Vec<Option<IdNumber>>>,
    name: Option<Name>,
    #[serde(default)]
    phone_numbers: Option<Vec<Contact>>,
}

impl SentIdentity {
    /// What is told of a person.
    ///
    /// # Errors
    /// `INVALID_USER_IDENTITY_DATA` naming what is badly formed.
    pub fn checked(self) -> Result<Identity, Error> {
        checked(
            Identity {
                addresses: self.addresses.unwrap_or_default(),
                date_of_birth: None,
                emails: self.emails.unwrap_or_default(),
                id_numbers: self.id_numbers.unwrap_or_default(),
                name: self.name,
                phone_numbers: self.phone_numbers.unwrap_or_default(),
            },
            self.date_of_birth,
        )
    }
}

impl ReportIdentity {
    /// What is told of a person.
    ///
    /// # Errors
    /// `INVALID_USER_IDENTITY_DATA` naming what is badly formed.
    pub fn checked(self) -> Result<Identity, Error> {
        let contacts = |list: Vec<String>| {
            let list = list.into_iter().enumerate();
            list.map(|(place, data)| Contact {
                data,
                primary: place == 0,
            })
            .collect()
        };
        let number = |kind: &str, value: Option<String>| {
            value.map(|value| {
                Some(IdNumber {
                    kind: kind.to_owned(),
                    value,
                })
            })
        };
        let numbers = [
            number("us_ssn", self.ssn_full),
            number("us_ssn_last_4", self.ssn_last_4),
        ];
        let address = self.primary_address;
        let identity = Identity {
            addresses: vec![Address {
                city: address.city,
                country: address.country.unwrap_or_else(|| "US".to_owned()),
                postal_code: address.postal_code,
                primary: true,
                region: address.region,
                street_1: address.street,
                street_2: None,
            }],
            date_of_birth: None,
            emails: contacts(self.emails),
            id_numbers: numbers.into_iter().flatten().collect(),
            name: Some(Name {
                family_name: self.last_name,
                given_name: self.first_name,
            }),
            phone_numbers: contacts(self.phone_numbers),
        };
        checked(identity, self.date_of_birth)
    }
}

fn checked(identity: Identity, date_of_birth: Option<String>) -> Result<Identity, Error> {
    let born = date_of_birth.map(|text| text.parse::<Date>()).transpose();
    let bad_name = identity.name.as_ref().is_some_and(|name| {
        [&name.given_name, &name.family_name]
            .iter()
            .any(|part| part.trim().is_empty() || part.chars().count() > 100)
    });
    let bad_address = |it: &Address| {
        it.country.len() != 2 || !it.country.bytes().all(|letter| letter.is_ascii_uppercase())
    };
    let mut phones = identity.phone_numbers.iter();
    let mut emails = identity.emails.iter();
    for (bad, what) in [
        (phones.any(|it| !is_e164(&it.data)), "phone"),
        (emails.any(|it| !is_email(&it.data)), "email"),
        (bad_name, "name"),
        (born.is_err(), "date of birth"),
        (identity.addresses.iter().any(bad_address), "address"),
    ] {
        if bad {
            return Err(Error::invalid_identity_format(what));
        }
    }
    Ok(Identity {
        date_of_birth: born.unwrap_or_default(),
        ..identity
    })
}

/// What is wrong with what is told of somebody who is verified.
///
/// # Errors
/// `INVALID_USER_IDENTITY_DATA` naming what is badly formed.
pub fn check_person(person: &Person) -> Result<(), Error> {
    let phone = person.phone_number.as_deref();
    let email = person.email_address.as_deref();
    let born = person.date_of_birth.as_deref();
    let date = |text: &str| text.len() == 10 && text.parse::<Date>().is_ok();
    let address = person.address.as_ref();
    for (bad, what) in [
        (phone.is_some_and(|it| !is_e164(it)), "phone"),
        (email.is_some_and(|it| !is_email(it)), "email"),
        (born.is_some_and(|it| !date(it)), "date of birth"),
        (address.is_some_and(|it| it.country.len() != 2), "address"),
    ] {
        if bad {
            return Err(Error::invalid_identity_format(what));
        }
    }
    Ok(())
}

/// Whether a text has the form of an email address.
pub fn is_email(text: &str) -> bool {
    let Some((name, domain)) = text.split_once('@') else {
        return false;
    };
    !name.is_empty()
        && !text.contains(char::is_whitespace)
        && !domain.contains('@')
        && domain.split('.').count() > 1
        && domain.split('.').all(|label| !label.is_empty())
}

/// Whether a text is a phone number with its country, `+14155550010`.
pub fn is_e164(text: &str) -> bool {
    let digits: String = text
        .chars()
        .filter(|letter| !matches!(letter, ' ' | '-' | '(' | ')' | '.'))
        .collect();
    let digits = digits.strip_prefix('+').unwrap_or_default();
    (8..=15).contains(&digits.len())
        && digits.bytes().all(|it| it.is_ascii_digit())
        && !digits.starts_with('0')
}
