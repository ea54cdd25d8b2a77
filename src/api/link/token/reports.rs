//! Consumer reports asked for with a link token. <https://plaid.com/docs/check/>

use serde::Deserialize;

use super::checks::Products;
use super::create::Request;
use crate::api::wire::check_options::ReportOptions;
use crate::errors::Error;
use crate::sandbox::Sandbox;
use crate::sandbox::check_reports::CheckTerms;
use crate::sandbox::product::Product;
use crate::sandbox::users::User;

/// `cra_options`; what has but one version is checked by the contract.
#[derive(Debug, Deserialize)]
pub(super) struct CraOptions {
    days_requested: i128,
    days_required: Option<i128>,
    #[serde(flatten)]
    options: ReportOptions,
}

/// The report that is asked for, if one is.
///
/// # Errors
/// `INVALID_FIELD`
pub(super) fn read(
    request: &Request,
    products: &Products,
    sandbox: &Sandbox,
) -> Result<Option<CheckTerms>, Error> {
    let asked = products.all().filter(|product| product.is_check());
    let asked: std::collections::BTreeSet<Product> = asked.collect();
    let Some(first) = asked.first() else {
        if request.consumer_report_permissible_purpose.is_some() {
            let rule = "left out when products contains no product of Plaid Check";
            let field = "consumer_report_permissible_purpose";
            return Err(Error::invalid_field(field, rule));
        }
        return Ok(None);
    };
    if !asked.contains(&Product::CraBaseReport) {
        let rule = format!(
            "a list with cra_base_report when it contains {}",
            first.as_str()
        );
        return Err(Error::invalid_field("products", &rule));
    }
    let (user_id, user_token) = (request.user_id.as_deref(), request.user_token.as_deref());
    let user = sandbox.find_user(user_id, user_token)?.ok_or_else(|| {
        let rule = "provided when products contains cra_base_report";
        Error::invalid_field("user_id", rule)
    })?;
    check_identity(user)?;
    // With what comes on top of other products a report is asked for later.
    Ok(request.cra_options.as_ref().map(|it| {
        let days = (it.days_requested, it.days_required);
        it.options.terms(days, asked)
    }))
}

/// Whether enough is known of a user for a report. Plaid's sentence is not known.
///
/// # Errors
/// `INVALID_FIELD` naming all that is missing.
pub fn check_identity(user: &User) -> Result<(), Error> {
    let identity = user.identity.as_ref();
    let lacking = [
        ("name", identity.is_some_and(|it| it.name.is_some())),
        (
            "date_of_birth",
            identity.is_some_and(|it| it.date_of_birth.is_some()),
        ),
        ("emails", identity.is_some_and(|it| !it.emails.is_empty())),
        (
            "phone_numbers",
            identity.is_some_and(|it| !it.phone_numbers.is_empty()),
        ),
        (
            "addresses",
            identity.is_some_and(|it| it.addresses.iter().any(|it| it.country == "US")),
        ),
    ];
    let lacking = lacking.iter().filter(|(_, there)| !there);
    let lacking: Vec<&str> = lacking.map(|(name, _)| *name).collect();
    if lacking.is_empty() {
        return Ok(());
    }
    let rule = format!(
        "that of a user with an identity in the United States for consumer reports; missing: {}",
        lacking.join(", ")
    );
    let field = if user.token.is_some() {
        "user_token"
    } else {
        "user_id"
    };
    Err(Error::invalid_field(field, &rule))
}
