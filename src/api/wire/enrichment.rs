//! What Plaid knows of transactions from elsewhere. <https://plaid.com/docs/api/products/enrich/>

use jiff::civil::Date;
use serde::{Deserialize, Serialize, Serializer};

use super::transaction::{Counterparties, IconUrl, Location, View, WireCategory};
use crate::sandbox::MoneyDirection;
use crate::sandbox::catalog::TransactionDetails;

/// A transaction as the client has it.
#[derive(Debug, Deserialize)]
pub struct ClientTransaction {
    account_subtype: Option<String>,
    account_type: Option<String>,
    /// Never negative.
    pub amount: f64,
    client_account_id: Option<String>,
    /// The app's own id of the user.
    pub client_user_id: Option<String>,
    /// When it posted, if the client says.
    pub date_posted: Option<Date>,
    /// As its bank writes it.
    pub description: String,
    /// Which way money went.
    pub direction: MoneyDirection,
    /// The client's own.
    pub id: String,
    /// ISO 4217.
    pub iso_currency_code: String,
    location: Option<ClientLocation>,
}

/// Where it was, as far as the client knows.
#[derive(Debug, Default, Deserialize)]
struct ClientLocation {
    address: Option<String>,
    city: Option<String>,
    country: Option<String>,
    postal_code: Option<String>,
    region: Option<String>,
}

/// A transaction of the client's with what is known of it.
#[derive(Debug)]
pub struct Enriched<'a> {
    /// What the client wants to see.
    pub view: View<'a>,
    /// Whether it wants to see legacy categories.
    pub legacy: bool,
    /// What it has.
    pub transaction: ClientTransaction,
    /// What is known.
    pub details: TransactionDetails,
}

#[derive(Debug, Serialize)]
struct WireEnriched<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    account_subtype: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    account_type: Option<&'a str>,
    amount: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    client_account_id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    client_user_id: Option<&'a str>,
    description: &'a str,
    direction: MoneyDirection,
    enrichments: WireEnrichments<'a>,
    id: &'a str,
    iso_currency_code: &'a str,
}

#[derive(Debug, Serialize)]
struct WireEnrichments<'a> {
    check_number: Option<&'a str>,
    counterparties: Counterparties<'a>,
    entity_id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    legacy_category: Option<Option<&'a [String]>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    legacy_category_id: Option<Option<&'a str>>,
    location: Location<'a>,
    logo_url: Option<&'a str>,
    merchant_name: Option<&'a str>,
    payment_channel: &'a str,
    personal_finance_category: WireCategory<'a>,
    personal_finance_category_icon_url: IconUrl<'a>,
    phone_number: Option<&'a str>,
    website: Option<&'a str>,
}

impl Serialize for Enriched<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let it = &self.transaction;
        let wire = WireEnriched {
            account_subtype: it.account_subtype.as_deref(),
            account_type: it.account_type.as_deref(),
            amount: it.amount,
            client_account_id: it.client_account_id.as_deref(),
            client_user_id: it.client_user_id.as_deref(),
            description: &it.description,
            direction: it.direction,
            enrichments: self.enrichments(),
            id: &it.id,
            iso_currency_code: &it.iso_currency_code,
        };
        wire.serialize(serializer)
    }
}

impl Enriched<'_> {
    fn enrichments(&self) -> WireEnrichments<'_> {
        let (view, details) = (self.view, &self.details);
        let legacy = view.sandbox.category(details);
        WireEnrichments {
            check_number: None,
            counterparties: Counterparties::of(details),
            entity_id: details.merchant_entity_id.as_deref(),
            legacy_category: self
                .legacy
                .then(|| legacy.map(|it| it.hierarchy.as_slice())),
            legacy_category_id: self
                .legacy
                .then(|| legacy.map(|it| it.category_id.as_str())),
            location: self.location(),
            logo_url: details.logo_url.as_deref(),
            merchant_name: details.merchant_name.as_deref(),
            payment_channel: &details.payment_channel,
            personal_finance_category: view.category(details),
            personal_finance_category_icon_url: view.icon_url(details),
            phone_number: details.phone_number.as_deref(),
            website: details.website.as_deref(),
        }
    }

    /// What the client knows, and the number of the store.
    fn location(&self) -> Location<'_> {
        let mut location = Location::of(&self.details);
        if let Some(known) = &self.transaction.location {
            location.address = known.address.as_deref();
            location.city = known.city.as_deref();
            location.country = known.country.as_deref();
            location.postal_code = known.postal_code.as_deref();
            location.region = known.region.as_deref();
        }
        location
    }
}
