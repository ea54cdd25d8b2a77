//! `POST /user/financial_data/refresh`

use serde::{Deserialize, Serialize};

use crate::api::wire::error::WireError;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::ids::{ItemId, UserId};
use crate::sandbox::product::Product;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    user_id: String,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response {
    results: Vec<Refreshed>,
    user_id: UserId,
}

/// What came of one product of an Item.
#[derive(Debug, Serialize)]
struct Refreshed {
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<WireError>,
    item_id: ItemId,
    product: Product,
}

impl Endpoint for Request {
    const PATH: &'static str = "/user/financial_data/refresh";
    const SUMMARY: &'static str =
        "Look for news of transactions, investments and liabilities at all banks of a user.";
    const ERRORS: &'static [ErrorCode] = &[
        ErrorCode::InvalidProduct,
        ErrorCode::InvalidUserId,
        ErrorCode::MissingFields,
        ErrorCode::UserNotFound,
    ];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        let user_id = call.sandbox.user(Some(&self.user_id), None)?.id.clone();
        let results = call.sandbox.refresh_data_of_user(&user_id)?;
        let results = results
            .into_iter()
            .map(|(item_id, product, error)| Refreshed {
                error: error.as_ref().map(WireError::of_item),
                item_id,
                product,
            });
        Ok(Response {
            results: results.collect(),
            user_id,
        })
    }
}
