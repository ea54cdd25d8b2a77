//! `POST /sandbox/public_token/create`

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::api::statements::WantedStatements;
use crate::api::wire::products;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::ids::{PublicToken, UserId};
use crate::sandbox::income::{IncomeSource, NewPayrollItem};
use crate::sandbox::product::Product;
use crate::sandbox::{DirectLink, HistoryDates, StatementDates};

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
    income_verification: Option<Income>,
    override_password: Option<String>,
    override_username: Option<String>,
    statements: Option<WantedStatements>,
    transactions: Option<TransactionOptions>,
    webhook: Option<String>,
}

#[derive(Debug, Deserialize)]
struct Income {
    bank_income: Option<BankIncome>,
    income_source_types: Option<Vec<IncomeSource>>,
}

#[derive(Debug, Deserialize)]
struct BankIncome {
    days_requested: Option<i128>,
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
        ErrorCode::MissingFields,
        ErrorCode::ProductsNotSupported,
        ErrorCode::UserNotFound,
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
        let user_id = call
            .sandbox
            .find_user(self.user_id.as_deref(), self.user_token.as_deref())?
            .map(|user| user.id.clone());
        let (products, unknown) = products::read(&self.initial_products);
        if !unknown.is_empty() {
            return Err(Error::products_not_supported(&unknown));
        }
        self.options.check(&products)?;
        let income = self.options.income_verification;
        let income = income.filter(|_| products.contains(&Product::IncomeVerification));
        let webhook = self.options.webhook.filter(|url| !url.is_empty());
        if income.as_ref().is_some_and(Income::is_of_payroll) {
            let public_token = payroll(call, self.institution_id, user_id, webhook)?;
            return Ok(Response { public_token });
        }
        let transactions = self.options.transactions.unwrap_or_default();
        let statements = self.options.statements.map(StatementDates::from);
        let statements = statements.map(|dates| dates.checked("options.statements."));
        let statements = statements.transpose()?;
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
            webhook,
            history: HistoryDates {
                days_requested: transactions.days_requested,
                start: transactions.start_date,
                end: transactions.end_date,
            },
            user_id: user_id.clone(),
            statements,
        })?;
        if let (Some(income), Some(user_id)) = (income, user_id) {
            let days = income.days_requested();
            call.sandbox
                .link_bank_income_of(public_token, user_id, days);
        }
        Ok(Response { public_token })
    }
}

impl Options {
    /// Refuses products whose options are missing.
    fn check(&self, products: &BTreeSet<Product>) -> Result<(), Error> {
        for (product, given) in [
            (
                Product::IncomeVerification,
                self.income_verification.is_some(),
            ),
            (Product::Statements, self.statements.is_some()),
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
        Ok(())
    }
}

/// Makes an Item of a payroll.
fn payroll(
    call: &mut Call<'_>,
    institution_id: String,
    user_id: Option<UserId>,
    webhook: Option<String>,
) -> Result<PublicToken, Error> {
    let Some(user_id) = user_id else {
        return Err(Error::missing_fields(&["user_token"]));
    };
    if call.sandbox.institution(&institution_id).is_none() {
        return Err(ErrorCode::InvalidInstitution.into());
    }
    if !call.sandbox.is_payroll(&institution_id) {
        let product = Product::IncomeVerification.as_str();
        return Err(Error::products_not_supported(&[product]));
    }
    let (public_token, _) = call.sandbox.create_payroll_item(NewPayrollItem {
        institution_id,
        user_id: Some(user_id),
        verification: None,
        webhook,
        documents: None,
        uploads: Vec::new(),
        user: None,
        parsing: Vec::new(),
    });
    Ok(public_token)
}

impl Income {
    fn is_of_payroll(&self) -> bool {
        let sources = self.income_source_types.as_deref().unwrap_or_default();
        sources.contains(&IncomeSource::Payroll)
    }

    fn days_requested(&self) -> u16 {
        let days = self.bank_income.as_ref().and_then(|it| it.days_requested);
        days.and_then(|days| u16::try_from(days).ok())
            .unwrap_or(365)
    }
}
