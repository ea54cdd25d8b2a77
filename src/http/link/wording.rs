//! What Link says to a person about an error, and where it leads them.
//! <https://plaid.com/docs/errors/>

use super::numbers;
use crate::errors::{Error, ErrorCode, ErrorType};
use crate::ui::link::{ErrorPane, WayOut};

/// The pane of an error that ends an attempt. `again` says that there is but one login to try.
pub(super) fn pane(error: &Error, institution: &str, again: bool) -> ErrorPane {
    let (title, text) = sentence(error.code, institution);
    let way_out = match error.code {
        ErrorCode::InvalidLinkToken | ErrorCode::InvalidSendMethod => WayOut::Exit,
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
pub(super) fn inline(code: ErrorCode, institution: &str) -> String {
    match code {
        ErrorCode::InvalidCredentials | ErrorCode::ItemLoginRequired => format!(
            "The credentials you provided were incorrect. Check that they are the ones you use \
             at {institution}."
        ),
        ErrorCode::InvalidUpdatedUsername => {
            format!("This is another login than the one first connected at {institution}.")
        }
        ErrorCode::IncomeVerificationUploadError => "Choose at least one document.".to_owned(),
        ErrorCode::InvalidMfa => {
            "Your answers were incorrect. Too many wrong ones may lock your account.".to_owned()
        }
        ErrorCode::InvalidAccountNumber => format!(
            "These numbers are not those of the account you chose. Check both at {institution}."
        ),
        ErrorCode::IncorrectDepositVerification => "This is not the code.".to_owned(),
        ErrorCode::ProfileAuthenticationFailed => {
            "We couldn't verify your phone number. Your account is connected all the same."
                .to_owned()
        }
        ErrorCode::InvalidOtp => "Security code incorrect. Check it and try again.".to_owned(),
        ErrorCode::InvalidPhoneNumber => {
            "Invalid phone number. The Sandbox knows 415-555-0010 to 415-555-0015.".to_owned()
        }
        _ => "Something went wrong. Try again.".to_owned(),
    }
}

fn sentence(code: ErrorCode, institution: &str) -> (String, String) {
    let bank = if institution.is_empty() {
        "your institution"
    } else {
        institution
    };
    if let Some((title, text)) = numbers::sentence(code) {
        return (title.to_owned(), text.to_owned());
    }
    let (title, text) = match code {
        ErrorCode::AccessNotGranted => (
            "More access is needed",
            format!("Not all that is asked for was shared at {bank}. Try again and share it."),
        ),
        ErrorCode::IncorrectLinkToken => (
            "This is another session",
            "You came back from your bank into another session than you left. Go back to the app \
             and start again."
                .to_owned(),
        ),
        ErrorCode::OauthStateIdAlreadyProcessed => (
            "This login has been used",
            "Coming back from your bank works once. Go back to the app and start again.".to_owned(),
        ),
        ErrorCode::OauthStateIdNotFound => (
            "This login is not known",
            "The address you came back by does not belong to a login at a bank. Go back to the \
             app and start again."
                .to_owned(),
        ),
        ErrorCode::CountryNotSupported => (
            "Country not supported",
            format!("{bank} does not serve accounts of this country. Choose another institution."),
        ),
        ErrorCode::InstitutionDown => (
            "Please try connecting a different account",
            format!("{bank} is not responding at the moment. Try again later."),
        ),
        ErrorCode::InstitutionNotResponding | ErrorCode::InsufficientCredentials => {
            let title = format!("Couldn't connect to {bank}");
            return (
                title,
                "Try again in a moment, or choose another institution.".to_owned(),
            );
        }
        ErrorCode::InstitutionNoLongerSupported => (
            "Institution not supported",
            format!("{bank} can no longer be connected. Choose another institution."),
        ),
        ErrorCode::InvalidLinkToken => (
            "This session has ended",
            "Go back to the app and start again.".to_owned(),
        ),
        ErrorCode::InvalidMfa => (
            "Your answers were incorrect",
            format!("Too many wrong answers may lock your account at {bank}."),
        ),
        ErrorCode::ItemLocked => (
            "Too many attempts",
            format!("Your account is locked. Visit the website of {bank} to unlock it."),
        ),
        ErrorCode::ItemNotSupported => (
            "Account not currently supported",
            format!("This account at {bank} cannot be connected. Choose another institution."),
        ),
        ErrorCode::MfaNotSupported => (
            "Your account settings are incompatible",
            format!("The security settings of your account at {bank} are not supported."),
        ),
        ErrorCode::NoInvestmentAccounts | ErrorCode::NoInvestmentAuthAccounts => (
            "No investment accounts",
            format!("There is no investment account at {bank}. Choose another institution."),
        ),
        ErrorCode::NoLiabilityAccounts => (
            "No liability accounts",
            format!("There is no credit card or loan at {bank}. Choose another institution."),
        ),
        ErrorCode::NoAccounts | ErrorCode::NoAuthAccounts => (
            "No compatible accounts",
            format!("No account at {bank} can be used here. Choose another institution."),
        ),
        ErrorCode::ProfileAuthenticationFailed => (
            "We couldn't verify your phone number",
            "Go on without it and choose your institution.".to_owned(),
        ),
        ErrorCode::RecaptchaBad => (
            "Please try connecting a different account",
            format!("{bank} did not believe that you are human."),
        ),
        ErrorCode::UserInputTimeout => {
            ("Session expired", "It took too long. Try again.".to_owned())
        }
        ErrorCode::UserSetupRequired => (
            "Action required with your account",
            format!("Finish setting up your account on the website of {bank}."),
        ),
        ErrorCode::InvalidUpdatedUsername => (
            "Use the same login",
            format!("This is another login than the one first connected at {bank}."),
        ),
        _ => (
            "Something went wrong",
            "An internal error occurred. Try again, or choose another institution.".to_owned(),
        ),
    };
    (title.to_owned(), text)
}
