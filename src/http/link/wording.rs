//! What Link says to a person about an error, and where it leads them.
//! <https://plaid.com/docs/errors/>

use super::numbers;
use crate::errors::{Error, ErrorCode, ErrorType};
use crate::ui::link::{ErrorPane, WayOut};
use crate::ui::words::Words;

/// The pane of an error that ends an attempt. `again` says that there is but one login to try.
pub(super) fn pane(words: &Words, error: &Error, institution: &str, again: bool) -> ErrorPane {
    let (title, text) = sentence(words, error.code, institution);
    let way_out = match error.code {
        ErrorCode::InvalidLinkToken
        | ErrorCode::InvalidSendMethod
        | ErrorCode::PublicKeyNotEnabled => WayOut::Exit,
        ErrorCode::TooManyVerificationAttempts if again => WayOut::Exit,
        _ if error.entry().error_type == ErrorType::OauthError => WayOut::Exit,
        _ if again => WayOut::Retry,
        ErrorCode::InvalidMfa | ErrorCode::UserInputTimeout => WayOut::Retry,
        _ => WayOut::AnotherInstitution,
    };
    ErrorPane {
        title,
        text,
        error_code: Some(error.entry().code.to_owned()),
        way_out,
    }
}

/// The sentence beside a field.
pub(super) fn inline(words: &Words, code: ErrorCode, institution: &str) -> String {
    let key = match code {
        ErrorCode::InvalidCredentials | ErrorCode::ItemLoginRequired => {
            "the_credentials_you_provided_were_incorrect"
        }
        ErrorCode::InvalidUpdatedUsername => "this_is_another_login_than_the_one_first",
        ErrorCode::IncomeVerificationUploadError => "choose_at_least_one_document",
        ErrorCode::SandboxWebhookInvalid => "the_sandbox_takes_documents_only_if_the_app",
        ErrorCode::InvalidMfa => "your_answers_were_incorrect_too_many_wrong",
        ErrorCode::InvalidAccountNumber => "these_numbers_are_not_those_of_the_account",
        ErrorCode::IncorrectDepositVerification => "this_is_not_the_code",
        ErrorCode::ProfileAuthenticationFailed => "we_couldnt_verify_your_phone_number_your",
        ErrorCode::InvalidOtp => "security_code_incorrect_check_it_and_try",
        ErrorCode::InvalidPhoneNumber => "invalid_phone_number_the_sandbox_knows_415",
        _ => "something_went_wrong_try_again",
    };
    let sentence = words.sentence(key);
    sentence.with("institution", institution).to_string()
}

/// Title and text.
fn sentence(words: &Words, code: ErrorCode, institution: &str) -> (String, String) {
    let bank = if institution.is_empty() {
        words.say("your_institution")
    } else {
        institution
    };
    let (title, text) = numbers::sentence(code).unwrap_or_else(|| keys(code));
    let said = |key| words.sentence(key).with("institution", bank).to_string();
    (said(title), said(text))
}

/// Their keys.
fn keys(code: ErrorCode) -> (&'static str, &'static str) {
    match code {
        ErrorCode::AccessNotGranted => (
            "more_access_is_needed",
            "not_all_that_is_asked_for_was_shared_at",
        ),
        ErrorCode::IncorrectLinkToken => (
            "this_is_another_session",
            "you_came_back_from_your_bank_into_another",
        ),
        ErrorCode::OauthStateIdAlreadyProcessed => (
            "this_login_has_been_used",
            "coming_back_from_your_bank_works_once_go_back",
        ),
        ErrorCode::OauthStateIdNotFound => (
            "this_login_is_not_known",
            "the_address_you_came_back_by_does_not_belong",
        ),
        ErrorCode::CountryNotSupported => (
            "country_not_supported",
            "institution_does_not_serve_accounts_of_this",
        ),
        ErrorCode::InstitutionDown => (
            "please_try_connecting_a_different_account",
            "institution_is_not_responding_at_the_moment",
        ),
        ErrorCode::InstitutionNotResponding | ErrorCode::InsufficientCredentials => (
            "couldnt_connect_to_institution",
            "try_again_in_a_moment_or_choose_another",
        ),
        ErrorCode::InstitutionNoLongerSupported => (
            "institution_not_supported",
            "institution_can_no_longer_be_connected_choose",
        ),
        ErrorCode::InvalidLinkToken => (
            "this_session_has_ended",
            "go_back_to_the_app_and_start_again",
        ),
        ErrorCode::PaymentCancelled => (
            "you_cancelled_the_payment",
            "try_making_your_payment_again_or_select_a",
        ),
        ErrorCode::PaymentConsentCancelled => (
            "you_did_not_allow_the_payments",
            "authorise_your_payment_consent_again_or",
        ),
        ErrorCode::PaymentInsufficientFunds => (
            "there_is_too_little_money_in_this_account",
            "try_again_or_select_another_account_or_bank",
        ),
        ErrorCode::PaymentRejected => (
            "the_bank_rejects_the_payment",
            "try_again_or_select_another_account_or_bank",
        ),
        ErrorCode::InvalidMfa => (
            "your_answers_were_incorrect",
            "too_many_wrong_answers_may_lock_your_account",
        ),
        ErrorCode::ItemLocked => (
            "too_many_attempts",
            "your_account_is_locked_visit_the_website_of",
        ),
        ErrorCode::ItemNotSupported => (
            "account_not_currently_supported",
            "this_account_at_institution_cannot_be",
        ),
        ErrorCode::MfaNotSupported => (
            "your_account_settings_are_incompatible",
            "the_security_settings_of_your_account_at",
        ),
        ErrorCode::NoInvestmentAccounts | ErrorCode::NoInvestmentAuthAccounts => (
            "no_investment_accounts",
            "there_is_no_investment_account_at_institution",
        ),
        ErrorCode::NoLiabilityAccounts => (
            "no_liability_accounts",
            "there_is_no_credit_card_or_loan_at",
        ),
        ErrorCode::NoAccounts | ErrorCode::NoAuthAccounts => (
            "no_compatible_accounts",
            "no_account_at_institution_can_be_used_here",
        ),
        ErrorCode::ProfileAuthenticationFailed => (
            "we_couldnt_verify_your_phone_number",
            "go_on_without_it_and_choose_your_institution",
        ),
        ErrorCode::PublicKeyNotEnabled => (
            "current_version_not_supported",
            "the_app_opens_link_with_a_public_key_which",
        ),
        ErrorCode::RecaptchaBad => (
            "please_try_connecting_a_different_account",
            "institution_did_not_believe_that_you_are",
        ),
        ErrorCode::UserInputTimeout => ("session_expired", "it_took_too_long_try_again"),
        ErrorCode::UserSetupRequired => (
            "action_required_with_your_account",
            "finish_setting_up_your_account_on_the_website",
        ),
        ErrorCode::InvalidUpdatedUsername => (
            "use_the_same_login",
            "this_is_another_login_than_the_one_first",
        ),
        _ => (
            "something_went_wrong",
            "an_internal_error_occurred_try_again_or",
        ),
    }
}
