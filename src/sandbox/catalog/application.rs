//! Apps that people connect with their banks, as banks are told of them.

use jiff::civil::Date;
use serde::Deserialize;

/// What Plaid knows of an app and who makes it, `/application/get`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Application {
    /// 24 hex digits; empty for a client's own, which is computed.
    #[serde(default)]
    pub application_id: String,
    /// Its name; a client's own may go by the name it has in Link.
    pub name: Option<String>,
    /// The name people are shown.
    pub display_name: Option<String>,
    /// Since when it may work with people's real banks.
    pub join_date: Date,
    /// Where its logo is.
    pub logo_url: Option<String>,
    /// Its home page.
    pub application_url: Option<String>,
    /// What it says it needs the data for.
    pub reason_for_access: Option<String>,
    /// What Plaid says it is for.
    pub use_case: Option<String>,
    /// Who makes it.
    pub company_legal_name: Option<String>,
    /// The city of their headquarters.
    pub city: Option<String>,
    /// The state or region of it.
    pub region: Option<String>,
    /// The postal code of it.
    pub postal_code: Option<String>,
    /// The ISO 3166-1 alpha-2 code of it.
    pub country_code: Option<String>,
}
