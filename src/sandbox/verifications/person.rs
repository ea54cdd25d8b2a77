//! Who is verified, and how what they tell compares with what is known.
//! <https://plaid.com/docs/identity-verification/testing/>

use serde::{Deserialize, Serialize};

use crate::sandbox::named::named;
use crate::sandbox::users::{IdNumber, Name};

/// What is told of somebody who is verified.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Serialize)]
pub struct Person {
    /// Where they live.
    #[serde(default)]
    pub address: Option<PersonAddress>,
    /// `YYYY-MM-DD`.
    #[serde(default)]
    pub date_of_birth: Option<String>,
    /// Email address.
    #[serde(default)]
    pub email_address: Option<String>,
    /// An official number.
    #[serde(default)]
    pub id_number: Option<IdNumber>,
    /// Name.
    #[serde(default)]
    pub name: Option<Name>,
    /// E.164.
    #[serde(default)]
    pub phone_number: Option<String>,
}

/// Where somebody who is verified lives.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
pub struct PersonAddress {
    /// City.
    #[serde(default)]
    pub city: Option<String>,
    /// ISO 3166-1 alpha-2.
    pub country: String,
    /// Postal code.
    #[serde(default)]
    pub postal_code: Option<String>,
    /// State or province.
    #[serde(default)]
    pub region: Option<String>,
    /// Street and number.
    #[serde(default)]
    pub street: Option<String>,
    /// What comes after it.
    #[serde(default)]
    pub street2: Option<String>,
}

named! {
    /// How something compares with what is known.
    pub enum Match {
        Match = "match",
        NoMatch = "no_match",
        NoInput = "no_input",
    }
}

/// The phone number of the only person the Sandbox knows.
pub const PHONE: &str = "+12345678909";

/// How what was told compares, part by part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Comparison {
    /// Street, city, region and postal code.
    pub address: [Match; 4],
    /// Day, month and year.
    pub date_of_birth: [Match; 3],
    /// Given and family name.
    pub name: [Match; 2],
    /// Official number.
    pub id_number: Match,
    /// Phone number.
    pub phone: Match,
}

impl Comparison {
    /// Whether all that counts is as it is known.
    pub fn passes(&self) -> bool {
        let required = self
            .address
            .iter()
            .chain(&self.date_of_birth)
            .chain(&self.name);
        required.into_iter().all(|it| *it == Match::Match)
            && self.id_number != Match::NoMatch
            && self.phone != Match::NoMatch
    }
}

/// Several parts as one.
pub fn summary(parts: &[Match]) -> Match {
    if parts.contains(&Match::NoMatch) {
        Match::NoMatch
    } else if parts.contains(&Match::NoInput) {
        Match::NoInput
    } else {
        Match::Match
    }
}

fn compare(told: Option<&str>, known: &[&str]) -> Match {
    let plain = |text: &str| -> String {
        let kept = text.chars().filter(|it| it.is_alphanumeric());
        kept.flat_map(char::to_lowercase).collect()
    };
    match told.map(plain).filter(|told| !told.is_empty()) {
        None => Match::NoInput,
        Some(told) if known.iter().any(|known| plain(known) == told) => Match::Match,
        Some(_) => Match::NoMatch,
    }
}

impl Person {
    /// Compares with Leslie Knope, the only person who passes in the Sandbox.
    pub fn compare(&self) -> Comparison {
        let address = self.address.as_ref();
        let part = |part: fn(&PersonAddress) -> &Option<String>, known: &[&str]| {
            compare(address.and_then(|it| part(it).as_deref()), known)
        };
        let date = self.date_of_birth.as_deref();
        let mut born = date.into_iter().flat_map(|date| date.split('-'));
        let (year, month, day) = (born.next(), born.next(), born.next());
        let name = self.name.as_ref();
        let number = self.id_number.as_ref().map(|it| it.value.as_str());
        Comparison {
            address: [
                part(|it| &it.street, &["123 Main St.", "123 Main Street"]),
                part(|it| &it.city, &["Pawnee"]),
                part(|it| &it.region, &["IN", "Indiana", "US-IN"]),
                part(|it| &it.postal_code, &["46001"]),
            ],
            date_of_birth: [
                compare(day, &["18"]),
                compare(month, &["01"]),
                compare(year, &["1975"]),
            ],
            name: [
                compare(name.map(|it| it.given_name.as_str()), &["Leslie"]),
                compare(name.map(|it| it.family_name.as_str()), &["Knope"]),
            ],
            id_number: compare(number, &["123456788", "123456789", "6788", "6789"]),
            phone: compare(self.phone_number.as_deref(), &[PHONE]),
        }
    }

    /// Whom the phone number, the day of birth and the country tell of: in the Sandbox nobody but
    /// Leslie Knope.
    pub fn autofill(&self) -> Option<Self> {
        let told = self.compare();
        let here = self.address.as_ref().is_none_or(|it| it.country == "US");
        let hers = told.phone == Match::Match && summary(&told.date_of_birth) == Match::Match;
        let text = |text: &str| Some(text.to_owned());
        (hers && here).then(|| Self {
            address: Some(PersonAddress {
                city: text("Pawnee"),
                country: "US".to_owned(),
                postal_code: text("46001"),
                region: text("IN"),
                street: text("123 Main St."),
                street2: None,
            }),
            id_number: Some(IdNumber {
                kind: "us_ssn".to_owned(),
                value: "123456789".to_owned(),
            }),
            name: Some(Name {
                family_name: "Knope".to_owned(),
                given_name: "Leslie".to_owned(),
            }),
            ..Self::default()
        })
    }

    /// Whether all is told that the check of a person needs.
    pub fn is_complete(&self) -> bool {
        self.name.is_some() && self.address.is_some() && self.date_of_birth.is_some()
    }

    /// What is told anew laid over what was told before.
    #[must_use]
    pub fn over(self, before: &Self) -> Self {
        let before = before.clone();
        Self {
            address: self.address.or(before.address),
            date_of_birth: self.date_of_birth.or(before.date_of_birth),
            email_address: self.email_address.or(before.email_address),
            id_number: self.id_number.or(before.id_number),
            name: self.name.or(before.name),
            phone_number: self.phone_number.or(before.phone_number),
        }
    }
}
