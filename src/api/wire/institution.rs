//! Institutions. <https://plaid.com/docs/api/institutions/>

use serde::{Deserialize, Serialize};

use crate::sandbox::catalog::{AuthCoverage, Health, Institution};
use crate::sandbox::product::{CountryCode, Product};

/// What is told of an institution if it is asked for.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(default)]
pub struct Metadata {
    #[serde(deserialize_with = "yes")]
    include_auth_metadata: bool,
    #[serde(deserialize_with = "yes")]
    include_optional_metadata: bool,
    #[serde(deserialize_with = "yes")]
    include_payment_initiation_metadata: bool,
}

/// A switch that may be `null`, which is off.
fn yes<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<bool, D::Error> {
    Ok(Option::deserialize(deserializer)?.unwrap_or_default())
}

/// An institution. What was not asked for is left out, and `None` within if there is none.
#[derive(Debug, Serialize)]
pub struct WireInstitution<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    auth_metadata: Option<Option<AuthMetadata>>,
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
    payment_initiation_metadata: Option<Option<PaymentMetadata>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    primary_color: Option<Option<&'a str>>,
    products: &'a [Product],
    routing_numbers: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<Option<&'a str>>,
}

/// How account numbers can be had.
#[derive(Debug, Serialize)]
struct AuthMetadata {
    supported_methods: AuthMethods,
}

#[derive(Debug, Serialize)]
struct AuthMethods {
    automated_micro_deposits: bool,
    instant_auth: bool,
    instant_match: bool,
    instant_micro_deposits: bool,
}

/// Which payments can be made.
#[derive(Debug, Serialize)]
struct PaymentMetadata {
    maximum_payment_amount: Maximum,
    standing_order_metadata: Option<StandingOrders>,
    supports_commercial_payment_consents: bool,
    supports_international_payments: bool,
    supports_payment_consents: bool,
    supports_refund_details: bool,
    supports_sepa_instant: bool,
}

/// The most that can be paid at once, in pence or cents.
#[derive(Debug, Serialize)]
struct Maximum {
    #[serde(rename = "EUR", skip_serializing_if = "Option::is_none")]
    euros: Option<&'static str>,
    #[serde(rename = "GBP", skip_serializing_if = "Option::is_none")]
    pounds: Option<&'static str>,
}

#[derive(Debug, Serialize)]
struct StandingOrders {
    supports_standing_order_end_date: bool,
    supports_standing_order_negative_execution_days: bool,
    valid_standing_order_intervals: [&'static str; 2],
}

impl AuthMetadata {
    fn new(institution: &Institution) -> Option<Self> {
        let coverage = institution.auth_coverage;
        institution.supports(Product::Auth).then_some(Self {
            supported_methods: AuthMethods {
                automated_micro_deposits: coverage == AuthCoverage::InstantMatch,
                instant_auth: coverage == AuthCoverage::Instant,
                instant_match: coverage == AuthCoverage::InstantMatch,
                instant_micro_deposits: coverage == AuthCoverage::InstantMicrodeposits,
            },
        })
    }
}

impl PaymentMetadata {
    /// As it was recorded of Royal Bank of Plaid.
    fn new(institution: &Institution) -> Option<Self> {
        const MOST: &str = "1000000";
        let british = institution
            .country_codes
            .contains(&CountryCode::UnitedKingdom);
        let orders = institution.supports(Product::StandingOrders);
        institution
            .supports(Product::PaymentInitiation)
            .then_some(Self {
                maximum_payment_amount: Maximum {
                    euros: (!british).then_some(MOST),
                    pounds: british.then_some(MOST),
                },
                standing_order_metadata: orders.then_some(StandingOrders {
                    supports_standing_order_end_date: true,
                    supports_standing_order_negative_execution_days: true,
                    valid_standing_order_intervals: ["WEEKLY", "MONTHLY"],
                }),
                supports_commercial_payment_consents: false,
                supports_international_payments: true,
                supports_payment_consents: british,
                supports_refund_details: true,
                supports_sepa_instant: !british,
            })
    }
}

impl<'a> WireInstitution<'a> {
    /// An institution with what was asked for of it.
    pub fn new(institution: &'a Institution, asked: Metadata) -> Self {
        let supported = institution.health != Health::Unsupported;
        let optional = asked.include_optional_metadata;
        Self {
            auth_metadata: asked
                .include_auth_metadata
                .then(|| AuthMetadata::new(institution)),
            connection_availability: if supported {
                "SUPPORTED"
            } else {
                "NOT_SUPPORTED"
            },
            country_codes: &institution.country_codes,
            dtc_numbers: &institution.dtc_numbers,
            institution_id: &institution.institution_id,
            logo: optional.then_some(institution.logo.as_deref()),
            name: &institution.name,
            oauth: institution.oauth,
            payment_initiation_metadata: asked
                .include_payment_initiation_metadata
                .then(|| PaymentMetadata::new(institution)),
            primary_color: optional.then_some(institution.primary_color.as_deref()),
            products: &institution.products,
            routing_numbers: &institution.routing_numbers,
            url: optional.then_some(institution.url.as_deref()),
        }
    }
}
