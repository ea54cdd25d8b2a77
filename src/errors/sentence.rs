//! The sentences with a hole in them, each worded in one place.
//!
//! Sources: <https://plaid.com/docs/errors/> and answers of Plaid's Sandbox.

use super::{Error, ErrorCode};

/// What a field must be, in Plaid's words: the end of "`field` must be ...", for
/// [`Error::invalid_field`].
pub mod rule {
    /// An account id of the right form, in the processor endpoints.
    pub const ACCOUNT_ID: &str = "a valid account ID";
    /// `options.account_ids` of every product endpoint.
    pub const ACCOUNT_IDS: &str = "a non-empty array of valid account ids";
    /// A calendar date.
    pub const DATE: &str = "a string of the format 'YYYY-MM-DD'";
    /// `client_id`, `secret` and other strings of a fixed form.
    pub const FORMATTED_STRING: &str = "a properly formatted, non-empty string";
    /// A whole number.
    pub const INTEGER: &str = "an integer";
    /// Any text but none, as `user.user_id`.
    pub const NON_EMPTY_STRING: &str = "a non-empty string";
    /// `initial_products` of `/sandbox/public_token/create`.
    pub const PRODUCTS: &str = "a list of strings containing at least one product";
    /// `country_codes` of `/link/token/create`.
    pub const STRING_ARRAY: &str = "a non-empty string array";
    /// `webhook`.
    pub const URL: &str = "a non-empty string URL";
}

/// A kind of token a request carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// `access_token`
    Access,
    /// `processor_token`; Plaid's sentences about it are assumed to follow the others.
    Processor,
    /// `public_token`
    Public,
    /// `user_token`
    User,
}

impl TokenKind {
    /// The first part of the token and its name in sentences.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Access => "access",
            Self::Processor => "processor",
            Self::Public => "public",
            Self::User => "user",
        }
    }

    /// The code of every error about such a token.
    pub const fn code(self) -> ErrorCode {
        match self {
            Self::Access => ErrorCode::InvalidAccessToken,
            Self::Processor => ErrorCode::InvalidProcessorToken,
            Self::Public => ErrorCode::InvalidPublicToken,
            Self::User => ErrorCode::InvalidUserToken,
        }
    }
}

/// The request as a whole, and its fields.
impl Error {
    /// `MISSING_FIELDS`: `fields` are the dotted paths of all that are missing.
    pub fn missing_fields(fields: &[impl AsRef<str>]) -> Self {
        let fields = comma_list(fields);
        let message = format!("the following required fields are missing: {fields}");
        Self::new(ErrorCode::MissingFields, message)
    }

    /// `UNKNOWN_FIELDS`: `fields` are the dotted paths of all that the endpoint does not have.
    pub fn unknown_fields(fields: &[impl AsRef<str>]) -> Self {
        let fields = comma_list(fields);
        let message = format!("the following fields are not recognized by this endpoint: {fields}");
        Self::new(ErrorCode::UnknownFields, message)
    }

    /// `INVALID_FIELD`: `field` is the dotted path, `rule` what it must be, without "must be"; see
    /// [`rule`].
    pub fn invalid_field(field: &str, rule: &str) -> Self {
        Self::new(ErrorCode::InvalidField, format!("{field} must be {rule}"))
    }

    /// `INVALID_FIELD` of bank details that have the right form and still cannot be right, such as
    /// `sort_code` or `(sort_code, account_number) pair`.
    pub fn failed_validation(what: &str) -> Self {
        Self::new(ErrorCode::InvalidField, format!("{what} failed validation"))
    }

    /// `INVALID_FIELD` of an id that is none: `kind` is its first part. Plaid's wording has not
    /// been seen; it follows that of tokens.
    pub fn id_format(field: &str, kind: &str) -> Self {
        let message = format!(
            "provided {field} is in an invalid format. expected format: \
             {kind}-<environment>-<identifier>"
        );
        Self::new(ErrorCode::InvalidField, message)
    }

    /// `INVALID_FIELD` of an id that names nothing. Plaid's wording has not been seen; it follows
    /// that of tokens.
    pub fn id_not_found(field: &str) -> Self {
        Self::new(
            ErrorCode::InvalidField,
            format!("could not find matching {field}"),
        )
    }

    /// `INVALID_FIELD` of a `redirect_uri` that the client has not registered.
    pub fn redirect_uri_not_registered() -> Self {
        Self::new(
            ErrorCode::InvalidField,
            "OAuth redirect URI must be configured in the developer dashboard. \
             See https://plaid.com/docs/#oauth-redirect-uris",
        )
    }

    /// `INVALID_HEADERS` of a request without `Content-Length`.
    pub fn content_length_required() -> Self {
        ErrorCode::InvalidHeaders.into()
    }

    /// `INVALID_HEADERS` of a request without `Content-Type`. Plaid's wording has not been seen.
    pub fn content_type_required() -> Self {
        Self::new(
            ErrorCode::InvalidHeaders,
            "The Content-Type header is required",
        )
    }

    /// `INVALID_HEADERS` of a request with a `Plaid-Version` there never was. Plaid's wording has
    /// not been seen.
    pub fn unknown_version(known: &[&str]) -> Self {
        let message = format!(
            "The Plaid-Version header must be one of {}",
            comma_list(known)
        );
        Self::new(ErrorCode::InvalidHeaders, message)
    }

    /// `SANDBOX_ONLY`: `path` of the endpoint, with its leading slash.
    pub fn sandbox_only(path: &str) -> Self {
        let message = format!(
            "access to {path} is only available in the sandbox environment at \
             https://sandbox.plaid.com/"
        );
        Self::new(ErrorCode::SandboxOnly, message)
    }

    /// `INCOMPATIBLE_API_VERSION`: `version` is the date in the `Plaid-Version` header.
    pub fn incompatible_api_version(version: &str) -> Self {
        let message = format!(
            "The public_key cannot be used for this endpoint as of version {version} of the API. \
             Please use the client_id and secret instead."
        );
        Self::new(ErrorCode::IncompatibleApiVersion, message)
    }

    /// `NO_LONGER_AVAILABLE`: `version` is the date in the `Plaid-Version` header.
    pub fn no_longer_available(version: &str) -> Self {
        let message =
            format!("This endpoint has been discontinued as of version '{version}' of the API.");
        Self::new(ErrorCode::NoLongerAvailable, message)
    }

    /// `INVALID_USER_ID`: `field` is the dotted path of the user id.
    pub fn invalid_user_id(field: &str) -> Self {
        let message = format!("{field} must be {}", rule::NON_EMPTY_STRING);
        Self::new(ErrorCode::InvalidUserId, message)
    }

    /// `INVALID_USER_IDENTITY_DATA`: `what` as in "email". Other words than that are assumed.
    pub fn invalid_identity_format(what: &str) -> Self {
        Self::new(
            ErrorCode::InvalidUserIdentityData,
            format!("Invalid {what} format."),
        )
    }
}

/// Products.
impl Error {
    /// `PRODUCTS_NOT_SUPPORTED`: the institution or the Item cannot have `products`.
    pub fn products_not_supported(products: &[impl AsRef<str>]) -> Self {
        let products = quoted_list(products);
        let message =
            format!("the following products are not supported by this institution: {products}");
        Self::new(ErrorCode::ProductsNotSupported, message)
    }

    /// `PRODUCTS_NOT_SUPPORTED` of update mode that asks for other accounts of an Item whose
    /// `product`, such as `assets`, forbids it.
    pub fn account_selection_not_supported(product: &str) -> Self {
        let message = format!("account select update is not supported for the {product} product");
        Self::new(ErrorCode::ProductsNotSupported, message)
    }

    /// `INVALID_PRODUCT`: the client has no access to `products`.
    pub fn product_not_authorized(products: &[impl AsRef<str>]) -> Self {
        let products = quoted_list(products);
        let message =
            format!("client is not authorized to access the following products: {products}");
        Self::new(ErrorCode::InvalidProduct, message)
    }

    /// `INVALID_PRODUCT`: `name` in the filter `products` is no product.
    pub fn invalid_product_in_products(name: &str) -> Self {
        Self::new(
            ErrorCode::InvalidProduct,
            format!("invalid product in products: {name:?}"),
        )
    }

    /// `INVALID_PRODUCT`: the filter `products` is no list of names, or an empty one.
    pub fn products_not_a_list() -> Self {
        Self::new(
            ErrorCode::InvalidProduct,
            "products must either be null or a list of strings containing at least one valid \
             product",
        )
    }

    /// `ADDITIONAL_CONSENT_REQUIRED`: `product` as in requests, such as `auth`.
    pub fn additional_consent_required(product: &str) -> Self {
        let product = product.to_ascii_uppercase();
        let message =
            format!("client does not have user consent to access the PRODUCT_{product} product");
        Self::new(ErrorCode::AdditionalConsentRequired, message)
    }

    /// `PRODUCT_NOT_ENABLED` of an Asset Report of Items made without the product.
    pub fn assets_not_enabled(access_tokens: &[impl AsRef<str>]) -> Self {
        let tokens = comma_list(access_tokens);
        let message = format!(
            "the 'assets' product is not enabled for the following access tokens: {tokens}. \
             please ensure that 'assets' is included in the 'product' array when initializing \
             Link and create the Item(s) again."
        );
        Self::new(ErrorCode::AssetReportProductNotEnabled, message)
    }

    /// `PRODUCT_NOT_ENABLED` of a client without income verification.
    pub fn income_not_enabled(client_id: &str) -> Self {
        let message = format!(
            "the 'income_verification' product is not enabled for the following client ID: \
             {client_id}. please ensure that the 'income_verification' is included in the \
             'product' array when initializing Link and try again."
        );
        Self::new(ErrorCode::IncomeProductNotEnabled, message)
    }

    /// `SANDBOX_PRODUCT_NOT_ENABLED`: a webhook of `product` is asked for, and the Item lacks it.
    pub fn sandbox_product_not_enabled(product: &str) -> Self {
        let message = format!("The {product} product is not enabled on this item");
        Self::new(ErrorCode::SandboxProductNotEnabled, message)
    }

    /// `RULESET_NOT_FOUND`: `key` is the request's `ruleset_key`.
    pub fn ruleset_not_found(key: &str) -> Self {
        let message = format!(
            "Missing '{key}' ruleset. Create the ruleset here: \
             https://dashboard.plaid.com/signal/risk-profiles"
        );
        Self::new(ErrorCode::RulesetNotFound, message)
    }

    /// `LAST_UPDATED_DATETIME_OUT_OF_RANGE`: `newest` is when the balance was last updated, as an
    /// RFC 3339 timestamp.
    pub fn last_updated_out_of_range(newest: &str) -> Self {
        let message =
            format!("requested datetime out of range, most recently updated balance {newest}");
        Self::new(ErrorCode::LastUpdatedDatetimeOutOfRange, message)
    }

    /// `TRANSFER_NETWORK_LIMIT_EXCEEDED`: the most one transfer over `network` can move.
    pub fn transfer_network_limit(network: &str, limit: &str) -> Self {
        let message = format!("{network} transaction amount cannot exceed {limit}");
        Self::new(ErrorCode::TransferNetworkLimitExceeded, message)
    }
}

/// Tokens.
impl Error {
    /// The token has not the form of its kind.
    pub fn token_format(kind: TokenKind) -> Self {
        let name = kind.as_str();
        let message = format!(
            "provided {name} token is in an invalid format. expected format: \
             {name}-<environment>-<identifier>"
        );
        Self::new(kind.code(), message)
    }

    /// The token has the right form, and no such token exists, or no longer.
    pub fn token_not_found(kind: TokenKind) -> Self {
        Self::new(
            kind.code(),
            format!("could not find matching {} token", kind.as_str()),
        )
    }

    /// The token is of another environment: `expected` is this one, `got` the token's.
    pub fn wrong_environment(kind: TokenKind, expected: &str, got: &str) -> Self {
        let message = format!(
            "provided {} token is for the wrong Plaid environment. \
             expected \"{expected}\", got \"{got}\"",
            kind.as_str()
        );
        Self::new(kind.code(), message)
    }

    /// `INVALID_PUBLIC_TOKEN` of a token older than its 30 minutes.
    pub fn public_token_expired() -> Self {
        Self::new(
            ErrorCode::InvalidPublicToken,
            "provided public token is expired. Public tokens expire 30 minutes after creation at \
             which point they can no longer be exchanged",
        )
    }
}

fn comma_list(items: &[impl AsRef<str>]) -> String {
    items
        .iter()
        .map(AsRef::as_ref)
        .collect::<Vec<_>>()
        .join(", ")
}

/// A list as Plaid writes it, `["auth","identity"]`. Only lists of one have been seen.
fn quoted_list(items: &[impl AsRef<str>]) -> String {
    let items: Vec<String> = items
        .iter()
        .map(|item| format!("{:?}", item.as_ref()))
        .collect();
    format!("[{}]", items.join(","))
}
