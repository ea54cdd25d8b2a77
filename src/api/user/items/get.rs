//! `POST /user/items/get`

use serde::{Deserialize, Serialize};

use crate::api::wire::item::WireItem;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::Sandbox;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    user_id: Option<String>,
    user_token: Option<String>,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response<'a> {
    items: Vec<WireItem<'a>>,
}

impl Endpoint for Request {
    const PATH: &'static str = "/user/items/get";
    const SUMMARY: &'static str = "List the Items of a user.";
    const ERRORS: &'static [ErrorCode] = &[
        ErrorCode::InvalidUserId,
        ErrorCode::InvalidUserToken,
        ErrorCode::MissingFields,
        ErrorCode::UserNotFound,
    ];
    type Response<'a> = Response<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<Response<'a>, Error> {
        let sandbox: &Sandbox = call.sandbox;
        let user = sandbox.user(self.user_id.as_deref(), self.user_token.as_deref())?;
        let items = sandbox.items_of_user(&user.id).into_iter();
        let items = items.filter_map(|id| sandbox.item_by_id(id));
        Ok(Response {
            items: items.map(|item| WireItem::new(sandbox, item)).collect(),
        })
    }
}
