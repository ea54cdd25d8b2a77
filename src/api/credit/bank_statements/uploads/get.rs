//! `POST /credit/bank_statements/uploads/get`

use serde::{Deserialize, Serialize};

use crate::api::wire::bank_statement::WireUploads;
use crate::api::wire::download::Downloads;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::Sandbox;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    options: Option<Options>,
    user_id: Option<String>,
    user_token: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
struct Options {
    item_ids: Option<Vec<String>>,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response<'a> {
    items: Vec<WireUploads<'a>>,
}

impl Endpoint for Request {
    const PATH: &'static str = "/credit/bank_statements/uploads/get";
    const SUMMARY: &'static str = "Read bank statements that a user has sent in Link.";
    const ERRORS: &'static [ErrorCode] = &[
        ErrorCode::IncomeProductNotReady,
        ErrorCode::IncomeVerificationNotFound,
        ErrorCode::InvalidUserId,
        ErrorCode::InvalidUserToken,
        ErrorCode::MissingFields,
        ErrorCode::UserNotFound,
    ];
    type Response<'a> = Response<'a>;

    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<Response<'a>, Error> {
        let (id, token) = (self.user_id.as_deref(), self.user_token.as_deref());
        let user = call.sandbox.user(id, token)?;
        let user_id = user.id.clone();
        call.sandbox.open_downloads(&user_id);
        let base_url = call.base_url;
        let sandbox: &Sandbox = call.sandbox;
        let downloads = Downloads { sandbox, base_url };
        let items = self.options.unwrap_or_default().item_ids;
        let found = sandbox.uploaded_statements(&user_id, items.as_deref())?;
        Ok(Response {
            items: found
                .iter()
                .map(|it| WireUploads::new(it, downloads))
                .collect(),
        })
    }
}
