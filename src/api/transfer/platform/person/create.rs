//! `POST /transfer/platform/person/create`

use jiff::civil::Date;
use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};

use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::ids::Uuid;
use crate::sandbox::transfers::RequirementType;

/// How long a name can be.
const NAME_MAX: usize = 100;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    address: Option<IgnoredAny>,
    date_of_birth: Option<Date>,
    email_address: Option<String>,
    id_number: Option<IgnoredAny>,
    name: Option<Name>,
    originator_client_id: String,
    phone_number: Option<String>,
    relationship_to_originator: Option<String>,
}

#[derive(Debug, Deserialize)]
struct Name {
    family_name: String,
    given_name: String,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response {
    person_id: Uuid,
}

impl Request {
    fn check(&self) -> Result<(), Error> {
        if let Some(name) = &self.name {
            check_name("name.given_name", &name.given_name)?;
            check_name("name.family_name", &name.family_name)?;
        }
        if self
            .email_address
            .as_deref()
            .is_some_and(|it| !is_email(it))
        {
            return Err(Error::invalid_field(
                "email_address",
                "a valid email address",
            ));
        }
        if self.phone_number.as_deref().is_some_and(|it| !is_phone(it)) {
            let rule = "a valid phone number in E.164 format";
            return Err(Error::invalid_field("phone_number", rule));
        }
        Ok(())
    }

    /// What is told of the person.
    fn told(&self) -> Vec<RequirementType> {
        use RequirementType as R;
        let told = [
            (R::PersonAddress, self.address.is_some()),
            (R::PersonDateOfBirth, self.date_of_birth.is_some()),
            (R::PersonEmail, self.email_address.is_some()),
            (R::PersonIdNumber, self.id_number.is_some()),
            (R::PersonName, self.name.is_some()),
            (R::PersonPhone, self.phone_number.is_some()),
            (
                R::PersonRelationship,
                self.relationship_to_originator.is_some(),
            ),
        ];
        let told = told.into_iter().filter(|(_, told)| *told);
        told.map(|(kind, _)| kind).collect()
    }
}

fn check_name(field: &str, name: &str) -> Result<(), Error> {
    if !name.trim().is_empty() && name.chars().count() <= NAME_MAX {
        return Ok(());
    }
    let rule = "a string with at least one non-whitespace character and at most 100 characters";
    Err(Error::invalid_field(field, rule))
}

fn is_email(text: &str) -> bool {
    let parts = text.split_once('@');
    !text.contains(char::is_whitespace)
        && parts.is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
}

fn is_phone(text: &str) -> bool {
    let digits = text.strip_prefix('+').unwrap_or_default();
    (7..=15).contains(&digits.len())
        && digits.bytes().all(|it| it.is_ascii_digit())
        && !digits.starts_with('0')
}

impl Endpoint for Request {
    const PATH: &'static str = "/transfer/platform/person/create";
    const SUMMARY: &'static str = "Name a person behind a customer.";
    const ERRORS: &'static [ErrorCode] = &[ErrorCode::TransferOriginatorNotFound];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        self.check()?;
        let told = self.told();
        let person_id = call.sandbox.add_person(&self.originator_client_id, &told)?;
        Ok(Response { person_id })
    }
}
