//! Codes of type `INSTITUTION_ERROR`.

use super::{Code, ErrorType, Family, api, both};

pub(super) const FAMILY: Family = Family {
    error_type: ErrorType::InstitutionError,
    page: "institution",
    rows: &[
        both(Code::InstitutionDown, "INSTITUTION_DOWN")
            .message(
                "this institution is not currently responding to this request. please try again \
                 soon",
            )
            .display(
                "This financial institution is not currently responding to requests. We apologize \
                 for the inconvenience.",
            ),
        both(
            Code::InstitutionNoLongerSupported,
            "INSTITUTION_NO_LONGER_SUPPORTED",
        )
        .message("this institution is no longer supported")
        .display(
            "This financial institution is no longer supported. We apologize for the \
                 inconvenience.",
        ),
        both(Code::InstitutionNotAvailable, "INSTITUTION_NOT_AVAILABLE")
            .message(
                "this institution is not currently responding to this request. please try again \
                 soon",
            )
            .display(
                "This financial institution is not currently responding to requests. We apologize \
                 for the inconvenience.",
            ),
        both(
            Code::InstitutionNotEnabledInEnvironment,
            "INSTITUTION_NOT_ENABLED_IN_ENVIRONMENT",
        )
        .message("Institution not enabled in this environment"),
        both(Code::InstitutionNotResponding, "INSTITUTION_NOT_RESPONDING")
            .message(
                "this institution is not currently responding to this request. please try again \
                 soon",
            )
            .display(
                "This financial institution is not currently responding to requests. We apologize \
                 for the inconvenience.",
            ),
        both(
            Code::InstitutionRegistrationRequired,
            "INSTITUTION_REGISTRATION_REQUIRED",
        )
        .message("not yet registered to create items for this institution")
        .display(
            "You must register your application with this institution before you can create items \
             for it.",
        ),
        both(Code::UnauthorizedInstitution, "UNAUTHORIZED_INSTITUTION")
            .message("not authorized to create items for this institution")
            .display("You are not authorized to create items for this institution at this time."),
        api(Code::UnsupportedResponse, "UNSUPPORTED_RESPONSE")
            .message("the data returned from the financial institution is not valid")
            .display("The data returned from the financial institution is not valid."),
    ],
};
