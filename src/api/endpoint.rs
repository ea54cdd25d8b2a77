//! What an endpoint is, and the one way from a checked body to the bytes of an answer.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::json;
use crate::api::ApiVersion;
use crate::errors::{Error, ErrorCode};
use crate::sandbox::Sandbox;
use crate::sandbox::catalog::LinkUi;
use crate::sandbox::ids::RequestId;

/// What a handler works on.
#[derive(Debug)]
pub struct Call<'a> {
    /// The client's world, its clock brought up to date.
    pub sandbox: &'a mut Sandbox,
    /// Where this emulator is reached, without a slash at the end.
    pub base_url: &'a str,
    /// What the header `Plaid-Emulator-Link-UI` says.
    pub link_ui: LinkUi,
    /// The version the caller speaks.
    pub version: ApiVersion,
}

/// An operation of Plaid's: the request knows its own address and answer.
///
/// Keys, unknown, missing and malformed fields have been dealt with by `contract` before
/// [`handle`](Self::handle) is called, and `request_id` is added after it.
pub trait Endpoint: DeserializeOwned {
    /// The path; the file is found under it.
    const PATH: &'static str;
    /// What it does, in a sentence.
    const SUMMARY: &'static str;
    /// Errors it can answer beyond those of the request's form.
    const ERRORS: &'static [ErrorCode];
    /// The answer; its fields are declared sorted.
    type Response<'a>: Serialize;

    /// Answers.
    ///
    /// # Errors
    /// Those of [`ERRORS`](Self::ERRORS), and of the request's form.
    fn handle<'a>(self, call: &'a mut Call<'_>) -> Result<Self::Response<'a>, Error>;

    /// Writes the answer, as JSON with its request id unless the endpoint says otherwise.
    ///
    /// # Errors
    /// None for the types of `api`.
    fn write(answer: &Self::Response<'_>, request_id: RequestId) -> serde_json::Result<Written> {
        json::answer(answer, request_id).map(Written::Json)
    }
}

/// An answer as bytes.
#[derive(Debug)]
pub enum Written {
    /// JSON.
    Json(Vec<u8>),
    /// A PDF, which has no place for a request id: it goes into a header.
    Pdf {
        /// The document.
        bytes: Vec<u8>,
        /// `Plaid-Request-ID`
        request_id: RequestId,
    },
    /// A ZIP archive.
    Zip(Vec<u8>),
}

/// How far an operation is emulated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// Modelled, with state.
    Live,
    /// Not built; answers an error that says so.
    Absent,
}

impl Depth {
    /// The word of `plaid-emulator coverage`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Live => "live",
            Self::Absent => "absent",
        }
    }
}

/// An endpoint with its types erased.
#[derive(Debug)]
pub struct Route {
    /// The path.
    pub path: &'static str,
    /// What it does.
    pub summary: &'static str,
    /// Errors it can answer beyond those of the request's form.
    pub errors: &'static [ErrorCode],
    /// Whether it needs no keys.
    pub public: bool,
    call: fn(&mut Call<'_>, Value, RequestId) -> Result<Written, Error>,
}

impl Route {
    /// The route of an endpoint.
    pub const fn of<E: Endpoint>() -> Self {
        Self {
            path: E::PATH,
            summary: E::SUMMARY,
            errors: E::ERRORS,
            public: false,
            call: answer::<E>,
        }
    }

    /// Has the endpoint answer a body the contract has passed.
    ///
    /// # Errors
    /// The endpoint's.
    pub fn answer(
        &self,
        call: &mut Call<'_>,
        body: Value,
        request_id: RequestId,
    ) -> Result<Written, Error> {
        (self.call)(call, body, request_id)
    }

    /// The same, for callers without keys.
    pub const fn without_keys(mut self) -> Self {
        self.public = true;
        self
    }
}

/// Whether a person or a tester may have done to an Item what the error tells of, at an endpoint
/// that looks whether the Item works.
fn ails_an_item(errors: &[ErrorCode], code: ErrorCode) -> bool {
    use ErrorCode as Code;
    errors.contains(&Code::ItemLoginRequired)
        && matches!(
            code,
            Code::AccessNotGranted
                | Code::ItemLocked
                | Code::NoAccounts
                | Code::ProductNotReady
                | Code::UserPermissionRevoked
        )
}

fn answer<E: Endpoint>(
    call: &mut Call<'_>,
    body: Value,
    request_id: RequestId,
) -> Result<Written, Error> {
    let request: E = serde_json::from_value(body).map_err(|error| {
        // The contract has passed the body, so the two disagree: a bug, and a test finds it.
        tracing::error!(path = E::PATH, %error, "the contract let through a body no type takes");
        Error::from(ErrorCode::InvalidConfiguration)
    })?;
    let answered = request.handle(call);
    if let Err(error) = &answered {
        debug_assert!(
            E::ERRORS.contains(&error.code)
                || error.code == ErrorCode::InvalidField
                || ails_an_item(E::ERRORS, error.code),
            "{} does not declare {:?}",
            E::PATH,
            error.code,
        );
    }
    E::write(&answered?, request_id).map_err(|error| {
        tracing::error!(path = E::PATH, %error, "an answer could not be written");
        ErrorCode::InternalServerError.into()
    })
}
