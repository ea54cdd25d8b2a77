//! What Link tells an app while a person goes through it.

/// Declares an enum with its names on the wire.
macro_rules! names {
    ($(#[$meta:meta])* pub enum $Name:ident { $($Variant:ident = $name:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $Name {
            $(#[doc = concat!("`", $name, "`")] $Variant,)+
        }

        impl $Name {
            /// The name on the wire.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$Variant => $name,)+
                }
            }
        }
    };
}

names! {
    /// `eventName` of onEvent, <https://plaid.com/docs/link/web/#link-web-onevent-eventName>.
    pub enum EventName {
        AutoSubmitPhone = "AUTO_SUBMIT_PHONE",
        BankIncomeInsightsCompleted = "BANK_INCOME_INSIGHTS_COMPLETED",
        CloseOauth = "CLOSE_OAUTH",
        ConnectNewInstitution = "CONNECT_NEW_INSTITUTION",
        Error = "ERROR",
        Exit = "EXIT",
        FailOauth = "FAIL_OAUTH",
        Handoff = "HANDOFF",
        IdentityVerificationCloseUi = "IDENTITY_VERIFICATION_CLOSE_UI",
        IdentityVerificationCreateSession = "IDENTITY_VERIFICATION_CREATE_SESSION",
        IdentityVerificationFailSession = "IDENTITY_VERIFICATION_FAIL_SESSION",
        IdentityVerificationFailStep = "IDENTITY_VERIFICATION_FAIL_STEP",
        IdentityVerificationOpenUi = "IDENTITY_VERIFICATION_OPEN_UI",
        IdentityVerificationPassSession = "IDENTITY_VERIFICATION_PASS_SESSION",
        IdentityVerificationPassStep = "IDENTITY_VERIFICATION_PASS_STEP",
        IdentityVerificationResumeSession = "IDENTITY_VERIFICATION_RESUME_SESSION",
        IdentityVerificationStartStep = "IDENTITY_VERIFICATION_START_STEP",
        IssueFollowed = "ISSUE_FOLLOWED",
        LayerAutofillNotAvailable = "LAYER_AUTOFILL_NOT_AVAILABLE",
        LayerNotAvailable = "LAYER_NOT_AVAILABLE",
        LayerReady = "LAYER_READY",
        MatchedSelectInstitution = "MATCHED_SELECT_INSTITUTION",
        Open = "OPEN",
        OpenOauth = "OPEN_OAUTH",
        SearchInstitution = "SEARCH_INSTITUTION",
        SelectAuthType = "SELECT_AUTH_TYPE",
        SelectBrand = "SELECT_BRAND",
        SelectDegradedInstitution = "SELECT_DEGRADED_INSTITUTION",
        SelectDownInstitution = "SELECT_DOWN_INSTITUTION",
        SelectFilteredInstitution = "SELECT_FILTERED_INSTITUTION",
        SelectInstitution = "SELECT_INSTITUTION",
        SkipSubmitEmail = "SKIP_SUBMIT_EMAIL",
        SkipSubmitPhone = "SKIP_SUBMIT_PHONE",
        SubmitAccountNumber = "SUBMIT_ACCOUNT_NUMBER",
        SubmitCredentials = "SUBMIT_CREDENTIALS",
        SubmitEmail = "SUBMIT_EMAIL",
        SubmitDocuments = "SUBMIT_DOCUMENTS",
        SubmitDocumentsError = "SUBMIT_DOCUMENTS_ERROR",
        SubmitDocumentsSuccess = "SUBMIT_DOCUMENTS_SUCCESS",
        SubmitMfa = "SUBMIT_MFA",
        SubmitOtp = "SUBMIT_OTP",
        SubmitPhone = "SUBMIT_PHONE",
        SubmitRoutingNumber = "SUBMIT_ROUTING_NUMBER",
        TransitionView = "TRANSITION_VIEW",
        VerifyPhone = "VERIFY_PHONE",
        ViewDataTypes = "VIEW_DATA_TYPES",
    }
}

/// Events whose names and meaning do not change,
/// <https://plaid.com/docs/link/web/#link-web-onevent-eventName>.
const STABLE: &[&str] = &[
    "BANK_INCOME_INSIGHTS_COMPLETED",
    "ERROR",
    "EXIT",
    "HANDOFF",
    "IDENTITY_MATCH_FAILED",
    "IDENTITY_MATCH_PASSED",
    "IDENTITY_VERIFICATION_FAIL_SESSION",
    "IDENTITY_VERIFICATION_PASS_SESSION",
    "LAYER_AUTOFILL_NOT_AVAILABLE",
    "LAYER_NOT_AVAILABLE",
    "LAYER_READY",
    "OPEN",
    "SELECT_INSTITUTION",
];

impl EventName {
    /// Whether Plaid promises to keep it.
    pub fn is_stable(self) -> bool {
        STABLE.contains(&self.as_str())
    }
}

names! {
    /// `view_name` of onEvent: the pane that came up.
    pub enum View {
        AcceptTos = "ACCEPT_TOS",
        Connected = "CONNECTED",
        Consent = "CONSENT",
        CraConsent = "CRA_CONSENT",
        Credential = "CREDENTIAL",
        DataTransparencyConsent = "DATA_TRANSPARENCY_CONSENT",
        DocumentaryVerification = "DOCUMENTARY_VERIFICATION",
        Error = "ERROR",
        Exit = "EXIT",
        InstantMicrodepositAuthorized = "INSTANT_MICRODEPOSIT_AUTHORIZED",
        InstantMicrodepositVerification = "INSTANT_MICRODEPOSIT_VERIFICATION",
        KycCheck = "KYC_CHECK",
        Loading = "LOADING",
        Mfa = "MFA",
        Numbers = "NUMBERS",
        NumbersSelectInstitution = "NUMBERS_SELECT_INSTITUTION",
        Oauth = "OAUTH",
        ProfileDataReview = "PROFILE_DATA_REVIEW",
        Recaptcha = "RECAPTCHA",
        RiskCheck = "RISK_CHECK",
        SameDayMicrodepositAuthorized = "SAME_DAY_MICRODEPOSIT_AUTHORIZED",
        SameDayMicrodepositVerification = "SAME_DAY_MICRODEPOSIT_VERIFICATION",
        Screening = "SCREENING",
        SelectAccount = "SELECT_ACCOUNT",
        SelectAuthType = "SELECT_AUTH_TYPE",
        SelectInstitution = "SELECT_INSTITUTION",
        SelectSavedAccount = "SELECT_SAVED_ACCOUNT",
        SelectSavedInstitution = "SELECT_SAVED_INSTITUTION",
        SubmitEmail = "SUBMIT_EMAIL",
        SubmitPhone = "SUBMIT_PHONE",
        VerifyEmail = "VERIFY_EMAIL",
        UploadDocuments = "UPLOAD_DOCUMENTS",
        VerifyPhone = "VERIFY_PHONE",
        VerifySms = "VERIFY_SMS",
    }
}

names! {
    /// `match_reason` of onEvent: why an institution was chosen.
    pub enum MatchReason {
        AutoSelectSavedInstitution = "AUTO_SELECT_SAVED_INSTITUTION",
        RoutingNumber = "routing_number",
        SavedAccount = "SAVED_ACCOUNT",
        SavedInstitution = "SAVED_INSTITUTION",
    }
}

names! {
    /// `status` of onExit: the pane the person left from.
    pub enum ExitStatus {
        ChooseDevice = "choose_device",
        InstitutionNotFound = "institution_not_found",
        InstitutionNotSupported = "institution_not_supported",
        RequiresAccountSelection = "requires_account_selection",
        RequiresCode = "requires_code",
        RequiresCredentials = "requires_credentials",
        RequiresOauth = "requires_oauth",
        RequiresQuestions = "requires_questions",
        RequiresRecaptcha = "requires_recaptcha",
        RequiresSelections = "requires_selections",
    }
}
