//! `POST /link/token/create`

use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};

use super::auth_options::Auth;
use super::checks;
use super::proofs::DocumentUpload;
use super::purposes::{self, Income, PaymentInitiation, Transfer};
use super::reports::{self, CraOptions};
use crate::api::statements::WantedStatements;
use crate::api::wire::hosted;
use crate::api::wire::time::Seconds;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::ids::{LinkToken, UserId};
use crate::sandbox::product::CountryCode;
use crate::sandbox::{
    AccountFilters, DeliveryMethod, HistoryDates, HostedLink, IdentityRequest, LinkConfiguration,
    LinkUser, StatementDates,
};

/// How many days a Cashflow Report looks back unless asked otherwise.
const CASHFLOW_DAYS: u16 = 365;

/// What is asked. Fields that only other products' flows read are checked by the contract and
/// passed over here.
#[derive(Debug, Deserialize)]
pub struct Request {
    pub(super) access_token: Option<String>,
    pub(super) account_filters: Option<AccountFilters>,
    #[serde(default)]
    pub(super) additional_consented_products: Option<Vec<String>>,
    pub(super) android_package_name: Option<String>,
    #[serde(default)]
    auth: Auth,
    cashflow_report: Option<CashflowOptions>,
    client_name: String,
    pub(super) consumer_report_permissible_purpose: Option<IgnoredAny>,
    pub(super) country_codes: Vec<CountryCode>,
    pub(super) cra_options: Option<CraOptions>,
    pub(super) enable_multi_item_link: Option<bool>,
    pub(super) hosted_link: Option<Hosted>,
    pub(super) identity: Option<DocumentUpload>,
    pub(super) identity_verification: Option<Identity>,
    pub(super) income_verification: Option<Income>,
    institution_data: Option<InstitutionData>,
    pub(super) institution_id: Option<String>,
    language: String,
    link_customization_name: Option<String>,
    pub(super) optional_products: Option<Vec<String>>,
    pub(super) payment_initiation: Option<PaymentInitiation>,
    pub(super) products: Option<Vec<String>>,
    pub(super) redirect_uri: Option<String>,
    pub(super) required_if_supported_products: Option<Vec<String>>,
    pub(super) statements: Option<WantedStatements>,
    #[serde(default)]
    transactions: Transactions,
    pub(super) transfer: Option<Transfer>,
    pub(super) update: Option<Update>,
    pub(super) user: Option<User>,
    pub(super) user_id: Option<String>,
    pub(super) user_token: Option<String>,
    webhook: Option<String>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Identity {
    pub(super) template_id: String,
    #[serde(default)]
    gave_consent: bool,
}

#[derive(Debug, Deserialize)]
pub(super) struct Hosted {
    pub(super) completion_redirect_uri: Option<String>,
    delivery_method: Option<DeliveryMethod>,
    is_mobile_app: Option<bool>,
    pub(super) url_lifetime_seconds: Option<i128>,
}

/// `cashflow_report`
#[derive(Debug, Deserialize)]
struct CashflowOptions {
    days_requested: Option<u16>,
}

impl CashflowOptions {
    /// As many as are asked for, or as usual.
    fn days(&self) -> u16 {
        self.days_requested.unwrap_or(CASHFLOW_DAYS)
    }
}

#[derive(Debug, Deserialize)]
struct InstitutionData {
    routing_number: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
struct Transactions {
    days_requested: Option<u16>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Update {
    #[serde(default)]
    pub(super) account_selection_enabled: bool,
    pub(super) item_ids: Option<Vec<String>>,
    #[serde(default)]
    pub(super) user: bool,
}

/// The person; what is not read here is checked by the contract.
#[derive(Debug, Deserialize)]
pub(super) struct User {
    pub(super) address: Option<Address>,
    pub(super) client_user_id: String,
    pub(super) date_of_birth: Option<String>,
    pub(super) email_address: Option<String>,
    legal_name: Option<String>,
    pub(super) name: Option<Name>,
    pub(super) phone_number: Option<String>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Name {
    pub(super) family_name: String,
    pub(super) given_name: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct Address {
    pub(super) city: Option<String>,
    pub(super) country: String,
    pub(super) postal_code: Option<String>,
    pub(super) street: Option<String>,
    pub(super) street2: Option<String>,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response {
    expiration: Seconds,
    #[serde(skip_serializing_if = "Option::is_none")]
    hosted_link_url: Option<String>,
    link_token: LinkToken,
    /// Only for users of the newer API.
    #[serde(skip_serializing_if = "Option::is_none")]
    user_id: Option<UserId>,
}

impl Endpoint for Request {
    const PATH: &'static str = "/link/token/create";
    const SUMMARY: &'static str = "Make a link token, which opens Link.";
    const ERRORS: &'static [ErrorCode] = &[
        ErrorCode::InvalidAccessToken,
        ErrorCode::InvalidAccountId,
        ErrorCode::InvalidInstitution,
        ErrorCode::InvalidLinkCustomization,
        ErrorCode::InvalidProduct,
        ErrorCode::InvalidUserId,
        ErrorCode::InvalidUserIdentityData,
        ErrorCode::InvalidUserToken,
        ErrorCode::ItemNotFound,
        ErrorCode::MissingFields,
        ErrorCode::ProductsNotSupported,
        ErrorCode::UserNotFound,
    ];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        checks::check(&self, call.sandbox)?;
        self.auth.check()?;
        let update = match &self.access_token {
            Some(token) => Some(checks::update(&self, call.sandbox.item(token)?)?),
            None => purposes::update(&self, call.sandbox)?,
        };
        let update_of_user = checks::update_of_user(&self, call.sandbox)?;
        let products = checks::products(&self, call.sandbox)?;
        let check = reports::read(&self, &products, call.sandbox)?;
        let purpose = purposes::read(&self, &products.initial, call.sandbox)?;
        let hosted = self.hosted_link.is_some();
        let user = call
            .sandbox
            .find_user(self.user_id.as_deref(), self.user_token.as_deref())?;
        let user_id = user.map(|user| user.id.clone());
        let configuration = LinkConfiguration {
            client_name: self.client_name,
            language: self.language,
            country_codes: self.country_codes,
            user: self.user.map(LinkUser::from).unwrap_or_default(),
            user_id,
            products: products.initial,
            required_if_supported_products: products.required_if_supported,
            optional_products: products.optional,
            additional_consented_products: products.additional_consented,
            webhook: self.webhook.filter(|url| !url.is_empty()),
            update,
            update_of_user,
            account_selection: self.update.is_some_and(|it| it.account_selection_enabled),
            link_customization_name: self.link_customization_name,
            redirect_uri: self.redirect_uri,
            android_package_name: self.android_package_name,
            account_filters: self.account_filters,
            routing_number: self.institution_data.and_then(|data| data.routing_number),
            institution_id: self.institution_id,
            auth: self.auth.into(),
            history: HistoryDates {
                days_requested: self.transactions.days_requested,
                ..HistoryDates::default()
            },
            statements: self.statements.map(StatementDates::from),
            cashflow_days: self.cashflow_report.map(|it| it.days()),
            identity: self.identity_verification.map(IdentityRequest::from),
            multi_item: self.enable_multi_item_link.unwrap_or_default(),
            hosted_link: self.hosted_link.map(HostedLink::from),
            purpose,
            check,
            layer: None,
            link_ui: std::mem::take(&mut call.link_ui),
        };
        let base_url = call.base_url;
        let told_user = call.sandbox.told_user(&configuration).cloned();
        let record = call.sandbox.create_link_token(configuration)?;
        Ok(Response {
            expiration: Seconds(record.expires_at),
            hosted_link_url: hosted.then(|| hosted::url(base_url, record.token)),
            link_token: record.token,
            user_id: told_user,
        })
    }
}

impl From<Identity> for IdentityRequest {
    fn from(asked: Identity) -> Self {
        Self {
            template_id: asked.template_id,
            gave_consent: asked.gave_consent,
            verification_id: None,
        }
    }
}

impl From<User> for LinkUser {
    fn from(user: User) -> Self {
        Self {
            client_user_id: user.client_user_id,
            legal_name: user.legal_name.filter(|name| !name.trim().is_empty()),
            phone_number: user.phone_number,
        }
    }
}

impl From<Hosted> for HostedLink {
    fn from(asked: Hosted) -> Self {
        Self {
            delivery_method: asked.delivery_method,
            completion_redirect_uri: asked.completion_redirect_uri.filter(|uri| !uri.is_empty()),
            is_mobile_app: asked.is_mobile_app.unwrap_or_default(),
            url_lifetime_seconds: asked
                .url_lifetime_seconds
                .and_then(|seconds| u32::try_from(seconds).ok()),
        }
    }
}
