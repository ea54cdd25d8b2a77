//! Codes of type `PARTNER_ERROR`.

use super::{Code, ErrorType, Family, api};

pub(super) const FAMILY: Family = Family {
    error_type: ErrorType::PartnerError,
    page: "partner",
    rows: &[
        api(
            Code::AssetsUnderManagementRequired,
            "ASSETS_UNDER_MANAGEMENT_REQUIRED",
        )
        .message(
            "assets under management must be submitted because your team has a monthly service \
             commitment",
        ),
        api(Code::ContactRequired, "CONTACT_REQUIRED").message(
            "billing or technical contacts must be submitted either in the request or filled in \
             for your team in the dashboard",
        ),
        api(Code::CustomerAlreadyCreated, "CUSTOMER_ALREADY_CREATED")
            .message("this customer has already been created"),
        api(Code::CustomerAlreadyEnabled, "CUSTOMER_ALREADY_ENABLED")
            .message("this customer has already been enabled"),
        api(Code::CustomerNotFound, "CUSTOMER_NOT_FOUND")
            .status(404)
            .message("the customer was not found"),
        api(
            Code::CustomerNotReadyForEnablement,
            "CUSTOMER_NOT_READY_FOR_ENABLEMENT",
        )
        .status(412)
        .message("this customer is not ready for enablement"),
        api(
            Code::CustomerRemovalNotAllowed,
            "CUSTOMER_REMOVAL_NOT_ALLOWED",
        )
        .message(
            "removal of a production-enabled end customer is not allowed. talk to your account \
             manager to remove this end customer.",
        ),
        api(Code::FlowdownNotComplete, "FLOWDOWN_NOT_COMPLETE")
            .status(412)
            .message("you must complete a flowdown to create and enable customers"),
        api(Code::InvalidLogo, "INVALID_LOGO")
            .message("the logo must be a base64-encoded string of a PNG of size 1024x1024"),
        api(Code::LogoRequired, "LOGO_REQUIRED").message(
            "a logo is required because create_link_customization is set to true and the \
             co-branded consent pane is in use",
        ),
        api(Code::OauthRegistrationError, "OAUTH_REGISTRATION_ERROR")
            .message("application logo is required"),
        api(Code::QuestionnaireNotComplete, "QUESTIONNAIRE_NOT_COMPLETE")
            .status(412)
            .message("you must complete the security questionnaire to create and enable customers"),
    ],
};
