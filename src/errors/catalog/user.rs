//! Codes of type `USER_ERROR`.

use super::{Code, ErrorType, Family, api};

pub(super) const FAMILY: Family = Family {
    error_type: ErrorType::UserError,
    page: "user",
    rows: &[
        api(Code::InvalidUserIdentityData, "INVALID_USER_IDENTITY_DATA")
            .status(403)
            .message("Invalid email format.")
            .page("invalid-input"),
        api(Code::UserNotFound, "USER_NOT_FOUND").message(
            "The User you requested cannot be found. This User does not exist or has had access \
             removed by the user.",
        ),
    ],
};
