//! How a person leaves Link, and what the app is told of where they were.

use super::event::{EventName, ExitStatus};
use super::extra::Extra;
use super::flow::Facts;
use super::income::IncomeStep;
use super::mfa::MfaType;
use super::money::MoneyStep;
use super::numbers::NumbersStep;
use super::portal::Portal;
use super::reaction::{Outcome, Reaction, Signal};
use super::step::Step;
use crate::errors::ErrorCode;

/// The status of an onExit from a pane.
fn exit_status(step: Step, facts: &Facts) -> ExitStatus {
    match step {
        Step::Recaptcha => ExitStatus::RequiresRecaptcha,
        Step::Mfa => match facts.mfa {
            Some(MfaType::Device) => ExitStatus::ChooseDevice,
            Some(MfaType::Questions) => ExitStatus::RequiresQuestions,
            Some(MfaType::Selections) => ExitStatus::RequiresSelections,
            Some(MfaType::Code) | None => ExitStatus::RequiresCode,
        },
        Step::VerifyPhone | Step::Numbers(NumbersStep::Code | NumbersStep::InstantCode) => {
            ExitStatus::RequiresCode
        }
        Step::Returning(step) => step.exit_status(),
        Step::Layer(step) => step.exit_status(),
        Step::Extra(Extra::Returned) => ExitStatus::RequiresOauth,
        Step::Money(MoneyStep::Review) if facts.portal == Portal::Oauth => {
            ExitStatus::RequiresOauth
        }
        Step::Income(IncomeStep::Provider) => ExitStatus::InstitutionNotFound,
        Step::Income(IncomeStep::Ssn) => ExitStatus::RequiresCode,
        Step::Money(MoneyStep::Confirm) | Step::Income(IncomeStep::Review) => {
            ExitStatus::RequiresAccountSelection
        }
        Step::Extra(Extra::Sharing | Extra::Report) if facts.portal == Portal::Oauth => {
            ExitStatus::RequiresOauth
        }
        Step::Extra(Extra::Sharing | Extra::Report) => ExitStatus::RequiresAccountSelection,
        Step::Institutions | Step::Brand => ExitStatus::InstitutionNotFound,
        Step::Accounts => ExitStatus::RequiresAccountSelection,
        Step::Notice if facts.portal == Portal::OutOfReach => ExitStatus::RequiresOauth,
        Step::Notice => ExitStatus::InstitutionNotSupported,
        Step::Failed if facts.failure == Some(ErrorCode::InstitutionNoLongerSupported) => {
            ExitStatus::InstitutionNotSupported
        }
        Step::Oauth | Step::OauthWaiting => ExitStatus::RequiresOauth,
        Step::Failed if facts.portal == Portal::Oauth => ExitStatus::RequiresOauth,
        Step::Consent
        | Step::Credentials
        | Step::Identity(_)
        | Step::Numbers(_)
        | Step::Income(_)
        | Step::Proof
        | Step::Money(_)
        | Step::Issue(_)
        | Step::Connected
        | Step::Failed
        | Step::Leaving
        | Step::Extra(Extra::Consent(_) | Extra::Another | Extra::Save) => {
            ExitStatus::RequiresCredentials
        }
    }
}

/// Out of Link with onExit.
pub(super) fn leave(step: Step, facts: &Facts) -> Reaction {
    let left = if step == Step::Leaving {
        facts.before_leaving
    } else {
        step
    };
    Reaction {
        outcome: Outcome::Leave(exit_status(left, facts)),
        signals: vec![Signal::Event(EventName::Exit)],
    }
}
