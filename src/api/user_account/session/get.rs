//! `POST /user_account/session/get`

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::catalog::{HomeAddress, IdentityField, PersonName, ProfileIdentity};
use crate::sandbox::ids::{AccessToken, ItemId, Uuid};
use crate::sandbox::{EditCounts, Sandbox, SharedProfile};

/// Digits of `ssn_last_4`.
const LAST: usize = 4;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    public_token: String,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response<'a> {
    identity: Identity<'a>,
    identity_edit_history: EditHistory,
    items: Vec<SharedItem>,
    link_session_id: Uuid,
}

#[derive(Debug, Serialize)]
struct Identity<'a> {
    address: Option<Address<'a>>,
    date_of_birth: Option<Date>,
    /// Plaid does not answer it at present.
    email: Option<&'a str>,
    name: Option<Name<'a>>,
    phone_number: &'a str,
    ssn: Option<&'a str>,
    ssn_last_4: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct Name<'a> {
    first_name: &'a str,
    last_name: &'a str,
}

#[derive(Debug, Serialize)]
struct Address<'a> {
    city: &'a str,
    country: &'a str,
    postal_code: &'a str,
    region: &'a str,
    street: &'a str,
    street2: &'a str,
}

#[derive(Debug, Serialize)]
struct EditHistory {
    address: Counts,
    date_of_birth: Counts,
    email: Counts,
    name: Counts,
    official_document: OfficialDocument,
}

#[derive(Debug, Serialize)]
struct OfficialDocument {
    ssn: Counts,
}

#[derive(Debug, Serialize)]
struct Counts {
    edits_1d: usize,
    edits_30d: usize,
    edits_365d: usize,
    edits_all_time: usize,
    edits_current: usize,
}

#[derive(Debug, Serialize)]
struct SharedItem {
    access_token: AccessToken,
    item_id: ItemId,
}

impl Endpoint for Request {
    const PATH: &'static str = "/user_account/session/get";
    const SUMMARY: &'static str = "Read what a person has shared through Layer.";
    const ERRORS: &'static [ErrorCode] = &[ErrorCode::InvalidPublicToken];
    type Response<'a> = Response<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<Response<'a>, Error> {
        let sandbox: &Sandbox = call.sandbox;
        let shared = sandbox.shared_profile(&self.public_token)?;
        let items = sandbox.shared_items(shared).map(|item| SharedItem {
            access_token: item.access_token,
            item_id: item.id,
        });
        Ok(Response {
            identity: Identity::new(&shared.identity, &shared.phone_number),
            identity_edit_history: EditHistory::new(sandbox, shared),
            items: items.collect(),
            link_session_id: shared.session_id,
        })
    }
}

impl<'a> Identity<'a> {
    fn new(identity: &'a ProfileIdentity, phone_number: &'a str) -> Self {
        let ssn = identity.ssn.as_deref();
        Self {
            address: identity.address.as_ref().map(Address::new),
            date_of_birth: identity.date_of_birth,
            email: None,
            name: identity.name.as_ref().map(Name::new),
            phone_number,
            ssn,
            ssn_last_4: ssn.map(|ssn| &ssn[ssn.len().saturating_sub(LAST)..]),
        }
    }
}

impl<'a> Name<'a> {
    fn new(name: &'a PersonName) -> Self {
        Self {
            first_name: &name.first_name,
            last_name: &name.last_name,
        }
    }
}

impl<'a> Address<'a> {
    fn new(address: &'a HomeAddress) -> Self {
        Self {
            city: &address.city,
            country: &address.country,
            postal_code: &address.postal_code,
            region: &address.region,
            street: &address.street,
            street2: &address.street2,
        }
    }
}

impl EditHistory {
    fn new(sandbox: &Sandbox, shared: &SharedProfile) -> Self {
        let counts = |field| Counts::from(sandbox.edits_of(shared, field));
        Self {
            address: counts(IdentityField::Address),
            date_of_birth: counts(IdentityField::DateOfBirth),
            email: counts(IdentityField::Email),
            name: counts(IdentityField::Name),
            official_document: OfficialDocument {
                ssn: counts(IdentityField::Ssn),
            },
        }
    }
}

impl From<EditCounts> for Counts {
    fn from(counts: EditCounts) -> Self {
        Self {
            edits_1d: counts.day,
            edits_30d: counts.month,
            edits_365d: counts.year,
            edits_all_time: counts.all_time,
            edits_current: counts.current,
        }
    }
}
