//! `POST /sandbox/public_token/create`

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::api::wire::products;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::ids::PublicToken;
use crate::sandbox::product::Product;
use crate::sandbox::{DirectLink, HistoryDates};

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    initial_products: Vec<String>,
    institution_id: String,
    #[serde(default)]
    options: Options,
    user_id: Option<String>,
    user_token: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
struct Options {
    income_verification: Option<serde::de::IgnoredAny>,
    override_password: Option<String>,
    override_username: Option<String>,
    statements: Option<serde::de::IgnoredAny>,
    transactions: Option<TransactionOptions>,
    webhook: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
struct TransactionOptions {
    days_requested: Option<u16>,
    end_date: Option<Date>,
    start_date: Option<Date>,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response {
    public_token: PublicToken,
}

impl Endpoint for Request {
    const PATH: &'static str = "/sandbox/public_token/create";
    const SUMMARY: &'static str = "Make an Item without Link.";
    const ERRORS: &'static [ErrorCode] = &[
        ErrorCode::InvalidInstitution,
        ErrorCode::InvalidUserToken,
        ErrorCode::ProductsNotSupported,
        ErrorCode::UserNotFound,
        // Those an `error_[CODE]` password names.
        ErrorCode::CountryNotSupported,
        ErrorCode::InstitutionDown,
        ErrorCode::InstitutionNoLongerSupported,
        ErrorCode::InstitutionNotResponding,
        ErrorCode::InsufficientCredentials,
        ErrorCode::InternalServerError,
        ErrorCode::InvalidCredentials,
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
        let user_id = call
            .sandbox
            .find_user(self.user_id.as_deref(), self.user_token.as_deref())?
            .map(|user| user.id.clone());
        let (products, unknown) = products::read(&self.initial_products);
        if !unknown.is_empty() {
            return Err(Error::products_not_supported(&unknown));
        }
        for (product, given) in [
            (
                Product::IncomeVerification,
                self.options.income_verification.is_some(),
            ),
            (Product::Statements, self.options.statements.is_some()),
        ] {
            if products.contains(&product) && !given {
                let field = format!("options.{}", product.as_str());
                let rule = format!(
                    "provided when initial_products contains {}",
                    product.as_str()
                );
                return Err(Error::invalid_field(&field, &rule));
            }
        }
        let transactions = self.options.transactions.unwrap_or_default();
        let public_token = call.sandbox.create_item_without_link(DirectLink {
            institution_id: &self.institution_id,
            username: self
                .options
                .override_username
                .as_deref()
                .unwrap_or("user_good"),
            password: self
                .options
                .override_password
                .as_deref()
                .unwrap_or("pass_good"),
            products,
            webhook: self.options.webhook.filter(|url| !url.is_empty()),
            history: HistoryDates {
                days_requested: transactions.days_requested,
                start: transactions.start_date,
                end: transactions.end_date,
            },
            user_id,
        })?;
        Ok(Response { public_token })
    }
}
