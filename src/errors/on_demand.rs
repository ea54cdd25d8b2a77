//! The codes a test user of the Sandbox can ask for.
//!
//! Sources: <https://plaid.com/docs/sandbox/test-credentials/> and
//! <https://plaid.com/docs/sandbox/user-custom/>.

use super::ErrorCode;

/// Codes that the password `error_[CODE]` of `user_good` gives, in Link and in
/// `/sandbox/public_token/create`.
pub const PASSWORD_CODES: &[ErrorCode] = &[
    ErrorCode::CountryNotSupported,
    ErrorCode::InstitutionDown,
    ErrorCode::InstitutionNoLongerSupported,
    ErrorCode::InstitutionNotResponding,
    ErrorCode::InsufficientCredentials,
    ErrorCode::InternalServerError,
    ErrorCode::InvalidCredentials,
    ErrorCode::InvalidMfa,
    ErrorCode::InvalidSendMethod,
    ErrorCode::ItemLocked,
    // Not in the documentation; public test suites use it.
    ErrorCode::ItemLoginRequired,
    ErrorCode::ItemNotSupported,
    ErrorCode::MfaNotSupported,
    ErrorCode::NoAccounts,
    ErrorCode::PaymentInvalidRecipient,
    ErrorCode::UserInputTimeout,
    ErrorCode::UserSetupRequired,
];

/// Codes that `force_error` of a custom user gives, under their names in `error_code`.
/// `INTERNAL_SERVER_ERROR` is asked for as [`PLAID_ERROR`].
pub const FORCE_ERROR_CODES: &[ErrorCode] = &[
    ErrorCode::InstitutionNoLongerSupported,
    ErrorCode::InstitutionNotResponding,
    ErrorCode::InvalidCredentials,
    ErrorCode::InvalidLinkToken,
    ErrorCode::InvalidMfa,
    ErrorCode::ItemLocked,
    ErrorCode::ItemLoginRequired,
    ErrorCode::ItemNotSupported,
    ErrorCode::MfaNotSupported,
    ErrorCode::NoAccounts,
    ErrorCode::UserInputTimeout,
    ErrorCode::UserSetupRequired,
];

/// The name under which `force_error` knows `INTERNAL_SERVER_ERROR`.
pub const PLAID_ERROR: &str = "PLAID_ERROR";

impl ErrorCode {
    /// The code that the password `error_[name]` asks for; none if the Sandbox does not know it.
    pub fn from_password(name: &str) -> Option<Self> {
        PASSWORD_CODES
            .iter()
            .copied()
            .find(|code| code.as_str() == name)
    }

    /// The code that `force_error` asks for; none if the Sandbox does not know it.
    pub fn from_force_error(name: &str) -> Option<Self> {
        if name == PLAID_ERROR {
            return Some(Self::InternalServerError);
        }
        FORCE_ERROR_CODES
            .iter()
            .copied()
            .find(|code| code.as_str() == name)
    }
}
