//! `POST /sandbox/oauth/select_accounts`

use serde::{Deserialize, Serialize};

use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::ids::Uuid;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    accounts: Vec<String>,
    oauth_state_id: String,
}

/// What is answered: nothing but the id of the request.
#[derive(Debug, Serialize)]
pub struct Response {}

impl Endpoint for Request {
    const PATH: &'static str = "/sandbox/oauth/select_accounts";
    const SUMMARY: &'static str = "Finish a login on a bank's own site without its pages.";
    const ERRORS: &'static [ErrorCode] = &[
        ErrorCode::InvalidAccountId,
        ErrorCode::OauthStateIdAlreadyProcessed,
        ErrorCode::OauthStateIdNotFound,
    ];
    type Response<'a> = Response;

    /// Plaid does not say how accounts are named here; a mask, a name and a place on the bank's
    /// page, such as `account_0`, are all taken.
    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        let oauth_state_id =
            Uuid::parse(&self.oauth_state_id).ok_or(ErrorCode::OauthStateIdNotFound)?;
        let user = call
            .sandbox
            .oauth_user(oauth_state_id, "")
            .ok_or(ErrorCode::OauthStateIdNotFound)?;
        let place = |text: &String| {
            let place = text.strip_prefix("account_");
            place.and_then(|place| place.parse().ok()).or_else(|| {
                user.accounts
                    .iter()
                    .position(|account| account.mask == *text || account.name == *text)
            })
        };
        let accounts: Option<Vec<usize>> = self.accounts.iter().map(place).collect();
        let accounts = accounts.ok_or(ErrorCode::InvalidAccountId)?;
        call.sandbox.grant_oauth(oauth_state_id, "", &accounts)?;
        Ok(Response {})
    }
}
