//! Where an error leads. <https://plaid.com/docs/errors/>

use super::flow::Facts;
use super::portal::Portal;
use super::step::{Flow, Step};
use crate::errors::{ErrorCode, ErrorType};

/// Whether the bank's own site can be gone to again after an error. From a way back that leads
/// nowhere it cannot.
pub(super) fn may_try_bank_again(facts: &Facts) -> bool {
    let lost = |code: ErrorCode| code.entry().error_type == ErrorType::OauthError;
    facts.portal == Portal::Oauth && !facts.failure.is_some_and(lost)
}

/// Whether an error is told beside the fields of the login, without a pane of its own.
pub(super) fn stays_at_login(code: ErrorCode) -> bool {
    matches!(
        code,
        ErrorCode::InvalidCredentials
            | ErrorCode::InvalidUpdatedUsername
            | ErrorCode::ItemLoginRequired
    )
}

/// The pane an error leads to, <https://plaid.com/docs/errors/>. A login on the bank's own site is
/// begun again whatever went wrong there.
pub(super) fn recovery(flow: Flow, facts: &Facts, failure: Option<ErrorCode>) -> Step {
    match failure {
        _ if may_try_bank_again(facts) => Step::Oauth,
        Some(
            ErrorCode::InvalidCredentials
            | ErrorCode::InvalidMfa
            | ErrorCode::ItemLoginRequired
            | ErrorCode::UserInputTimeout,
        ) => Step::Credentials,
        _ if !flow.contains(&Step::Institutions) => Step::Credentials,
        _ => Step::Institutions,
    }
}
