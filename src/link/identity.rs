//! The way of people whose identity is verified.
//! <https://plaid.com/docs/link/web/#link-web-onevent-eventName>

use super::event::{EventName, ExitStatus, View};
use super::flow::Facts;
use super::reaction::{NotOffered, Outcome, Reaction, Signal, show};
use super::step::{Action, Step};

/// A pane of a verification.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IdentityStep {
    /// Consent.
    Terms,
    /// A phone number.
    Phone,
    /// The code sent to it.
    Code,
    /// Name, address, date of birth and number.
    Details,
    /// A picture of a document.
    Document,
    /// It is over, with or without success.
    Outcome,
}

/// What somebody does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IdentityAction {
    /// Sends what the pane asks for.
    Submit,
    /// Leaves the last pane.
    Close,
}

/// What came of what was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sent {
    /// More of the same step follows.
    #[default]
    Stays,
    /// It was wrong, and may be sent again.
    Wrong,
    /// The step is done.
    Passed,
    /// The step is lost, and the verification with it.
    Failed,
}

/// What the machine must know of a verification.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct IdentityFacts {
    /// What came of what was sent.
    pub sent: Sent,
    /// The pane that follows.
    pub next: Option<IdentityStep>,
    /// Whether what is known of the person's device is looked at in the end.
    pub risk: bool,
    /// Whether lists of sanctions are.
    pub screening: bool,
}

impl From<IdentityStep> for Step {
    fn from(step: IdentityStep) -> Self {
        Self::Identity(step)
    }
}

impl IdentityStep {
    /// The view of this pane; the last has none.
    pub fn view(self) -> Option<View> {
        Some(match self {
            Self::Terms => View::AcceptTos,
            Self::Phone | Self::Code => View::VerifySms,
            Self::Details => View::KycCheck,
            Self::Document => View::DocumentaryVerification,
            Self::Outcome => return None,
        })
    }

    /// The same as a list.
    pub fn views(self) -> &'static [View] {
        match self {
            Self::Terms => &[View::AcceptTos],
            Self::Phone | Self::Code => &[View::VerifySms],
            Self::Details => &[View::KycCheck],
            Self::Document => &[View::DocumentaryVerification],
            Self::Outcome => &[],
        }
    }
}

/// What is said when a verification is opened; `known` if it was begun before.
pub fn opening(first: IdentityStep, known: bool, facts: IdentityFacts) -> Vec<Signal> {
    let mut signals = vec![
        Signal::Event(EventName::IdentityVerificationOpenUi),
        Signal::Event(if known {
            EventName::IdentityVerificationResumeSession
        } else {
            EventName::IdentityVerificationCreateSession
        }),
    ];
    start(first, facts, &mut signals);
    signals
}

/// Says that a step begins, or that the verification is over.
fn start(next: IdentityStep, facts: IdentityFacts, signals: &mut Vec<Signal>) {
    if let Some(view) = next.view() {
        signals.push(Signal::At(EventName::IdentityVerificationStartStep, view));
        signals.push(Signal::View(view));
        return;
    }
    let alone = [
        (facts.risk, View::RiskCheck),
        (facts.screening, View::Screening),
    ];
    for (_, view) in alone.into_iter().filter(|(there, _)| *there) {
        signals.push(Signal::At(EventName::IdentityVerificationStartStep, view));
        signals.push(Signal::At(EventName::IdentityVerificationPassStep, view));
    }
    signals.push(Signal::Event(EventName::IdentityVerificationPassSession));
}

/// What an action on such a pane leads to.
pub(super) fn answer(
    step: IdentityStep,
    action: Action,
    facts: &Facts,
) -> Result<Reaction, NotOffered> {
    use Action as A;
    use EventName as E;
    match (step, action) {
        (IdentityStep::Outcome, A::Identity(IdentityAction::Close) | A::Exit | A::ConfirmExit) => {
            Ok(Reaction {
                outcome: Outcome::Finish,
                signals: vec![
                    Signal::Event(E::IdentityVerificationCloseUi),
                    Signal::Event(E::Handoff),
                ],
            })
        }
        (IdentityStep::Outcome, _) | (_, A::Identity(IdentityAction::Close)) => Err(NotOffered),
        (_, A::Identity(IdentityAction::Submit)) => Ok(go_on(step, facts)),
        (_, A::Exit) => Ok(show(&[], Step::Leaving)),
        (_, A::ConfirmExit) => Ok(leave()),
        _ => Err(NotOffered),
    }
}

/// Out of a verification that is not over; it can be taken up again.
pub(super) fn leave() -> Reaction {
    Reaction {
        outcome: Outcome::Leave(ExitStatus::RequiresCredentials),
        signals: vec![
            Signal::Event(EventName::IdentityVerificationCloseUi),
            Signal::Event(EventName::Exit),
        ],
    }
}

fn go_on(step: IdentityStep, facts: &Facts) -> Reaction {
    let it = facts.identity;
    let next = it.next.unwrap_or(step);
    let mut signals = Vec::new();
    let done = |name| step.view().map(|view| Signal::At(name, view));
    match it.sent {
        Sent::Stays | Sent::Wrong => {}
        Sent::Passed => {
            signals.extend(done(EventName::IdentityVerificationPassStep));
            start(next, it, &mut signals);
        }
        Sent::Failed => {
            signals.extend(done(EventName::IdentityVerificationFailStep));
            signals.push(Signal::Event(EventName::IdentityVerificationFailSession));
        }
    }
    Reaction {
        outcome: Outcome::Show(next.into()),
        signals,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link::numbers::NumbersFacts;
    use crate::link::returning::ReturningFacts;
    use crate::link::{Extras, Portal};
    use std::fmt::Write;

    fn plain() -> Facts {
        Facts {
            portal: Portal::Credentials,
            picked: None,
            issue: false,
            answer: Ok(()),
            income: crate::link::flow::tests::USUAL.income,
            money: crate::link::flow::tests::USUAL.money,
            at_bank: false,
            asks: None,
            mfa: None,
            before_leaving: Step::Consent,
            failure: None,
            numbers: NumbersFacts::NONE,
            extras: Extras::default(),
            returning: ReturningFacts::default(),
            layer: crate::link::layer::LayerFacts::NONE,
            identity: IdentityFacts::default(),
        }
    }

    fn told(signals: &[Signal]) -> String {
        let word = |signal: &Signal| match signal {
            Signal::Event(name) => name.as_str().to_owned(),
            Signal::At(name, view) => format!("{}({})", name.as_str(), view.as_str()),
            Signal::View(view) => format!("TV({})", view.as_str()),
        };
        signals.iter().map(word).collect::<Vec<_>>().join(" · ")
    }

    #[test]
    fn table_of_verifications() {
        let steps = [
            IdentityStep::Terms,
            IdentityStep::Phone,
            IdentityStep::Code,
            IdentityStep::Details,
            IdentityStep::Document,
            IdentityStep::Outcome,
        ];
        let actions = [
            Action::Identity(IdentityAction::Submit),
            Action::Identity(IdentityAction::Close),
            Action::Back,
            Action::Exit,
            Action::ConfirmExit,
        ];
        let mut table = String::new();
        for (sent, next) in [
            (Sent::Stays, Some(IdentityStep::Code)),
            (Sent::Wrong, None),
            (Sent::Passed, Some(IdentityStep::Details)),
            (Sent::Passed, Some(IdentityStep::Outcome)),
            (Sent::Failed, Some(IdentityStep::Outcome)),
        ] {
            let identity = IdentityFacts {
                sent,
                next,
                risk: true,
                screening: true,
            };
            let facts = Facts {
                identity,
                ..plain()
            };
            let _ = writeln!(table, "# {sent:?}, then {next:?}");
            for (step, action) in steps
                .iter()
                .flat_map(|step| actions.iter().map(move |action| (*step, *action)))
            {
                if let Ok(reaction) = answer(step, action, &facts) {
                    let (outcome, told) = (&reaction.outcome, told(&reaction.signals));
                    let _ = writeln!(table, "{step:?} + {action:?} -> {outcome:?} · {told}");
                }
            }
        }
        let opened = opening(IdentityStep::Terms, false, IdentityFacts::default());
        let _ = writeln!(table, "# opened\n{}", told(&opened));
        let resumed = opening(IdentityStep::Details, true, IdentityFacts::default());
        let _ = writeln!(table, "# opened again\n{}", told(&resumed));
        insta::assert_snapshot!(table);
    }
}
