//! Sandbox Profiles: people who have saved connections and details with their phone number, for
//! the returning user experience and Layer; and the templates that say what Layer asks for.
//! <https://plaid.com/docs/sandbox/profiles/>

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use serde::Deserialize;

use super::TestUser;
use crate::sandbox::named::named;
use crate::sandbox::product::Product;

/// Digits of a social security number.
const SSN_DIGITS: usize = 9;

/// A person who has saved something with a phone number.
#[derive(Debug, Clone, Default)]
pub struct Profile {
    /// What is known of them.
    pub identity: ProfileIdentity,
    /// What they have saved, in the order it is shown.
    pub connections: Vec<Connection>,
}

/// A connection that is saved with a phone number.
#[derive(Debug, Clone)]
pub struct Connection {
    /// Where.
    pub institution_id: String,
    /// Who signed in there.
    pub user: Arc<TestUser>,
    /// Positions of the accounts that are saved, among those of the user.
    pub accounts: Vec<usize>,
    /// Whether the login is asked for again, as on a new device.
    pub login_again: bool,
}

/// What is known of a person, `identity` of `/user_account/session/get`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProfileIdentity {
    /// First and last name.
    pub name: Option<PersonName>,
    /// Where they live.
    pub address: Option<HomeAddress>,
    /// Where mail reaches them.
    pub email: Option<String>,
    /// When they were born.
    pub date_of_birth: Option<Date>,
    /// Nine digits.
    pub ssn: Option<String>,
}

/// A person's name.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PersonName {
    /// Given name.
    pub first_name: String,
    /// Family name.
    pub last_name: String,
}

/// A person's address.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HomeAddress {
    /// Street and number.
    pub street: String,
    /// A second line.
    #[serde(default)]
    pub street2: String,
    /// City.
    pub city: String,
    /// Two letters of a state.
    pub region: String,
    /// ZIP code.
    pub postal_code: String,
    /// ISO 3166-1 alpha-2.
    pub country: String,
}

named! {
    /// A detail of a person that Layer collects.
    pub enum IdentityField {
        Address = "address",
        DateOfBirth = "date_of_birth",
        Email = "email",
        Name = "name",
        Ssn = "ssn",
    }
}

named! {
    /// Whether Layer collects something: only with it is a person eligible, or if it is known, or
    /// not at all.
    #[derive(Default)]
    pub enum Demand {
        Optional = "optional",
        #[default]
        Required = "required",
        Skip = "skip",
    }
}

/// A Layer template, as an app's owner makes them in Plaid's Dashboard.
/// <https://plaid.com/docs/layer/#integration-overview>
#[derive(Debug, Clone, Default)]
pub struct LayerTemplate {
    /// Its id, `template_id` of `/session/token/create`.
    pub template_id: String,
    /// The app's name as people know it.
    pub client_name: String,
    /// Products an Item starts with.
    pub products: Vec<Product>,
    /// Where webhooks go that the session names no other address for.
    pub webhook: Option<String>,
    /// Which details are collected; what it does not mention is not.
    pub identity: BTreeMap<IdentityField, Demand>,
    /// Whether an account is.
    pub accounts: Demand,
}

impl LayerTemplate {
    /// Whether a detail is collected.
    pub fn demand(&self, field: IdentityField) -> Demand {
        self.identity.get(&field).copied().unwrap_or(Demand::Skip)
    }
}

impl ProfileIdentity {
    /// Whether a detail is known.
    pub fn has(&self, field: IdentityField) -> bool {
        match field {
            IdentityField::Address => self.address.is_some(),
            IdentityField::DateOfBirth => self.date_of_birth.is_some(),
            IdentityField::Email => self.email.is_some(),
            IdentityField::Name => self.name.is_some(),
            IdentityField::Ssn => self.ssn.is_some(),
        }
    }

    /// Forgets a detail.
    pub fn forget(&mut self, field: IdentityField) {
        match field {
            IdentityField::Address => self.address = None,
            IdentityField::DateOfBirth => self.date_of_birth = None,
            IdentityField::Email => self.email = None,
            IdentityField::Name => self.name = None,
            IdentityField::Ssn => self.ssn = None,
        }
    }

    /// These details, and those of `other` where they are silent.
    #[must_use]
    pub fn or(self, other: &Self) -> Self {
        Self {
            name: self.name.or_else(|| other.name.clone()),
            address: self.address.or_else(|| other.address.clone()),
            email: self.email.or_else(|| other.email.clone()),
            date_of_birth: self.date_of_birth.or(other.date_of_birth),
            ssn: self.ssn.or_else(|| other.ssn.clone()),
        }
    }

    /// The parts of a detail, in the order they are asked.
    pub fn parts(&self, field: IdentityField) -> Vec<String> {
        let text = |text: Option<String>| vec![text.unwrap_or_default()];
        match field {
            IdentityField::Name => self.name.as_ref().map_or_else(
                || vec![String::new(); 2],
                |it| vec![it.first_name.clone(), it.last_name.clone()],
            ),
            IdentityField::Address => self.address.as_ref().map_or_else(
                || vec![String::new(); 4],
                |it| {
                    let (city, region) = (it.city.clone(), it.region.clone());
                    vec![it.street.clone(), city, region, it.postal_code.clone()]
                },
            ),
            IdentityField::DateOfBirth => text(self.date_of_birth.map(|date| date.to_string())),
            IdentityField::Email => text(self.email.clone()),
            IdentityField::Ssn => text(self.ssn.clone()),
        }
    }

    /// These details with one of them changed; `None` if it cannot be what was typed.
    pub fn with(&self, field: IdentityField, parts: &[&str]) -> Option<Self> {
        let parts: Vec<String> = parts.iter().map(|part| part.trim().to_owned()).collect();
        if parts.iter().any(String::is_empty) {
            return None;
        }
        let mut changed = self.clone();
        match (field, parts.as_slice()) {
            (IdentityField::Name, [first_name, last_name]) => {
                changed.name = Some(PersonName {
                    first_name: first_name.clone(),
                    last_name: last_name.clone(),
                });
            }
            (IdentityField::Address, [street, city, region, postal_code]) => {
                let before = self.address.clone();
                changed.address = Some(HomeAddress {
                    street: street.clone(),
                    street2: before.map(|it| it.street2).unwrap_or_default(),
                    city: city.clone(),
                    region: region.clone(),
                    postal_code: postal_code.clone(),
                    country: "US".to_owned(),
                });
            }
            (IdentityField::DateOfBirth, [date]) => {
                changed.date_of_birth = Some(date.parse::<Date>().ok()?);
            }
            (IdentityField::Email, [email]) => {
                let (name, host) = email.split_once('@')?;
                changed.email = (!name.is_empty() && host.contains('.')).then(|| email.clone());
                changed.email.as_ref()?;
            }
            (IdentityField::Ssn, [number]) => {
                let digits: String = number.chars().filter(|it| *it != '-').collect();
                let right = digits.len() == SSN_DIGITS
                    && digits.bytes().all(|digit| digit.is_ascii_digit());
                changed.ssn = Some(right.then_some(digits)?);
            }
            _ => return None,
        }
        Some(changed)
    }
}
