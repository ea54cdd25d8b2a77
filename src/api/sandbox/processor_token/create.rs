//! `POST /sandbox/processor_token/create`

use serde::{Deserialize, Serialize};

use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::ids::ProcessorToken;

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    institution_id: String,
    #[serde(default)]
    options: Options,
}

#[derive(Debug, Default, Deserialize)]
struct Options {
    override_password: Option<String>,
    override_username: Option<String>,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response {
    processor_token: ProcessorToken,
}

impl Endpoint for Request {
    const PATH: &'static str = "/sandbox/processor_token/create";
    const SUMMARY: &'static str = "Make an Item without Link and lend one of its accounts.";
    const ERRORS: &'static [ErrorCode] =
        <crate::api::sandbox::public_token::create::Request as Endpoint>::ERRORS;
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        let username = self.options.override_username;
        let password = self.options.override_password;
        let processor_token = call.sandbox.create_lent_item(
            &self.institution_id,
            username.as_deref().unwrap_or("user_good"),
            password.as_deref().unwrap_or("pass_good"),
        )?;
        Ok(Response { processor_token })
    }
}
