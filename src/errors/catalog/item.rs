//! Codes of type `ITEM_ERROR`.

use super::{Code, ErrorType, Family, api, both, link, webhook};

pub(super) const FAMILY: Family = Family {
    error_type: ErrorType::ItemError,
    page: "item",
    rows: &[
        both(Code::AccessNotGranted, "ACCESS_NOT_GRANTED")
            .message("access to this product was not granted for the account")
            .display(
                "The user did not grant the necessary permissions for this product on their \
                 account.",
            ),
        // Named among the passwords of the Sandbox, and nowhere else: the sentences are ours.
        both(Code::CountryNotSupported, "COUNTRY_NOT_SUPPORTED")
            .message("this account is in a country that is not currently supported")
            .display(
                "The given account is in a country that is not currently supported for this \
                 financial institution.",
            ),
        link(Code::InstantMatchFailed, "INSTANT_MATCH_FAILED").message(
            "Item cannot be verified through Instant Match. Ensure you are correctly enabling all \
             auth features in Link.",
        ),
        link(Code::InsufficientCredentials, "INSUFFICIENT_CREDENTIALS")
            .message("insufficient authorization was provided to complete the request")
            .display("INSUFFICIENT_CREDENTIALS"),
        both(Code::InvalidCredentials, "INVALID_CREDENTIALS")
            .message("the provided credentials were not correct")
            .display("The provided credentials were not correct. Please try again."),
        both(Code::InvalidMfa, "INVALID_MFA")
            .message("the provided MFA response(s) were not correct")
            .display("The provided MFA responses were not correct. Please try again."),
        link(Code::InvalidOtp, "INVALID_OTP")
            .message("the provided OTP was invalid")
            .display("The provided OTP was invalid. Please try again."),
        link(Code::InvalidPhoneNumber, "INVALID_PHONE_NUMBER")
            .message("the provided phone number was invalid")
            .display("The provided phone number was invalid. Please try again."),
        both(Code::InvalidSendMethod, "INVALID_SEND_METHOD")
            .message("the provided MFA send_method was invalid"),
        link(Code::InvalidUpdatedUsername, "INVALID_UPDATED_USERNAME").message(
            "the username provided to /item/credentials/update does not match the original \
             username for the item",
        ),
        api(Code::ItemConcurrentlyDeleted, "ITEM_CONCURRENTLY_DELETED")
            .message("This item was deleted while the operation was in progress"),
        both(Code::ItemLocked, "ITEM_LOCKED")
            .message(
                "the account is locked. prompt the user to visit the institution's site and unlock \
                 their account",
            )
            .display(
                "The given account has been locked by the financial institution. Please visit your \
                 financial institution's website to unlock your account.",
            ),
        both(Code::ItemLoginRequired, "ITEM_LOGIN_REQUIRED").message(
            "the login details of this item have changed (credentials, MFA, or required user \
             action) and a user login is required to update this information. use Link's update \
             mode to restore the item to a good state",
        ),
        link(Code::ItemNoError, "ITEM_NO_ERROR").message(
            "The item provided is not in an error state. Only items in an error state may have \
             their credentials updated.",
        ),
        api(Code::ItemNotFound, "ITEM_NOT_FOUND").message(
            "The Item you requested cannot be found. This Item does not exist, has been previously \
             removed via /item/remove, or has had access removed by the user.",
        ),
        both(Code::ItemNotSupported, "ITEM_NOT_SUPPORTED")
            .message("this account is currently not supported")
            .display(
                "The given account is not currently supported for this financial institution. We \
                 apologize for the inconvenience.",
            ),
        webhook(Code::ItemUserPermissionRevoked, "USER_PERMISSION_REVOKED").message(
            "the holder of this account has revoked their permission for your application to \
             access it",
        ),
        both(
            Code::ManualVerificationRequired,
            "MANUAL_VERIFICATION_REQUIRED",
        )
        .message(
            "This Item could not be automatically verified. The user must manually verify their \
             account through a separate Link session using the existing access token and with \
             'investments_auth' initialized in the 'products' array.",
        ),
        both(Code::MfaNotSupported, "MFA_NOT_SUPPORTED")
            .message(
                "this account requires a MFA type that we do not currently support for the \
                 institution",
            )
            .display(
                "The multi-factor security features enabled on this account are not currently \
                 supported for this financial institution. We apologize for the inconvenience.",
            ),
        both(Code::NoAccounts, "NO_ACCOUNTS")
            .message("no valid accounts were found for this item")
            .display(
                "No valid accounts were found at the financial institution. Please visit your \
                 financial institution's website to confirm accounts are available.",
            ),
        api(Code::NoAuthAccounts, "NO_AUTH_ACCOUNTS").message(
            "There are no valid checking or savings account(s) associated with this Item. See \
             https://plaid.com/docs/api/#item-errors for more.",
        ),
        both(Code::NoInvestmentAccounts, "NO_INVESTMENT_ACCOUNTS").message(
            "There are no valid investment account(s) associated with this Item. See \
             https://plaid.com/docs/api/#item-errors for more information.",
        ),
        both(
            Code::NoInvestmentAuthAccounts,
            "NO_INVESTMENT_AUTH_ACCOUNTS",
        )
        .message(
            "There are no valid investment account(s) associated with this Item. See \
             https://plaid.com/docs/api/#item-errors for more information.",
        ),
        api(Code::NoLiabilityAccounts, "NO_LIABILITY_ACCOUNTS").message(
            "There are no valid liability account(s) associated with this Item. See \
             https://plaid.com/docs/api/#item-errors for more information.",
        ),
        both(Code::PasswordResetRequired, "PASSWORD_RESET_REQUIRED")
            .message("user must reset their password")
            .display("The user needs to reset their password for their account"),
        api(Code::ProductNotEnabled, "PRODUCT_NOT_ENABLED").message(
            "A requested product was not enabled for the current access token. Please ensure it is \
             included when when initializing Link and create the Item again.",
        ),
        api(Code::ProductNotReady, "PRODUCT_NOT_READY").message(
            "the requested product is not yet ready. please provide a webhook or try the request \
             again later",
        ),
        api(Code::ProductsNotSupported, "PRODUCTS_NOT_SUPPORTED"),
        link(Code::UserInputTimeout, "USER_INPUT_TIMEOUT")
            .message("user must retry this operation")
            .display("The application timed out waiting for user input"),
        both(Code::UserSetupRequired, "USER_SETUP_REQUIRED")
            .message(
                "the account has not been fully set up. prompt the user to visit the issuing \
                 institution's site and finish the setup process",
            )
            .display(
                "The given account is not fully setup. Please visit your financial institution's \
                 website to setup your account.",
            ),
    ],
};
