//! Codes of type `INCOME_VERIFICATION_ERROR`.

use super::{Code, ErrorType, Family, api, link};

pub(super) const FAMILY: Family = Family {
    error_type: ErrorType::IncomeVerificationError,
    page: "income",
    rows: &[
        api(Code::EmploymentNotFound, "EMPLOYMENT_NOT_FOUND")
            .message("the requested employment data was not found. Please check the ID supplied."),
        api(Code::IncomeProductNotEnabled, "PRODUCT_NOT_ENABLED").message(
            "the 'income_verification' product is not enabled for the following client ID: \
             <CLIENT_ID>. please ensure that the 'income_verification' is included in the \
             'product' array when initializing Link and try again.",
        ),
        api(Code::IncomeProductNotReady, "PRODUCT_NOT_READY").message(
            "the requested product is not yet ready. please provide a webhook or try the request \
             again later",
        ),
        api(
            Code::IncomeVerificationDocumentNotFound,
            "INCOME_VERIFICATION_DOCUMENT_NOT_FOUND",
        )
        .message("the requested data was not found. Please check the ID supplied."),
        api(Code::IncomeVerificationFailed, "INCOME_VERIFICATION_FAILED").message(
            "the income verification you are trying to retrieve could not be completed. please try \
             creating a new income verification",
        ),
        api(
            Code::IncomeVerificationNotFound,
            "INCOME_VERIFICATION_NOT_FOUND",
        )
        .message("the requested data was not found. Please check the ID supplied."),
        link(
            Code::IncomeVerificationUploadError,
            "INCOME_VERIFICATION_UPLOAD_ERROR",
        )
        .status(500)
        .message(
            "there was a problem uploading the document for verification. Please try again or \
             recreate an income verification.",
        ),
        api(
            Code::VerificationStatusPendingApproval,
            "VERIFICATION_STATUS_PENDING_APPROVAL",
        )
        .message("The user has not yet authorized the sharing of this data"),
    ],
};
