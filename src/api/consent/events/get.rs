//! `POST /consent/events/get`

use serde::{Deserialize, Serialize};

use crate::api::wire::time::Seconds;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::account::{AccountSubtype, AccountType};
use crate::sandbox::catalog::AccountTemplate;
use crate::sandbox::ids::{AccountId, ItemId};
use crate::sandbox::{Agreed, ConsentEvent, DataScope, Item, Sandbox};

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    access_token: String,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response<'a> {
    consent_events: Vec<WireEvent<'a>>,
}

#[derive(Debug, Serialize)]
struct WireEvent<'a> {
    consented_accounts: Vec<WireAccount<'a>>,
    consented_data_scopes: Vec<DataScope>,
    consented_use_cases: &'a [String],
    created_at: Seconds,
    event_code: &'static str,
    event_type: &'static str,
    initiator: &'static str,
    institution_id: Option<&'a str>,
    institution_name: Option<&'a str>,
    item_id: ItemId,
}

#[derive(Debug, Serialize)]
struct WireAccount<'a> {
    account_id: AccountId,
    mask: &'a str,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    official_name: Option<&'a str>,
    subtype: AccountSubtype,
    #[serde(rename = "type")]
    account_type: AccountType,
}

impl<'a> WireEvent<'a> {
    fn new(sandbox: &'a Sandbox, item: &'a Item, event: &'a ConsentEvent) -> Self {
        let institution = sandbox.institution(&item.institution_id);
        let mut told = Self {
            consented_accounts: Vec::new(),
            consented_data_scopes: Vec::new(),
            consented_use_cases: &[],
            created_at: Seconds(event.at),
            event_code: "USER_AGREEMENT",
            event_type: if event.updates {
                "CONSENT_UPDATED"
            } else {
                "CONSENT_GRANTED"
            },
            initiator: "END_USER",
            institution_id: institution.map(|it| it.institution_id.as_str()),
            institution_name: institution.map(|it| it.name.as_str()),
            item_id: item.id,
        };
        match &event.agreed {
            Agreed::Terms => {}
            Agreed::UseCases(use_cases) => {
                told.event_code = "USE_CASES";
                told.consented_use_cases = use_cases;
            }
            Agreed::DataScopes(scopes) => {
                told.event_code = "DATA_SCOPES";
                told.consented_data_scopes = scopes.iter().copied().collect();
            }
            Agreed::Accounts(accounts) => {
                told.event_code = "ACCOUNT_SCOPES";
                let account = |(account_id, it): (AccountId, _)| WireAccount::new(account_id, it);
                told.consented_accounts = accounts.of(item).map(account).collect();
            }
        }
        told
    }
}

impl<'a> WireAccount<'a> {
    fn new(account_id: AccountId, it: &'a AccountTemplate) -> Self {
        Self {
            account_id,
            mask: &it.mask,
            name: &it.name,
            official_name: it.official_name.as_deref(),
            subtype: it.subtype,
            account_type: it.account_type,
        }
    }
}

impl Endpoint for Request {
    const PATH: &'static str = "/consent/events/get";
    const SUMMARY: &'static str = "Read what a person has agreed to, over time.";
    const ERRORS: &'static [ErrorCode] = &[ErrorCode::InvalidAccessToken, ErrorCode::ItemNotFound];
    type Response<'a> = Response<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<Response<'a>, Error> {
        let sandbox: &Sandbox = call.sandbox;
        let item = sandbox.item(&self.access_token)?;
        let events = item.consent_log.iter();
        Ok(Response {
            consent_events: events
                .map(|event| WireEvent::new(sandbox, item, event))
                .collect(),
        })
    }
}
