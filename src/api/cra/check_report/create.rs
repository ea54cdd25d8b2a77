//! `POST /cra/check_report/create`

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::api::cra::Whom;
use crate::api::link::token::reports::check_identity;
use crate::api::wire::check_options::ReportOptions;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::product::Product;

/// What is asked; what has but one version is checked by the contract.
#[derive(Debug, Deserialize)]
pub struct Request {
    days_requested: i128,
    days_required: Option<i128>,
    #[serde(flatten)]
    options: ReportOptions,
    products: Option<Vec<String>>,
    webhook: String,
    #[serde(flatten)]
    whom: Whom,
}

/// What is answered: nothing but the request id.
#[derive(Debug, Serialize)]
pub struct Response {}

impl Endpoint for Request {
    const PATH: &'static str = "/cra/check_report/create";
    const SUMMARY: &'static str = "Make a consumer report of a user anew.";
    const ERRORS: &'static [ErrorCode] = &[
        ErrorCode::InvalidProduct,
        ErrorCode::InvalidUserId,
        ErrorCode::InvalidUserToken,
        ErrorCode::ItemNotFound,
        ErrorCode::MissingFields,
        ErrorCode::UserNotFound,
    ];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        let user_id = self.whom.find(call.sandbox)?;
        if let Some(user) = call.sandbox.user_by_id(&user_id) {
            check_identity(user)?;
        }
        let names = self.products.unwrap_or_default();
        let products = names.iter().map(|name| Product::from_name(name));
        let products: Option<BTreeSet<Product>> = products.collect();
        let mut products = products.filter(|all| all.iter().all(|it| it.is_check()));
        let Some(products) = &mut products else {
            let others = names.iter().filter(|name| {
                let product = Product::from_name(name);
                !product.is_some_and(Product::is_check)
            });
            let others: Vec<&str> = others.map(String::as_str).collect();
            return Err(Error::product_not_authorized(&others));
        };
        products.insert(Product::CraBaseReport);
        let days = (self.days_requested, self.days_required);
        let terms = self.options.terms(days, std::mem::take(products));
        let webhook = Some(self.webhook).filter(|url| !url.is_empty());
        call.sandbox.create_check_report(&user_id, terms, webhook)?;
        Ok(Response {})
    }
}
