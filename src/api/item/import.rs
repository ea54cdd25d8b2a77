//! `POST /item/import`

use serde::{Deserialize, Serialize};

use crate::api::wire::products;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::ids::AccessToken;
use crate::sandbox::{DirectLink, HistoryDates};

/// Where people log in whose bank is not said.
const USUAL_INSTITUTION: &str = "ins_109508";

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    institution_id: Option<String>,
    options: Option<Options>,
    products: Vec<String>,
    user_auth: UserAuth,
}

#[derive(Debug, Deserialize)]
struct Options {
    webhook: Option<String>,
}

/// Somebody's login: in the Sandbox, name and password of a test user.
#[derive(Debug, Deserialize)]
struct UserAuth {
    auth_token: String,
    user_id: String,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response {
    access_token: AccessToken,
}

impl Endpoint for Request {
    const PATH: &'static str = "/item/import";
    const SUMMARY: &'static str = "Make an Item of a customer for their bank.";
    const ERRORS: &'static [ErrorCode] = &[
        ErrorCode::InvalidInstitution,
        ErrorCode::ProductsNotSupported,
        // Those an `error_[CODE]` password or the `force_error` of a custom user names.
        ErrorCode::CountryNotSupported,
        ErrorCode::InstitutionDown,
        ErrorCode::InstitutionNoLongerSupported,
        ErrorCode::InstitutionNotResponding,
        ErrorCode::InsufficientCredentials,
        ErrorCode::InternalServerError,
        ErrorCode::InvalidCredentials,
        ErrorCode::InvalidLinkToken,
        ErrorCode::InvalidMfa,
        ErrorCode::InvalidSendMethod,
        ErrorCode::ItemLocked,
        ErrorCode::ItemLoginRequired,
        ErrorCode::ItemNotSupported,
        ErrorCode::MfaNotSupported,
        ErrorCode::NoAccounts,
        ErrorCode::PaymentInvalidRecipient,
        ErrorCode::RecaptchaBad,
        ErrorCode::UserInputTimeout,
        ErrorCode::UserSetupRequired,
    ];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        let (products, unknown) = products::read(&self.products);
        if !unknown.is_empty() {
            return Err(Error::products_not_supported(&unknown));
        }
        let webhook = self.options.and_then(|it| it.webhook);
        let access_token = call.sandbox.import_item(DirectLink {
            institution_id: self.institution_id.as_deref().unwrap_or(USUAL_INSTITUTION),
            username: &self.user_auth.user_id,
            password: &self.user_auth.auth_token,
            products,
            webhook: webhook.filter(|url| !url.is_empty()),
            history: HistoryDates::default(),
            user_id: None,
            statements: None,
        })?;
        Ok(Response { access_token })
    }
}
