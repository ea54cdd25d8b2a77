//! `POST /transfer/platform/originator/create`

use serde::{Deserialize, Serialize};

use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    originator_client_id: String,
    tos_acceptance_metadata: Acceptance,
    webhook: Option<String>,
}

#[derive(Debug, Deserialize)]
struct Acceptance {
    agreement_accepted: bool,
    originator_ip_address: String,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response {}

impl Endpoint for Request {
    const PATH: &'static str = "/transfer/platform/originator/create";
    const SUMMARY: &'static str = "Begin the onboarding of a customer.";
    const ERRORS: &'static [ErrorCode] = &[];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        let it = &self.tos_acceptance_metadata;
        let address: Result<std::net::IpAddr, _> = it.originator_ip_address.parse();
        if address.is_err() {
            let field = "tos_acceptance_metadata.originator_ip_address";
            return Err(Error::failed_validation(field));
        }
        call.sandbox.begin_onboarding(
            self.originator_client_id,
            it.agreement_accepted,
            self.webhook,
        )?;
        Ok(Response {})
    }
}
