//! The error codes and error types, by name.

use super::{Entry, catalog};

/// `error_type` on the wire, in alphabetical order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ErrorType {
    /// `API_ERROR`
    ApiError,
    /// `ASSET_REPORT_ERROR`
    AssetReportError,
    /// `BANK_TRANSFER_ERROR`
    BankTransferError,
    /// `BASE_REPORT_ERROR`
    BaseReportError,
    /// `CHECK_REPORT_ERROR`
    CheckReportError,
    /// `CONSUMER_REPORT_ERROR`
    ConsumerReportError,
    /// `EMULATOR_ERROR`
    EmulatorError,
    /// `INCOME_VERIFICATION_ERROR`
    IncomeVerificationError,
    /// `INSTITUTION_ERROR`
    InstitutionError,
    /// `INVALID_INPUT`
    InvalidInput,
    /// `INVALID_REQUEST`
    InvalidRequest,
    /// `INVALID_RESULT`
    InvalidResult,
    /// `ITEM_ERROR`
    ItemError,
    /// `MICRODEPOSITS_ERROR`
    MicrodepositsError,
    /// `OAUTH_ERROR`
    OauthError,
    /// `PARTNER_ERROR`
    PartnerError,
    /// `PAYMENT_ERROR`
    PaymentError,
    /// `RATE_LIMIT_EXCEEDED`
    RateLimitExceeded,
    /// `RECAPTCHA_ERROR`
    RecaptchaError,
    /// `SANDBOX_ERROR`
    SandboxError,
    /// `SIGNAL_ERROR`
    SignalError,
    /// `TRANSACTION_ERROR`
    TransactionError,
    /// `TRANSACTIONS_ERROR`
    TransactionsError,
    /// `TRANSFER_ERROR`
    TransferError,
    /// `USER_ERROR`
    UserError,
}

impl ErrorType {
    /// The name on the wire.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ApiError => "API_ERROR",
            Self::AssetReportError => "ASSET_REPORT_ERROR",
            Self::BankTransferError => "BANK_TRANSFER_ERROR",
            Self::BaseReportError => "BASE_REPORT_ERROR",
            Self::CheckReportError => "CHECK_REPORT_ERROR",
            Self::ConsumerReportError => "CONSUMER_REPORT_ERROR",
            Self::EmulatorError => "EMULATOR_ERROR",
            Self::IncomeVerificationError => "INCOME_VERIFICATION_ERROR",
            Self::InstitutionError => "INSTITUTION_ERROR",
            Self::InvalidInput => "INVALID_INPUT",
            Self::InvalidRequest => "INVALID_REQUEST",
            Self::InvalidResult => "INVALID_RESULT",
            Self::ItemError => "ITEM_ERROR",
            Self::MicrodepositsError => "MICRODEPOSITS_ERROR",
            Self::OauthError => "OAUTH_ERROR",
            Self::PartnerError => "PARTNER_ERROR",
            Self::PaymentError => "PAYMENT_ERROR",
            Self::RateLimitExceeded => "RATE_LIMIT_EXCEEDED",
            Self::RecaptchaError => "RECAPTCHA_ERROR",
            Self::SandboxError => "SANDBOX_ERROR",
            Self::SignalError => "SIGNAL_ERROR",
            Self::TransactionError => "TRANSACTION_ERROR",
            Self::TransactionsError => "TRANSACTIONS_ERROR",
            Self::TransferError => "TRANSFER_ERROR",
            Self::UserError => "USER_ERROR",
        }
    }
}

/// Where Plaid gives an error.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Only as an answer of the API.
    Api,
    /// Only in Link, where `onExit` hands it to the app.
    Link,
    /// In both.
    Both,
    /// Only in webhooks and in the `error` of an Item.
    Webhook,
}

/// `error_code` on the wire, in alphabetical order.
///
/// A variant is named as the code is. Where several types have the code, the one of `ITEM_ERROR`
/// has the plain name and the others begin with their product: `ProductNotReady`,
/// `AssetReportProductNotReady`. `UserPermissionRevoked` is what the API answers,
/// `ItemUserPermissionRevoked` what the webhook carries. Each has one row in the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
#[expect(
    missing_docs,
    reason = "the row in the catalogue says what each code is"
)]
pub enum ErrorCode {
    AccessNotGranted,
    AccountsBalanceGetLimit,
    AccountsLimit,
    AddendumNotSigned,
    AdditionLimit,
    AdditionalConsentRequired,
    AssetReportDataQualityCheckFailed,
    AssetReportDataUnavailable,
    AssetReportGenerationFailed,
    AssetReportProductNotEnabled,
    AssetReportProductNotReady,
    AssetsUnderManagementRequired,
    AuthLimit,
    BalanceLimit,
    BankTransferAccountBlocked,
    BankTransferInsufficientFunds,
    BankTransferInvalidOriginationAccount,
    BankTransferLimitExceeded,
    BankTransferNotCancellable,
    BankTransferUnsupportedAccountType,
    CheckReportDataQualityCheckFailed,
    CheckReportDataUnavailable,
    CheckReportNoAccounts,
    ClientTransactionIdAlreadyInUse,
    ConsumerReportExpired,
    ConsumerReportProductNotReady,
    ContactRequired,
    CountryNotSupported,
    CreditsExhausted,
    CustomerAlreadyCreated,
    CustomerAlreadyEnabled,
    CustomerNotFound,
    CustomerNotReadyForEnablement,
    CustomerRemovalNotAllowed,
    DirectIntegrationNotEnabled,
    EmploymentNotFound,
    EmulatorBadRequest,
    EmulatorNotImplemented,
    FailedPrecondition,
    FlowdownNotComplete,
    IdentityLimit,
    IncomeProductNotEnabled,
    IncomeProductNotReady,
    IncomeVerificationDocumentNotFound,
    IncomeVerificationFailed,
    IncomeVerificationNotFound,
    IncomeVerificationUploadError,
    IncompatibleApiVersion,
    IncompleteCustomerOnboarding,
    IncorrectDepositVerification,
    IncorrectLinkToken,
    IncorrectOauthNonce,
    InsightsNotEnabled,
    InsightsPreviouslyNotEnabled,
    InstantMatchFailed,
    InstitutionDown,
    InstitutionNoLongerSupported,
    InstitutionNotAvailable,
    InstitutionNotEnabledInEnvironment,
    InstitutionNotResponding,
    InstitutionRateLimit,
    InstitutionRegistrationRequired,
    InstitutionTransactionHistoryNotSupported,
    InstitutionsGetByIdLimit,
    InstitutionsGetLimit,
    InsufficientCredentials,
    InsufficientTransactionData,
    InternalServerError,
    InvalidAccessToken,
    InvalidAccountId,
    InvalidAccountNumber,
    InvalidApiKeys,
    InvalidAssetReportToken,
    InvalidAuditCopyToken,
    InvalidBody,
    InvalidConfiguration,
    InvalidConfigurationState,
    InvalidCredentials,
    InvalidField,
    InvalidHeaders,
    InvalidInstitution,
    InvalidLinkCustomization,
    InvalidLinkToken,
    InvalidLogo,
    InvalidMfa,
    InvalidOtp,
    InvalidParent,
    InvalidPhoneNumber,
    InvalidProcessorToken,
    InvalidProduct,
    InvalidProducts,
    InvalidPublicToken,
    InvalidSendMethod,
    InvalidStripeAccount,
    InvalidUpdatedUsername,
    InvalidUserId,
    InvalidUserIdentityData,
    InvalidUserToken,
    InvalidWebhookVerificationKeyId,
    InvestmentHoldingsGetLimit,
    InvestmentTransactionsLimit,
    ItemConcurrentlyDeleted,
    ItemGetLimit,
    ItemLocked,
    ItemLoginRequired,
    ItemNoError,
    ItemNotFound,
    ItemNotSupported,
    ItemUserPermissionRevoked,
    LastUpdatedDatetimeOutOfRange,
    LogoRequired,
    ManualVerificationRequired,
    MfaNotSupported,
    MissingFields,
    NetworkConsentRequired,
    NoAccounts,
    NoAuthAccounts,
    NoInvestmentAccounts,
    NoInvestmentAuthAccounts,
    NoLiabilityAccounts,
    NoLongerAvailable,
    NonidenticalRequest,
    NotEnabledForSignalTransactionScoreRulesets,
    NotFound,
    OauthRegistrationError,
    OauthStateIdAlreadyProcessed,
    OauthStateIdNotFound,
    PasswordResetRequired,
    PaymentBlocked,
    PaymentCancelled,
    PaymentConsentCancelled,
    PaymentConsentInvalidConstraints,
    PaymentInsufficientFunds,
    PaymentInvalidRecipient,
    PaymentInvalidReference,
    PaymentInvalidSchedule,
    PaymentRejected,
    PaymentSchemeNotSupported,
    PlaidDirectItemImportReturnedInvalidMfa,
    PlannedMaintenance,
    ProductNotEnabled,
    ProductNotReady,
    ProductUnavailable,
    ProductsNotSupported,
    ProfileAuthenticationFailed,
    PublicKeyNotEnabled,
    QuestionnaireNotComplete,
    RateLimit,
    RecaptchaBad,
    RecaptchaRequired,
    RequestConflict,
    RulesetNotFound,
    SandboxBankTransferEventTransitionInvalid,
    SandboxOnly,
    SandboxProductNotEnabled,
    SandboxTransferEventTransitionInvalid,
    SandboxWebhookInvalid,
    SignalTransactionNotInitiated,
    TooManyVerificationAttempts,
    TransactionAmountExceeded,
    TransactionBacsInvalid,
    TransactionCurrencyMismatch,
    TransactionExecutionFailed,
    TransactionFastPayDisabled,
    TransactionIbanInvalid,
    TransactionInsufficientFunds,
    TransactionOnSameAccount,
    TransactionsLimit,
    TransactionsRefreshLimit,
    TransactionsSyncLimit,
    TransactionsSyncMutationDuringPagination,
    TransferAccountBlocked,
    TransferForbiddenAchClass,
    TransferLimitReached,
    TransferNetworkLimitExceeded,
    TransferNotCancellable,
    TransferOriginatorNotFound,
    TransferUiUnauthorized,
    TransferUnsupportedAccountType,
    UnauthorizedAccess,
    UnauthorizedEnvironment,
    UnauthorizedInstitution,
    UnauthorizedRouteAccess,
    UnknownFields,
    UnsupportedResponse,
    UserInputTimeout,
    UserNotFound,
    UserPermissionRevoked,
    UserSetupRequired,
    VerificationStatusPendingApproval,
}

impl ErrorCode {
    /// Every code, in the order of the enum.
    pub const ALL: &[Self] = &catalog::CODES;

    /// The fixed facts of this code.
    pub const fn entry(self) -> &'static Entry {
        &catalog::ENTRIES[self as usize]
    }

    /// The name on the wire.
    pub const fn as_str(self) -> &'static str {
        self.entry().code
    }

    /// Whether an API call can answer this error.
    pub const fn can_be_api(self) -> bool {
        matches!(self.entry().side, Side::Api | Side::Both)
    }

    /// Whether Link can end with this error.
    pub const fn can_be_link(self) -> bool {
        matches!(self.entry().side, Side::Link | Side::Both)
    }

    /// Whether the code is the emulator's own, which Plaid never gives.
    pub const fn is_own(self) -> bool {
        matches!(self.entry().error_type, ErrorType::EmulatorError)
    }

    /// The code of Plaid's with this name: `error_code`, or `error_type/error_code` where the
    /// first alone would not do.
    ///
    /// A bare code that several types have means the one of `ITEM_ERROR`, else the first of
    /// [`Self::ALL`], and never one that only webhooks carry. The emulator's own codes are not
    /// found, as nobody may ask for them.
    pub fn from_wire(name: &str) -> Option<Self> {
        let (error_type, code) = match name.split_once('/') {
            Some((error_type, code)) => (Some(error_type), code),
            None => (None, name),
        };
        let named = |candidate: &Self| {
            let entry = candidate.entry();
            let of_type = match error_type {
                Some(wanted) => entry.error_type.as_str() == wanted,
                None => entry.side != Side::Webhook,
            };
            of_type && entry.code == code && !candidate.is_own()
        };
        let not_of_item = |code: &Self| code.entry().error_type != ErrorType::ItemError;
        Self::ALL
            .iter()
            .copied()
            .filter(named)
            .min_by_key(not_of_item)
    }
}
