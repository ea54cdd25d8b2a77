//! `POST /link/token/get`

use serde::{Deserialize, Serialize};

use crate::api::wire::link_session::WireLinkSession;
use crate::api::wire::time::Seconds;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::ids::{LinkToken, UserId};
use crate::sandbox::product::{CountryCode, Product};
use crate::sandbox::{AccountFilters, Sandbox, SubtypeFilter};

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    link_token: String,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response<'a> {
    created_at: Seconds,
    expiration: Seconds,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    link_sessions: Vec<WireLinkSession<'a>>,
    link_token: LinkToken,
    metadata: Metadata<'a>,
    /// Only for users of the newer API.
    #[serde(skip_serializing_if = "Option::is_none")]
    user_id: Option<&'a UserId>,
}

#[derive(Debug, Serialize)]
struct Metadata<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    account_filters: Option<Filters<'a>>,
    client_name: &'a str,
    country_codes: &'a [CountryCode],
    initial_products: &'a [Product],
    #[serde(skip_serializing_if = "Option::is_none")]
    institution_data: Option<InstitutionData<'a>>,
    language: &'a str,
    redirect_uri: Option<&'a str>,
    webhook: Option<&'a str>,
}

/// The filters that are told; the published answer has no place for that of `other` accounts.
#[derive(Debug, Serialize)]
struct Filters<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    credit: Option<&'a SubtypeFilter>,
    #[serde(skip_serializing_if = "Option::is_none")]
    depository: Option<&'a SubtypeFilter>,
    #[serde(skip_serializing_if = "Option::is_none")]
    investment: Option<&'a SubtypeFilter>,
    #[serde(skip_serializing_if = "Option::is_none")]
    loan: Option<&'a SubtypeFilter>,
}

impl<'a> From<&'a AccountFilters> for Filters<'a> {
    fn from(filters: &'a AccountFilters) -> Self {
        Self {
            credit: filters.credit.as_ref(),
            depository: filters.depository.as_ref(),
            investment: filters.investment.as_ref(),
            loan: filters.loan.as_ref(),
        }
    }
}

#[derive(Debug, Serialize)]
struct InstitutionData<'a> {
    routing_number: &'a str,
}

impl Endpoint for Request {
    const PATH: &'static str = "/link/token/get";
    const SUMMARY: &'static str = "Read a link token: what it was made with and what came of it.";
    const ERRORS: &'static [ErrorCode] = &[ErrorCode::InvalidLinkToken];
    type Response<'a> = Response<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<Response<'a>, Error> {
        let sandbox: &Sandbox = call.sandbox;
        let read = sandbox.read_link_token(&self.link_token)?;
        let made_with = read.made_with;
        let all_events = sandbox.keeps_events(made_with);
        Ok(Response {
            created_at: Seconds(read.created_at),
            expiration: Seconds(read.expires_at),
            link_sessions: read
                .sessions
                .into_iter()
                .map(|session| WireLinkSession::new(sandbox, session, all_events))
                .collect(),
            link_token: read.token,
            metadata: Metadata {
                account_filters: made_with.account_filters.as_ref().map(Filters::from),
                client_name: &made_with.client_name,
                country_codes: &made_with.country_codes,
                initial_products: &made_with.products,
                institution_data: made_with
                    .routing_number
                    .as_deref()
                    .map(|routing_number| InstitutionData { routing_number }),
                language: &made_with.language,
                redirect_uri: made_with.redirect_uri.as_deref(),
                webhook: made_with.webhook.as_deref(),
            },
            user_id: sandbox.told_user(made_with),
        })
    }
}
