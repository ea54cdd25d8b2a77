//! `POST /identity_verification/autofill/create`

use serde::{Deserialize, Serialize};

use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::users::{IdNumber, Name};
use crate::sandbox::verifications::Person;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    identity_verification_id: String,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response {
    status: &'static str,
    user: Option<User>,
}

#[derive(Debug, Serialize)]
struct User {
    address: Option<Address>,
    id_number: Option<IdNumber>,
    name: Option<Name>,
}

#[derive(Debug, Serialize)]
struct Address {
    city: Option<String>,
    country: String,
    po_box: &'static str,
    postal_code: Option<String>,
    region: Option<String>,
    street: Option<String>,
    street2: Option<String>,
    #[serde(rename = "type")]
    kind: &'static str,
}

impl From<Person> for User {
    fn from(person: Person) -> Self {
        Self {
            address: person.address.map(|it| Address {
                city: it.city,
                country: it.country,
                po_box: "no",
                postal_code: it.postal_code,
                region: it.region,
                street: it.street,
                street2: it.street2,
                kind: "residential",
            }),
            id_number: person.id_number,
            name: person.name,
        }
    }
}

impl Endpoint for Request {
    const PATH: &'static str = "/identity_verification/autofill/create";
    const SUMMARY: &'static str =
        "Look up who somebody is by the phone number and the day of birth they have told.";
    const ERRORS: &'static [ErrorCode] = &[];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        let verification = call.sandbox.verification(&self.identity_verification_id)?;
        let found = verification.person.autofill();
        Ok(Response {
            status: if found.is_some() { "success" } else { "failed" },
            user: found.map(User::from),
        })
    }
}
