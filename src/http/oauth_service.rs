//! How Plaid's OAuth service is spoken with: by forms as well, with the secret by two names, and
//! with errors of its own. <https://plaid.com/docs/api/oauth/>

use serde_json::{Map, Value};

use crate::errors::{Error, OauthCode};

/// The media type of forms.
const FORM: &str = "application/x-www-form-urlencoded";

fn is_service(path: &str) -> bool {
    path.starts_with("/oauth/")
}

/// Whether a form is taken at a path.
pub(super) fn takes(path: &str, media_type: &str) -> bool {
    is_service(path) && media_type.eq_ignore_ascii_case(FORM)
}

/// A form as the object it stands for.
///
/// # Errors
/// `invalid_request` where a field is there twice.
pub(super) fn as_json(bytes: &[u8]) -> Result<Vec<u8>, Error> {
    let mut fields = Map::new();
    for (name, value) in form_urlencoded::parse(bytes) {
        let value = Value::String(value.into_owned());
        if fields.insert(name.into_owned(), value).is_some() {
            let code = OauthCode::InvalidRequest;
            return Err(Error::oauth(code, "a field must not be there twice"));
        }
    }
    Ok(serde_json::to_vec(&fields).unwrap_or_default())
}

/// Calls the secret by the name it has elsewhere.
pub(super) fn name_secret(path: &str, fields: &mut Map<String, Value>) {
    if is_service(path)
        && let Some(secret) = fields.remove("client_secret")
    {
        fields.entry("secret").or_insert(secret);
    }
}

/// An error about keys, as it is told at a path.
pub(super) fn refuse_keys(path: &str, error: Error) -> Error {
    if is_service(path) {
        Error::oauth(OauthCode::InvalidClient, error.message)
    } else {
        error
    }
}

/// An error as it is told at a path.
pub(super) fn worded(path: &str, error: Error) -> Error {
    if is_service(path) {
        error.in_oauth()
    } else {
        error
    }
}
