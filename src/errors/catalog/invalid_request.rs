//! Codes of type `INVALID_REQUEST`.

use super::{Code, ErrorType, Family, api, link};

pub(super) const FAMILY: Family = Family {
    error_type: ErrorType::InvalidRequest,
    page: "invalid-request",
    rows: &[
        api(Code::FailedPrecondition, "FAILED_PRECONDITION"),
        api(Code::IncompatibleApiVersion, "INCOMPATIBLE_API_VERSION").message(
            "The public_key cannot be used for this endpoint as of version 2020-09-14 of the API. \
             Please use the client_id and secret instead.",
        ),
        link(Code::InvalidAccountNumber, "INVALID_ACCOUNT_NUMBER")
            .message("The provided account number was invalid."),
        api(Code::InvalidBody, "INVALID_BODY").message("body could not be parsed as JSON"),
        api(Code::InvalidConfiguration, "INVALID_CONFIGURATION")
            .message("please ensure that the request body is formatted correctly"),
        api(Code::InvalidField, "INVALID_FIELD")
            .message("client_id must be a properly formatted, non-empty string"),
        api(Code::InvalidHeaders, "INVALID_HEADERS").message(
            "The Content-Length header is required for all http methods except: OPTIONS, DELETE, \
             GET",
        ),
        api(Code::MissingFields, "MISSING_FIELDS")
            .message("the following required fields are missing: client_id, secret"),
        api(Code::NoLongerAvailable, "NO_LONGER_AVAILABLE")
            .status(404)
            .message("This endpoint has been discontinued as of version '2020-09-14' of the API."),
        api(Code::NotFound, "NOT_FOUND")
            .status(404)
            .message("not found"),
        api(Code::SandboxOnly, "SANDBOX_ONLY").message(
            "access to /sandbox/public_token/create is only available in the sandbox environment \
             at https://sandbox.plaid.com/",
        ),
        api(Code::UnknownFields, "UNKNOWN_FIELDS")
            .message("the following fields are not recognized by this endpoint: bacs.sort"),
    ],
};
