//! The bodies of the three calls as typed structs, fields sorted as Plaid sorts them.
//!
//! Numbers are kept as they were written, so that an answer serialises to the recorded bytes.

use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Number;

type Text = Option<String>;

#[derive(Deserialize)]
#[expect(dead_code, reason = "parsed for the time it takes")]
pub(crate) struct LinkTokenRequest {
    client_id: String,
    secret: String,
    client_name: String,
    country_codes: Vec<String>,
    language: String,
    products: Vec<String>,
    user: User,
    webhook: Text,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "parsed for the time it takes")]
struct User {
    client_user_id: String,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "parsed for the time it takes")]
pub(crate) struct AccountsRequest {
    client_id: String,
    secret: String,
    access_token: String,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "parsed for the time it takes")]
pub(crate) struct SyncRequest {
    client_id: String,
    secret: String,
    access_token: String,
    count: usize,
    cursor: Text,
}

#[derive(Deserialize, Serialize)]
pub(crate) struct LinkToken {
    expiration: String,
    link_token: String,
    request_id: String,
}

#[derive(Deserialize, Serialize)]
pub(crate) struct Accounts {
    accounts: Vec<Account>,
    item: Item,
    request_id: String,
}

#[derive(Deserialize, Serialize)]
struct Account {
    account_id: String,
    apy: Option<Number>,
    balances: Balances,
    #[serde(skip_serializing_if = "Option::is_none")]
    holder_category: Text,
    mask: String,
    name: String,
    official_name: Text,
    subtype: String,
    r#type: String,
}

#[derive(Deserialize, Serialize)]
struct Balances {
    available: Option<Number>,
    current: Option<Number>,
    iso_currency_code: Text,
    limit: Option<Number>,
    unofficial_currency_code: Text,
}

#[derive(Deserialize, Serialize)]
struct Item {
    #[serde(skip_serializing_if = "Option::is_none")]
    auth_method: Text,
    available_products: Vec<String>,
    billed_products: Vec<String>,
    consent_expiration_time: Text,
    error: Text,
    institution_id: String,
    institution_name: String,
    item_id: String,
    products: Vec<String>,
    update_type: String,
    webhook: String,
}

#[derive(Deserialize, Serialize)]
pub(crate) struct Sync {
    accounts: Vec<Account>,
    added: Vec<Transaction>,
    has_more: bool,
    modified: Vec<Transaction>,
    next_cursor: String,
    removed: Vec<Removed>,
    request_id: String,
    transactions_update_status: String,
}

#[derive(Deserialize, Serialize)]
struct Removed {
    account_id: String,
    transaction_id: String,
}

#[derive(Deserialize, Serialize)]
struct Transaction {
    account_id: String,
    account_owner: Text,
    amount: Number,
    authorized_date: Text,
    authorized_datetime: Text,
    category: Option<Vec<String>>,
    category_id: Text,
    check_number: Text,
    counterparties: Vec<Counterparty>,
    date: String,
    datetime: Text,
    iso_currency_code: Text,
    location: Location,
    logo_url: Text,
    merchant_entity_id: Text,
    merchant_name: Text,
    name: String,
    payment_channel: String,
    payment_meta: PaymentMeta,
    pending: bool,
    pending_transaction_id: Text,
    personal_finance_category: Category,
    personal_finance_category_icon_url: String,
    #[serde(
        default,
        deserialize_with = "present",
        skip_serializing_if = "Option::is_none"
    )]
    running_balance: Option<Option<Number>>,
    transaction_code: Text,
    transaction_id: String,
    transaction_type: String,
    unofficial_currency_code: Text,
    website: Text,
}

/// Tells a key with `null` from one that is not there.
fn present<'de, D: Deserializer<'de>>(value: D) -> Result<Option<Option<Number>>, D::Error> {
    Option::deserialize(value).map(Some)
}

#[derive(Deserialize, Serialize)]
struct Counterparty {
    confidence_level: String,
    entity_id: Text,
    logo_url: Text,
    name: String,
    phone_number: Text,
    r#type: String,
    website: Text,
}

#[derive(Deserialize, Serialize)]
struct Location {
    address: Text,
    city: Text,
    country: Text,
    lat: Option<Number>,
    lon: Option<Number>,
    postal_code: Text,
    region: Text,
    store_number: Text,
}

#[derive(Deserialize, Serialize)]
struct PaymentMeta {
    by_order_of: Text,
    payee: Text,
    payer: Text,
    payment_method: Text,
    payment_processor: Text,
    ppd_id: Text,
    reason: Text,
    reference_number: Text,
}

#[derive(Deserialize, Serialize)]
struct Category {
    confidence_level: String,
    detailed: String,
    primary: String,
    version: String,
}
