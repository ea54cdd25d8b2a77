//! Link Recovery: a bank that is down is followed, and the person hears when it is back.
//! <https://plaid.com/docs/link/link-recovery/>

use super::event::{EventName, View};
use super::flow::Facts;
use super::leaving::leave;
use super::reaction::{NotOffered, Outcome, Reaction, Signal, refuse, show};
use super::step::{Action, Flow, STANDARD, Step};
use crate::errors::ErrorCode;

/// A pane about a bank that is followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IssueStep {
    /// The offer, and the address to write to.
    Email,
    /// The code sent to that address.
    Code,
    /// The bank is followed.
    Followed,
}

/// What a person does about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IssueAction {
    /// Gives an address.
    SubmitEmail,
    /// Types the code sent there.
    SubmitCode,
}

impl From<IssueStep> for Step {
    fn from(step: IssueStep) -> Self {
        Self::Issue(step)
    }
}

impl IssueStep {
    /// The views that tell of this pane coming up.
    pub fn views(self) -> &'static [View] {
        match self {
            Self::Email => &[View::SubmitEmail],
            Self::Code => &[View::VerifyEmail],
            Self::Followed => &[],
        }
    }
}

/// What an action on such a pane leads to.
pub(super) fn answer(
    flow: Flow,
    step: IssueStep,
    action: Action,
    facts: &Facts,
) -> Result<Reaction, NotOffered> {
    use Action as A;
    use EventName as E;
    use IssueStep as S;
    match (step, action) {
        (_, A::ConfirmExit) | (S::Followed, A::Continue | A::Exit) => Ok(leave(step.into(), facts)),
        (S::Email, A::Issue(IssueAction::SubmitEmail)) => {
            Ok(show(&[E::SubmitEmail], S::Code.into()))
        }
        (S::Email, A::Continue) if flow == STANDARD => {
            Ok(show(&[E::SkipSubmitEmail], Step::Institutions))
        }
        (S::Code, A::Issue(IssueAction::SubmitCode)) => Ok(match facts.answer {
            Ok(()) => Reaction {
                outcome: Outcome::Show(S::Followed.into()),
                signals: vec![Signal::Event(E::SubmitOtp), Signal::Event(E::IssueFollowed)],
            },
            Err(_) => refuse(
                &[Signal::Event(E::SubmitOtp)],
                step.into(),
                ErrorCode::InvalidOtp,
            ),
        }),
        (S::Code, A::Back) => Ok(show(&[], S::Email.into())),
        (S::Email | S::Code, A::Exit) => Ok(show(&[], Step::Leaving)),
        (S::Email | S::Code | S::Followed, _) => Err(NotOffered),
    }
}

#[cfg(test)]
mod tests {
    use super::super::step::CHOSEN;
    use super::*;
    use crate::link::flow::tests::USUAL;
    use crate::link::{self, Portal};
    use std::fmt::Write;

    fn describe(reaction: &Reaction) -> String {
        let mut line = format!("{:?}", reaction.outcome);
        for signal in &reaction.signals {
            let _ = match signal {
                Signal::Event(name) => write!(line, " · {}", name.as_str()),
                Signal::View(view) => write!(line, " · TV({})", view.as_str()),
                Signal::At(name, view) => {
                    write!(line, " · {}({})", name.as_str(), view.as_str())
                }
            };
        }
        line
    }

    #[test]
    fn table_of_followed_banks() {
        let steps = [
            Step::Credentials,
            IssueStep::Email.into(),
            IssueStep::Code.into(),
            IssueStep::Followed.into(),
        ];
        let actions = [
            Action::SubmitCredentials,
            Action::Issue(IssueAction::SubmitEmail),
            Action::Issue(IssueAction::SubmitCode),
            Action::Continue,
            Action::Back,
            Action::Exit,
            Action::ConfirmExit,
        ];
        let mut table = String::new();
        for (name, flow, answer) in [
            ("bank is down", STANDARD, Err(ErrorCode::InstitutionDown)),
            ("wrong code", STANDARD, Err(ErrorCode::InvalidOtp)),
            ("all is well", STANDARD, Ok(())),
            ("chosen bank", CHOSEN, Ok(())),
        ] {
            let _ = writeln!(table, "## {name}");
            let facts = Facts {
                answer,
                issue: true,
                portal: Portal::Credentials,
                ..USUAL
            };
            for (step, action) in steps
                .iter()
                .flat_map(|it| actions.map(|action| (*it, action)))
            {
                if let Ok(reaction) = link::answer(flow, step, action, &facts) {
                    let _ = writeln!(table, "{step:?} + {action:?} -> {}", describe(&reaction));
                }
            }
        }
        insta::assert_snapshot!(table);
    }
}
