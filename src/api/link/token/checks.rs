//! What `/link/token/create` refuses beyond the form of its fields.
//! <https://plaid.com/docs/api/link/#linktokencreate>

use jiff::civil::Date;

use super::create::{Address, Request, User};
use crate::api::wire::person::{is_e164, is_email};
use crate::api::wire::products;
use crate::errors::{Error, ErrorCode};
use crate::sandbox::ids::ItemId;
use crate::sandbox::product::Product;
use crate::sandbox::{Item, Sandbox, StatementDates};

/// The longest life of a Hosted Link URL, 21 days in seconds.
const URL_LIFETIME_MAX: i128 = 1_814_400;

/// Products that are not asked for in this request although they are products.
const NOT_FOR_LINK: &[Product] = &[
    Product::Balance,
    Product::IdentityMatch,
    Product::RecurringTransactions,
    Product::TransactionsRefresh,
];

/// Products whose flow needs an object of its own in the request.
type Needs = (Product, &'static str, fn(&Request) -> bool);
const NEEDS: &[Needs] = &[
    (
        Product::IdentityVerification,
        "identity_verification",
        |it| it.identity_verification.is_some(),
    ),
    (Product::IncomeVerification, "income_verification", |it| {
        it.income_verification.is_some()
    }),
    (Product::PaymentInitiation, "payment_initiation", |it| {
        it.payment_initiation.is_some()
    }),
    (Product::Statements, "statements", |it| {
        it.statements.is_some()
    }),
    (Product::CraBaseReport, "cra_options", |it| {
        it.cra_options.is_some()
    }),
    (
        Product::CraBaseReport,
        "consumer_report_permissible_purpose",
        |it| it.consumer_report_permissible_purpose.is_some(),
    ),
];

/// The four lists of products, read.
pub(super) struct Products {
    pub(super) initial: Vec<Product>,
    pub(super) required_if_supported: Vec<Product>,
    pub(super) optional: Vec<Product>,
    pub(super) additional_consented: Vec<Product>,
}

impl Products {
    /// Those of all lists.
    pub(super) fn all(&self) -> impl Iterator<Item = Product> {
        [
            &self.initial,
            &self.required_if_supported,
            &self.optional,
            &self.additional_consented,
        ]
        .into_iter()
        .flatten()
        .copied()
    }
}

/// Refuses what needs no look at the products.
///
/// # Errors
/// `MISSING_FIELDS`, `INVALID_FIELD`, `INVALID_USER_IDENTITY_DATA`, `USER_NOT_FOUND`,
/// `INVALID_USER_ID`, `INVALID_USER_TOKEN`, `INVALID_INSTITUTION`.
pub(super) fn check(request: &Request, sandbox: &Sandbox) -> Result<(), Error> {
    if request.user.is_none() && request.user_id.is_none() {
        return Err(Error::missing_fields(&["user"]));
    }
    sandbox.find_user(request.user_id.as_deref(), request.user_token.as_deref())?;
    if let Some(user) = &request.user {
        check_person(user)?;
    }
    let (uri, app) = (&request.redirect_uri, &request.android_package_name);
    check_return_address(uri.as_deref(), app.as_deref(), sandbox)?;
    if let Some(update) = &request.update
        && update.user
        && request.user_id.is_none()
        && request.user_token.is_none()
    {
        let rule = "accompanied by user_id or user_token when true";
        return Err(Error::invalid_field("update.user", rule));
    }
    if request.enable_multi_item_link == Some(true)
        && request.user_id.is_none()
        && request.user_token.is_none()
    {
        let rule = "accompanied by user_id or user_token when true";
        return Err(Error::invalid_field("enable_multi_item_link", rule));
    }
    if let Some(statements) = request.statements {
        StatementDates::from(statements).checked("statements.")?;
    }
    if let Some(identity) = &request.identity_verification {
        sandbox.verification_template(&identity.template_id)?;
    }
    let institution = request.institution_id.as_deref();
    if institution.is_some_and(|id| sandbox.institution(id).is_none()) {
        return Err(ErrorCode::InvalidInstitution.into());
    }
    let lifetime = request
        .hosted_link
        .as_ref()
        .and_then(|hosted| hosted.url_lifetime_seconds);
    let completion = request
        .hosted_link
        .as_ref()
        .and_then(|hosted| hosted.completion_redirect_uri.as_deref());
    if completion.is_some_and(|uri| !leads_somewhere(uri)) {
        let rule = "an address with a scheme, such as https://example.com/done or myapp://done";
        return Err(Error::invalid_field(
            "hosted_link.completion_redirect_uri",
            rule,
        ));
    }
    if lifetime.is_some_and(|seconds| !(1..=URL_LIFETIME_MAX).contains(&seconds)) {
        let rule = format!("between 1 and {URL_LIFETIME_MAX}");
        return Err(Error::invalid_field(
            "hosted_link.url_lifetime_seconds",
            &rule,
        ));
    }
    Ok(())
}

/// The Item of update mode, if it may be updated as the request says.
///
/// # Errors
/// `INVALID_FIELD` for account filters where no accounts are chosen; `PRODUCTS_NOT_SUPPORTED` for
/// a choice of accounts of an Item with Assets.
pub(super) fn update(request: &Request, item: &Item) -> Result<ItemId, Error> {
    let update = request.update.as_ref();
    let accounts_chosen = update.is_some_and(|update| update.account_selection_enabled);
    if request.account_filters.is_some() && !accounts_chosen {
        let rule = "left out in update mode unless update.account_selection_enabled is true";
        return Err(Error::invalid_field("account_filters", rule));
    }
    if accounts_chosen && item.products.contains(&Product::Assets) {
        let product = Product::Assets.as_str();
        return Err(Error::account_selection_not_supported(product));
    }
    Ok(item.id)
}

/// The Items of update mode for a person, if the request asks for that.
///
/// # Errors
/// `ITEM_NOT_FOUND` for an Item that is none of theirs, or if they have none.
pub(super) fn update_of_user(
    request: &Request,
    sandbox: &Sandbox,
) -> Result<Option<Vec<ItemId>>, Error> {
    let (user_id, user_token) = (request.user_id.as_deref(), request.user_token.as_deref());
    let update = request.update.as_ref().filter(|update| update.user);
    let (Some(update), Some(user)) = (update, sandbox.find_user(user_id, user_token)?) else {
        return Ok(None);
    };
    let theirs = sandbox.items_of_user(&user.id);
    let named = update.item_ids.as_deref().unwrap_or_default();
    let meant: Option<Vec<ItemId>> = match named {
        [] => Some(theirs),
        ids => ids
            .iter()
            .map(|id| ItemId::parse(id).filter(|id| theirs.contains(id)))
            .collect(),
    };
    let meant = meant.filter(|items| !items.is_empty());
    meant.map(Some).ok_or(ErrorCode::ItemNotFound.into())
}

/// The address an OAuth bank sends people back to must be one the client has registered.
pub(in crate::api) fn check_return_address(
    redirect_uri: Option<&str>,
    android_package_name: Option<&str>,
    sandbox: &Sandbox,
) -> Result<(), Error> {
    let client = sandbox.client();
    if let Some(uri) = redirect_uri {
        let allowed = client.and_then(|client| client.redirect_uris.as_ref());
        let registered = allowed.is_none_or(|uris| uris.iter().any(|it| it == uri));
        if !well_formed(uri) || !registered {
            return Err(Error::redirect_uri_not_registered());
        }
        if android_package_name.is_some() {
            let rule = "left out when redirect_uri is given";
            return Err(Error::invalid_field("android_package_name", rule));
        }
    }
    if let Some(name) = android_package_name {
        let allowed = client.and_then(|client| client.android_package_names.as_ref());
        let registered = allowed.is_none_or(|names| names.iter().any(|it| it == name));
        if name.is_empty() || !registered {
            let rule = "configured in the developer dashboard";
            return Err(Error::invalid_field("android_package_name", rule));
        }
    }
    Ok(())
}

/// Whether an address can be gone to: apps' own schemes can, scripts cannot.
fn leads_somewhere(uri: &str) -> bool {
    let Some((scheme, rest)) = uri.split_once(':') else {
        return uri.is_empty();
    };
    let script = ["data", "javascript", "vbscript"];
    let named = scheme.starts_with(|it: char| it.is_ascii_alphabetic())
        && scheme
            .bytes()
            .all(|it| it.is_ascii_alphanumeric() || b"+-.".contains(&it));
    named && !rest.is_empty() && !script.contains(&scheme.to_ascii_lowercase().as_str())
}

/// In Sandbox `http` is allowed; a query, a fragment or a wildcard never is.
fn well_formed(uri: &str) -> bool {
    let rest = uri
        .strip_prefix("https://")
        .or_else(|| uri.strip_prefix("http://"));
    rest.is_some_and(|rest| !rest.is_empty() && !rest.contains(['?', '#', '*', ' ']))
}

fn check_person(user: &User) -> Result<(), Error> {
    check_client_user_id(&user.client_user_id)?;
    let phone_bad = user
        .phone_number
        .as_deref()
        .is_some_and(|phone| !is_e164(phone));
    let email_bad = user
        .email_address
        .as_deref()
        .is_some_and(|email| !is_email(email));
    let name_bad = user.name.as_ref().is_some_and(|name| {
        [&name.given_name, &name.family_name]
            .iter()
            .any(|part| part.trim().is_empty() || part.chars().count() > 100)
    });
    let born_bad = user
        .date_of_birth
        .as_deref()
        .is_some_and(|date| date.len() != 10 || date.parse::<Date>().is_err());
    let address_bad = user.address.as_ref().is_some_and(is_bad_address);
    for (bad, what) in [
        (phone_bad, "phone"),
        (email_bad, "email"),
        (name_bad, "name"),
        (born_bad, "date of birth"),
        (address_bad, "address"),
    ] {
        if bad {
            return Err(Error::invalid_identity_format(what));
        }
    }
    Ok(())
}

fn is_bad_address(address: &Address) -> bool {
    let too_long = |part: &Option<String>, most| {
        part.as_ref()
            .is_some_and(|part| part.chars().count() > most)
    };
    let bad_code = |code: &String| match address.country.as_str() {
        "US" => code.len() != 5 || !code.bytes().all(|it| it.is_ascii_digit()),
        _ => !(2..=10).contains(&code.chars().count()),
    };
    address.country.len() != 2
        || too_long(&address.street, 80)
        || too_long(&address.street2, 50)
        || too_long(&address.city, 100)
        || address.postal_code.as_ref().is_some_and(bad_code)
}

/// Refuses an id that tells who the person is.
///
/// # Errors
/// `INVALID_FIELD`
pub(in crate::api) fn check_client_user_id(id: &str) -> Result<(), Error> {
    if looks_personal(id) {
        let rule = "free of personally identifiable information such as an email address or a \
                    phone number";
        return Err(Error::invalid_field("user.client_user_id", rule));
    }
    Ok(())
}

fn looks_personal(id: &str) -> bool {
    is_email(id) || id.starts_with('+') && is_e164(id)
}

/// Reads the lists of products and refuses what does not go together.
///
/// # Errors
/// `INVALID_PRODUCT` for names that are none, and for products the client may not use;
/// `MISSING_FIELDS` without any product; `INVALID_FIELD` for lists that overlap.
pub(super) fn products(request: &Request, sandbox: &Sandbox) -> Result<Products, Error> {
    let lists = [
        ("products", &request.products),
        (
            "required_if_supported_products",
            &request.required_if_supported_products,
        ),
        ("optional_products", &request.optional_products),
        (
            "additional_consented_products",
            &request.additional_consented_products,
        ),
    ];
    let mut read = Vec::new();
    for (field, names) in lists {
        read.push((
            field,
            one_list(names.as_deref().unwrap_or_default(), sandbox)?,
        ));
    }
    for (place, (field, list)) in read.iter().enumerate() {
        let overlaps = |product: &&Product| {
            read[..place]
                .iter()
                .any(|(_, earlier)| earlier.contains(product))
        };
        if let Some(product) = list.iter().find(overlaps) {
            let rule = format!(
                "disjoint from the other product lists; {} is in two",
                product.as_str()
            );
            return Err(Error::invalid_field(field, &rule));
        }
    }
    let updates =
        request.access_token.is_some() || request.update.as_ref().is_some_and(|update| update.user);
    if read[0].1.is_empty() {
        if !updates && request.products.is_none() {
            return Err(Error::missing_fields(&["products"]));
        }
        // Consent for more products is all that update mode may ask for by itself.
        if !updates || read[1..3].iter().any(|(_, list)| !list.is_empty()) {
            return Err(Error::invalid_field(
                "products",
                crate::errors::rule::PRODUCTS,
            ));
        }
    }
    if request.access_token.is_none() {
        for (product, field, given) in NEEDS {
            if read[0].1.contains(product) && !given(request) {
                let rule = format!("provided when products contains {}", product.as_str());
                return Err(Error::invalid_field(field, &rule));
            }
        }
    }
    let mut lists = read.into_iter().map(|(_, list)| list);
    let mut next = || lists.next().unwrap_or_default();
    Ok(Products {
        initial: next(),
        required_if_supported: next(),
        optional: next(),
        additional_consented: next(),
    })
}

fn one_list(names: &[String], sandbox: &Sandbox) -> Result<Vec<Product>, Error> {
    let (known, unknown) = products::read(names);
    let allowed = sandbox.client().and_then(|client| client.products.as_ref());
    let refused = known.iter().filter(|product| {
        NOT_FOR_LINK.contains(product) || allowed.is_some_and(|allowed| !allowed.contains(product))
    });
    let refused: Vec<&str> = unknown
        .into_iter()
        .chain(refused.map(|it| it.as_str()))
        .collect();
    if refused.is_empty() {
        Ok(known.into_iter().collect())
    } else {
        Err(Error::product_not_authorized(&refused))
    }
}
