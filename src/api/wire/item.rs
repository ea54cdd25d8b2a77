//! Items. <https://plaid.com/docs/api/items/>

use serde::Serialize;

use super::error::WireError;
use super::time::Seconds;
use crate::sandbox::ids::ItemId;
use crate::sandbox::product::Product;
use crate::sandbox::{AuthMethod, DataScope, Item, Sandbox};

/// An Item.
#[derive(Debug, Serialize)]
pub struct WireItem<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    auth_method: Option<AuthMethod>,
    available_products: Vec<Product>,
    billed_products: Vec<Product>,
    consent_expiration_time: Option<Seconds>,
    #[serde(skip_serializing_if = "Option::is_none")]
    consented_data_scopes: Option<Vec<DataScope>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    consented_products: Option<Vec<Product>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    consented_use_cases: Option<&'a [String]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    created_at: Option<Seconds>,
    error: Option<WireError>,
    pub(in crate::api) institution_id: Option<&'a str>,
    institution_name: Option<&'a str>,
    item_id: ItemId,
    products: Vec<Product>,
    update_type: &'static str,
    webhook: &'a str,
}

impl<'a> WireItem<'a> {
    /// An Item as most endpoints show it.
    pub fn new(sandbox: &'a Sandbox, item: &'a Item) -> Self {
        let products: Vec<Product> = item.products.iter().copied().collect();
        let institution = sandbox.institution(&item.institution_id);
        Self {
            auth_method: item.auth_method(),
            available_products: sandbox.available_products(item),
            billed_products: products.clone(),
            consent_expiration_time: item.consent_expires_at.map(Seconds),
            consented_data_scopes: None,
            consented_products: None,
            consented_use_cases: None,
            created_at: None,
            error: item.error().as_ref().map(WireError::of_item),
            institution_id: (!item.is_manual()).then_some(&item.institution_id),
            institution_name: institution.map(|it| it.name.as_str()),
            item_id: item.id,
            products,
            update_type: "background",
            webhook: item.webhook.as_deref().unwrap_or_default(),
        }
    }

    /// An Item as `/item/get` shows it, with its age and what may be read of it.
    pub fn with_age(sandbox: &'a Sandbox, item: &'a Item) -> Self {
        let consented = item.consented.as_ref();
        Self {
            consented_data_scopes: consented.map(|it| it.scopes.iter().copied().collect()),
            consented_products: sandbox.consented_products(item),
            consented_use_cases: consented.map(|it| it.use_cases.as_slice()),
            created_at: Some(Seconds(item.created_at)),
            ..Self::new(sandbox, item)
        }
    }
}
