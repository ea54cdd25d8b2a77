//! Layer: a phone number that the app has asked for finds what its owner has saved with Plaid, and
//! they share it after a look at it. <https://plaid.com/docs/layer/>

use super::event::{EventName, ExitStatus, View};
use super::extra::Extra;
use super::flow::{self, Facts, login};
use super::leaving::leave;
use super::reaction::{NotOffered, Outcome, Reaction, Signal, finish, refuse, show};
use super::returning::{self, ReturningAction};
use super::step::{Action, Flow, LAYER, Step};
use crate::errors::ErrorCode;

/// A pane of Layer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LayerStep {
    /// Not opened yet: the app asks whether somebody is eligible.
    Waiting,
    /// Opened although nobody is.
    Refused,
    /// Consent.
    Consent,
    /// The code sent to the phone.
    Code,
    /// What will be shared.
    Review,
    /// A detail of it, to be changed.
    Edit,
    /// Choice of the account.
    Accounts,
}

/// What an app or a person does in Layer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LayerAction {
    /// The app sends a phone number.
    SubmitPhone,
    /// The app sends a date of birth, for a number that was not enough.
    SubmitDateOfBirth,
    /// The app opens Link.
    Open,
    /// Wants to change a detail.
    Edit,
    /// Sends the detail as it should be.
    Save,
    /// Wants to share another account.
    ChangeAccount,
    /// Picks an account that is saved.
    PickAccount,
    /// Goes to the list of institutions.
    AddAccount,
    /// Shares what is shown.
    Share,
}

/// What the machine must know of the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LayerFacts {
    /// Whether all that the app requires is known.
    pub ready: bool,
    /// Whether a phone number has been sent.
    pub phone_sent: bool,
    /// Whether a detail cannot be what was typed.
    pub slip: bool,
    /// Whether all that is required is there to be shared.
    pub complete: bool,
    /// Whether the account picked asks for its login again.
    pub login_again: bool,
}

impl LayerFacts {
    /// Nothing is known of anybody.
    pub const NONE: Self = Self {
        ready: false,
        phone_sent: false,
        slip: false,
        complete: false,
        login_again: false,
    };
}

impl From<LayerStep> for Step {
    fn from(step: LayerStep) -> Self {
        Self::Layer(step)
    }
}

impl LayerStep {
    /// The views that tell of this pane coming up.
    pub fn views(self) -> &'static [View] {
        match self {
            Self::Consent => &[View::Consent],
            Self::Code => &[View::VerifyPhone],
            Self::Review => &[View::ProfileDataReview],
            Self::Waiting | Self::Refused | Self::Edit | Self::Accounts => &[],
        }
    }

    /// Whether the pane has a way back.
    pub fn goes_back(self) -> bool {
        matches!(self, Self::Code | Self::Edit | Self::Accounts)
    }

    /// The status of an onExit from this pane.
    pub(super) fn exit_status(self) -> ExitStatus {
        match self {
            Self::Code => ExitStatus::RequiresCode,
            Self::Accounts => ExitStatus::RequiresAccountSelection,
            Self::Waiting | Self::Refused | Self::Consent | Self::Review | Self::Edit => {
                ExitStatus::RequiresCredentials
            }
        }
    }
}

/// What an action on a pane leads to, in Layer and in all other flows.
///
/// # Errors
/// [`NotOffered`] if the pane has no such action.
pub fn answer(
    flow: Flow,
    step: Step,
    action: Action,
    facts: &Facts,
) -> Result<Reaction, NotOffered> {
    use Action as A;
    let lost = facts.failure == Some(ErrorCode::ProfileAuthenticationFailed);
    match (step, action) {
        (Step::Layer(step), _) => on_pane(step, action, facts),
        _ if flow != LAYER => flow::answer(flow, step, action, facts),
        // Who could not show that the phone is theirs has nothing else to do here.
        (Step::Failed, A::Continue) if lost => Err(NotOffered),
        (Step::Institutions, A::Back) => Ok(show(&[], LayerStep::Review.into())),
        (Step::Brand | Step::Notice | Step::Credentials | Step::Oauth, A::Back) => {
            Ok(show(&[], Step::Institutions))
        }
        _ => flow::answer(flow, step, action, facts).map(keep_in),
    }
}

/// Brings somebody who has logged in at a bank back to what will be shared, which is when the Item
/// is made.
fn keep_in(mut reaction: Reaction) -> Reaction {
    let done = matches!(
        reaction.outcome,
        Outcome::Finish | Outcome::Show(Step::Connected | Step::Extra(Extra::Save))
    );
    if done {
        let early = |signal: &Signal| {
            matches!(
                signal,
                Signal::View(View::Connected) | Signal::Event(EventName::Handoff)
            )
        };
        reaction.signals.retain(|signal| !early(signal));
        let review = show(&[], LayerStep::Review.into());
        reaction.signals.extend(review.signals);
        reaction.outcome = review.outcome;
    }
    reaction
}

fn on_pane(step: LayerStep, action: Action, facts: &Facts) -> Result<Reaction, NotOffered> {
    use Action as A;
    use EventName as E;
    use LayerAction as L;
    use LayerStep as S;
    let layer = &facts.layer;
    match (step, action) {
        (S::Waiting, A::Layer(L::SubmitPhone)) => Ok(told(layer.ready, E::LayerNotAvailable)),
        (S::Waiting, A::Layer(L::SubmitDateOfBirth)) if layer.phone_sent => {
            Ok(told(layer.ready, E::LayerAutofillNotAvailable))
        }
        (S::Waiting, A::Layer(L::Open)) if layer.ready => Ok(show(&[E::Open], S::Consent.into())),
        (S::Waiting, A::Layer(L::Open)) => Ok(show(&[], S::Refused.into())),
        (_, A::ConfirmExit) | (S::Refused | S::Consent, A::Exit) => Ok(leave(step.into(), facts)),
        (S::Refused, A::Continue) => Ok(leave(step.into(), facts)),
        (S::Code | S::Review | S::Edit | S::Accounts, A::Exit) => Ok(show(&[], Step::Leaving)),
        (S::Consent, A::Continue) => Ok(show(&[], S::Code.into())),
        (S::Code, A::SubmitOtp) => Ok(code_typed(facts)),
        (S::Code, A::Returning(ReturningAction::Resend)) => Ok(returning::resent(step.into())),
        (S::Code, A::Back) => Ok(show(&[], S::Consent.into())),
        (S::Review, A::Layer(L::Edit)) => Ok(quietly(S::Edit)),
        (S::Review, A::Layer(L::ChangeAccount)) => Ok(quietly(S::Accounts)),
        (S::Review, A::Layer(L::Share)) if layer.complete => Ok(finish(Vec::new())),
        (S::Edit, A::Layer(L::Save)) if layer.slip => Ok(quietly(S::Edit)),
        (S::Edit, A::Layer(L::Save)) | (S::Edit | S::Accounts, A::Back) => Ok(quietly(S::Review)),
        (S::Accounts, A::Layer(L::PickAccount)) if layer.login_again => {
            Ok(show(&[E::SelectInstitution], login(facts.portal)))
        }
        (S::Accounts, A::Layer(L::PickAccount)) => Ok(Reaction {
            outcome: Outcome::Show(S::Review.into()),
            signals: vec![Signal::Event(E::SelectInstitution)],
        }),
        (S::Review | S::Accounts, A::Layer(L::AddAccount)) => {
            Ok(show(&[E::ConnectNewInstitution], Step::Institutions))
        }
        _ => Err(NotOffered),
    }
}

/// Tells the app whether somebody is eligible.
fn told(ready: bool, otherwise: EventName) -> Reaction {
    let event = if ready {
        EventName::LayerReady
    } else {
        otherwise
    };
    Reaction {
        outcome: Outcome::Show(LayerStep::Waiting.into()),
        signals: vec![Signal::Event(event)],
    }
}

/// To a pane that is part of the review, which is no new view.
fn quietly(step: LayerStep) -> Reaction {
    Reaction {
        outcome: Outcome::Show(step.into()),
        signals: Vec::new(),
    }
}

/// The order of these is as published: <https://plaid.com/docs/layer/#layer-events>.
fn code_typed(facts: &Facts) -> Reaction {
    let sent = Signal::Event(EventName::SubmitOtp);
    match facts.answer {
        Ok(()) => show(
            &[EventName::SubmitOtp, EventName::VerifyPhone],
            LayerStep::Review.into(),
        ),
        Err(ErrorCode::InvalidOtp) => Reaction {
            outcome: Outcome::Refuse(LayerStep::Code.into(), ErrorCode::InvalidOtp),
            signals: vec![sent, Signal::Event(EventName::Error)],
        },
        Err(code) => {
            let mut reaction = refuse(&[sent], Step::Failed, code);
            let error = Signal::Event(EventName::Error);
            reaction.signals.retain(|signal| *signal != error);
            reaction.signals.push(error);
            reaction
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::extra::Extras;
    use super::super::flow::tests;
    use super::*;
    use std::fmt::Write;

    const USUAL: Facts = Facts {
        before_leaving: Step::Layer(LayerStep::Review),
        extras: Extras {
            success: false,
            ..tests::USUAL.extras
        },
        layer: LayerFacts {
            ready: true,
            phone_sent: true,
            slip: false,
            complete: true,
            login_again: false,
        },
        ..tests::USUAL
    };

    const STEPS: &[Step] = &[
        Step::Layer(LayerStep::Waiting),
        Step::Layer(LayerStep::Refused),
        Step::Layer(LayerStep::Consent),
        Step::Layer(LayerStep::Code),
        Step::Layer(LayerStep::Review),
        Step::Layer(LayerStep::Edit),
        Step::Layer(LayerStep::Accounts),
        Step::Institutions,
        Step::Accounts,
        Step::Failed,
        Step::Leaving,
    ];

    const ACTIONS: &[Action] = &[
        Action::Layer(LayerAction::SubmitPhone),
        Action::Layer(LayerAction::SubmitDateOfBirth),
        Action::Layer(LayerAction::Open),
        Action::SubmitOtp,
        Action::Returning(ReturningAction::Resend),
        Action::Layer(LayerAction::Edit),
        Action::Layer(LayerAction::Save),
        Action::Layer(LayerAction::ChangeAccount),
        Action::Layer(LayerAction::PickAccount),
        Action::Layer(LayerAction::AddAccount),
        Action::SelectInstitution,
        Action::SelectAccounts,
        Action::Layer(LayerAction::Share),
        Action::Continue,
        Action::Back,
        Action::Exit,
        Action::ConfirmExit,
        Action::Stay,
    ];

    fn situations() -> Vec<(&'static str, Facts)> {
        let refused = |code| Facts {
            answer: Err(code),
            failure: Some(code),
            ..USUAL
        };
        let of = |layer| Facts { layer, ..USUAL };
        vec![
            ("eligible", USUAL),
            ("nobody known", of(LayerFacts::NONE)),
            (
                "not by the phone number",
                of(LayerFacts {
                    phone_sent: true,
                    ..LayerFacts::NONE
                }),
            ),
            (
                "typed wrong",
                of(LayerFacts {
                    slip: true,
                    ..USUAL.layer
                }),
            ),
            (
                "login asked for again",
                of(LayerFacts {
                    login_again: true,
                    ..USUAL.layer
                }),
            ),
            ("wrong code", refused(ErrorCode::InvalidOtp)),
            (
                "third wrong code",
                refused(ErrorCode::ProfileAuthenticationFailed),
            ),
        ]
    }

    fn describe(reaction: &Reaction) -> String {
        let mut line = format!("{:?}", reaction.outcome);
        for signal in &reaction.signals {
            let _ = match signal {
                Signal::Event(name) => write!(line, " · {}", name.as_str()),
                Signal::View(view) => write!(line, " · TV({})", view.as_str()),
                Signal::At(..) => Ok(()),
            };
        }
        line
    }

    #[test]
    fn table_of_layer() {
        let mut table = String::new();
        let mut usual = Vec::new();
        for (name, facts) in situations() {
            let _ = writeln!(table, "# {name}");
            let pairs = STEPS
                .iter()
                .flat_map(|step| ACTIONS.iter().map(move |action| (*step, *action)));
            for (row, (step, action)) in pairs.enumerate() {
                let reaction = answer(LAYER, step, action, &facts);
                let line = reaction
                    .as_ref()
                    .map_or_else(|_| "not offered".to_owned(), describe);
                let told = match usual.get(row) {
                    None => reaction.is_ok(),
                    Some(before) => *before != line,
                };
                if told {
                    let _ = writeln!(table, "{step:?} + {action:?} -> {line}");
                }
                if name == "eligible" {
                    usual.push(line);
                }
            }
            table.push('\n');
        }
        insta::assert_snapshot!(table);
    }
}
