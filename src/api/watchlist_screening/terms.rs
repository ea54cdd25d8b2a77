//! What is searched for, as apps send it.

use jiff::civil::Date;
use serde::Deserialize;

use crate::api::wire::person::is_e164;
use crate::errors::Error;
use crate::sandbox::monitor::{SearchTerms, TermsChange};

/// The longest name, in letters.
const NAME_MAX: usize = 100;
/// How many letters the number of a document has.
const DOCUMENT: std::ops::RangeInclusive<usize> = 4..=32;

/// `reset_fields`: what can be emptied.
#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Resettable {
    Assignee,
}

/// `search_terms` for an individual.
#[derive(Debug, Deserialize)]
pub(super) struct IndividualTerms {
    country: Option<String>,
    date_of_birth: Option<Date>,
    document_number: Option<String>,
    legal_name: String,
    watchlist_program_id: String,
}

/// `search_terms` for an individual, of which each may be left out.
#[derive(Debug, Deserialize)]
pub(super) struct IndividualChange {
    country: Option<String>,
    date_of_birth: Option<Date>,
    document_number: Option<String>,
    legal_name: Option<String>,
    watchlist_program_id: Option<String>,
}

/// `search_terms` for an entity.
#[derive(Debug, Deserialize)]
pub(super) struct EntityTerms {
    country: Option<String>,
    document_number: Option<String>,
    email_address: Option<String>,
    entity_watchlist_program_id: String,
    legal_name: String,
    phone_number: Option<String>,
    url: Option<String>,
}

/// `search_terms` for an entity, of which most may be left out.
#[derive(Debug, Deserialize)]
pub(super) struct EntityChange {
    country: Option<String>,
    document_number: Option<String>,
    email_address: Option<String>,
    entity_watchlist_program_id: String,
    legal_name: Option<String>,
    phone_number: Option<String>,
    url: Option<String>,
}

impl IndividualTerms {
    /// What is searched for.
    ///
    /// # Errors
    /// `INVALID_FIELD` for what has the wrong form.
    pub(super) fn checked(self) -> Result<SearchTerms, Error> {
        check_name(Some(&self.legal_name))?;
        check_number(self.document_number.as_deref())?;
        check_country(self.country.as_deref())?;
        Ok(SearchTerms {
            program_id: self.watchlist_program_id,
            legal_name: self.legal_name,
            date_of_birth: self.date_of_birth,
            document_number: self.document_number,
            country: self.country,
            email_address: None,
            phone_number: None,
            url: None,
            version: 1,
        })
    }
}

impl IndividualChange {
    /// What is to be searched for.
    ///
    /// # Errors
    /// As [`IndividualTerms::checked`].
    pub(super) fn checked(self) -> Result<TermsChange, Error> {
        check_name(self.legal_name.as_deref())?;
        check_number(self.document_number.as_deref())?;
        check_country(self.country.as_deref())?;
        Ok(TermsChange {
            program_id: self.watchlist_program_id,
            legal_name: self.legal_name,
            date_of_birth: self.date_of_birth,
            document_number: self.document_number,
            country: self.country,
            ..TermsChange::default()
        })
    }
}

impl EntityTerms {
    /// What is searched for.
    ///
    /// # Errors
    /// `INVALID_FIELD` for what has the wrong form.
    pub(super) fn checked(self) -> Result<SearchTerms, Error> {
        check_name(Some(&self.legal_name))?;
        check_number(self.document_number.as_deref())?;
        check_country(self.country.as_deref())?;
        check_phone(self.phone_number.as_deref())?;
        Ok(SearchTerms {
            program_id: self.entity_watchlist_program_id,
            legal_name: self.legal_name,
            date_of_birth: None,
            document_number: self.document_number,
            country: self.country,
            email_address: self.email_address,
            phone_number: self.phone_number,
            url: self.url,
            version: 1,
        })
    }
}

impl EntityChange {
    /// What is to be searched for.
    ///
    /// # Errors
    /// As [`EntityTerms::checked`].
    pub(super) fn checked(self) -> Result<TermsChange, Error> {
        check_name(self.legal_name.as_deref())?;
        check_number(self.document_number.as_deref())?;
        check_country(self.country.as_deref())?;
        check_phone(self.phone_number.as_deref())?;
        Ok(TermsChange {
            program_id: Some(self.entity_watchlist_program_id),
            legal_name: self.legal_name,
            date_of_birth: None,
            document_number: self.document_number,
            country: self.country,
            email_address: self.email_address,
            phone_number: self.phone_number,
            url: self.url,
        })
    }
}

/// Refuses a field of the search terms that is not as it has to be. Plaid's sentences are not
/// known.
fn check(field: &str, text: Option<&str>, fits: fn(&str) -> bool, rule: &str) -> Result<(), Error> {
    if text.is_none_or(fits) {
        Ok(())
    } else {
        Err(Error::invalid_field(&format!("search_terms.{field}"), rule))
    }
}

fn check_name(name: Option<&str>) -> Result<(), Error> {
    let fits = |name: &str| {
        name.trim() == name
            && name.chars().count() <= NAME_MAX
            && name.chars().any(char::is_alphabetic)
    };
    let rule = "a name of up to 100 letters without spaces around it";
    check("legal_name", name, fits, rule)
}

fn check_number(number: Option<&str>) -> Result<(), Error> {
    let fits = |number: &str| number.trim() == number && DOCUMENT.contains(&number.chars().count());
    let rule = "a number of 4 to 32 letters and digits without spaces around it";
    check("document_number", number, fits, rule)
}

fn check_country(country: Option<&str>) -> Result<(), Error> {
    let fits =
        |country: &str| country.len() == 2 && country.bytes().all(|it| it.is_ascii_uppercase());
    let rule = "a code of two capital letters";
    check("country", country, fits, rule)
}

fn check_phone(phone: Option<&str>) -> Result<(), Error> {
    check(
        "phone_number",
        phone,
        is_e164,
        "a phone number such as +14155552671",
    )
}
