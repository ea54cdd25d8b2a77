//! Codes of type `OAUTH_ERROR`.

use super::{Code, ErrorType, Family, link};

pub(super) const FAMILY: Family = Family {
    error_type: ErrorType::OauthError,
    page: "oauth",
    rows: &[
        link(Code::IncorrectLinkToken, "INCORRECT_LINK_TOKEN")
            .message("link token does not match original link token"),
        link(Code::IncorrectOauthNonce, "INCORRECT_OAUTH_NONCE").message("nonce does not match"),
        link(
            Code::OauthStateIdAlreadyProcessed,
            "OAUTH_STATE_ID_ALREADY_PROCESSED",
        )
        .status(208),
        link(Code::OauthStateIdNotFound, "OAUTH_STATE_ID_NOT_FOUND")
            .status(404)
            .message("the provided oauth_state_id wasn't found"),
    ],
};
