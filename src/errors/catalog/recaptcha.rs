//! Codes of type `RECAPTCHA_ERROR`.

use super::{Code, ErrorType, Family, link};

pub(super) const FAMILY: Family = Family {
    error_type: ErrorType::RecaptchaError,
    page: "recaptcha",
    rows: &[
        link(Code::RecaptchaBad, "RECAPTCHA_BAD")
            .message("The provided challenge response was denied. Please try again"),
        link(Code::RecaptchaRequired, "RECAPTCHA_REQUIRED").message(
            "This request requires additional verification. Please resubmit the request after \
             completing the challenge",
        ),
    ],
};
