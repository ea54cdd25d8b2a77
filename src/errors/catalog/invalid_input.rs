//! Codes of type `INVALID_INPUT`.

use super::{Code, ErrorType, Family, api, both, link};

pub(super) const FAMILY: Family = Family {
    error_type: ErrorType::InvalidInput,
    page: "invalid-input",
    rows: &[
        api(
            Code::AdditionalConsentRequired,
            "ADDITIONAL_CONSENT_REQUIRED",
        )
        .message("client does not have user consent to access the PRODUCT_AUTH product"),
        api(
            Code::DirectIntegrationNotEnabled,
            "DIRECT_INTEGRATION_NOT_ENABLED",
        )
        .message(
            "your client ID is only authorized to use Plaid Link. head to the docs \
             (https://plaid.com/docs) to get started.",
        ),
        link(
            Code::IncorrectDepositVerification,
            "INCORRECT_DEPOSIT_VERIFICATION",
        ),
        api(Code::InvalidAccessToken, "INVALID_ACCESS_TOKEN")
            .message("could not find matching access token"),
        api(Code::InvalidAccountId, "INVALID_ACCOUNT_ID")
            .message("failed to find requested account ID for requested item"),
        api(Code::InvalidApiKeys, "INVALID_API_KEYS")
            .message("invalid client_id or secret provided"),
        // The code is recorded, its sentence is assumed to be worded as the others.
        api(Code::InvalidAssetReportToken, "INVALID_ASSET_REPORT_TOKEN")
            .message("could not find matching asset report token"),
        api(Code::InvalidAuditCopyToken, "INVALID_AUDIT_COPY_TOKEN")
            .message("could not find matching audit copy token"),
        api(Code::InvalidInstitution, "INVALID_INSTITUTION")
            .message("invalid institution_id provided"),
        api(Code::InvalidLinkCustomization, "INVALID_LINK_CUSTOMIZATION")
            .message("requested link customization is not set to update account selection"),
        both(Code::InvalidLinkToken, "INVALID_LINK_TOKEN").message("invalid link_token provided"),
        api(Code::InvalidProcessorToken, "INVALID_PROCESSOR_TOKEN"),
        api(Code::InvalidProduct, "INVALID_PRODUCT").message(
            "client is not authorized to access the following products: \
             [\"identity_verification\"]",
        ),
        api(Code::InvalidProducts, "INVALID_PRODUCTS")
            .message("The following products are not allowed for pre-authed items: ['auth']."),
        api(Code::InvalidPublicToken, "INVALID_PUBLIC_TOKEN")
            .message("could not find matching public token"),
        api(Code::InvalidStripeAccount, "INVALID_STRIPE_ACCOUNT"),
        api(Code::InvalidUserId, "INVALID_USER_ID")
            .message("user.user_id must be a non-empty string"),
        api(Code::InvalidUserToken, "INVALID_USER_TOKEN")
            .message("could not find matching user token"),
        api(
            Code::InvalidWebhookVerificationKeyId,
            "INVALID_WEBHOOK_VERIFICATION_KEY_ID",
        )
        .message(
            "invalid key_id provided. note that key_ids are specific to Plaid environments, and \
             verification requests must be made to the same environment that the webhook was sent \
             from",
        ),
        api(Code::ProductUnavailable, "PRODUCT_UNAVAILABLE")
            .message("Additional products may not be added to this pre-authed item."),
        link(
            Code::ProfileAuthenticationFailed,
            "PROFILE_AUTHENTICATION_FAILED",
        )
        .message("the profile could not be authenticated")
        .display("We were not able to authenticate your access to this Plaid account."),
        // Plaid publishes no more than its name.
        link(Code::PublicKeyNotEnabled, "PUBLIC_KEY_NOT_ENABLED"),
        link(
            Code::TooManyVerificationAttempts,
            "TOO_MANY_VERIFICATION_ATTEMPTS",
        ),
        api(Code::UnauthorizedEnvironment, "UNAUTHORIZED_ENVIRONMENT").message(
            "you are not authorized to create items in this api environment. Go to the Dashboard \
             (https://dashboard.plaid.com) to see which environments you are authorized for.",
        ),
        api(Code::UnauthorizedRouteAccess, "UNAUTHORIZED_ROUTE_ACCESS")
            .message("you are not authorized to access this route in this api environment."),
        api(Code::UserPermissionRevoked, "USER_PERMISSION_REVOKED").message(
            "the holder of this account has revoked their permission for your application to \
             access it",
        ),
    ],
};
