//! Institutions. <https://plaid.com/docs/api/institutions/>

use serde::Serialize;

use crate::sandbox::catalog::{Health, Institution};
use crate::sandbox::product::{CountryCode, Product};

/// An institution.
#[derive(Debug, Serialize)]
pub struct WireInstitution<'a> {
    connection_availability: &'static str,
    country_codes: &'a [CountryCode],
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    dtc_numbers: &'a [String],
    institution_id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    logo: Option<Option<&'a str>>,
    name: &'a str,
    oauth: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    primary_color: Option<Option<&'a str>>,
    products: &'a [Product],
    routing_numbers: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<Option<&'a str>>,
}

impl<'a> WireInstitution<'a> {
    /// An institution; `with_metadata` adds url, colour and logo, null where there is none.
    pub fn new(institution: &'a Institution, with_metadata: bool) -> Self {
        let supported = institution.health != Health::Unsupported;
        Self {
            connection_availability: if supported {
                "SUPPORTED"
            } else {
                "NOT_SUPPORTED"
            },
            country_codes: &institution.country_codes,
            dtc_numbers: &institution.dtc_numbers,
            institution_id: &institution.institution_id,
            logo: with_metadata.then_some(institution.logo.as_deref()),
            name: &institution.name,
            oauth: institution.oauth,
            primary_color: with_metadata.then_some(institution.primary_color.as_deref()),
            products: &institution.products,
            routing_numbers: &institution.routing_numbers,
            url: with_metadata.then_some(institution.url.as_deref()),
        }
    }
}
