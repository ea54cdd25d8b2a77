//! The way of people who have kept a connection with their phone number before.
//! <https://plaid.com/docs/link/returning-user/>

use super::event::{EventName, ExitStatus, View};
use super::extra::{self, Extra};
use super::flow::{Facts, login};
use super::reaction::{NotOffered, Outcome, Reaction, Signal, finish, refuse, show};
use super::step::{Action, Step};
use crate::errors::ErrorCode;

/// A pane for people who return, or will.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReturningStep {
    /// Choice of an institution they have kept.
    Institutions,
    /// Choice of accounts there.
    Accounts,
    /// The code sent to a number given at the end, with which the connection is kept.
    SaveCode,
}

/// What they do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReturningAction {
    /// Picks an institution they have kept.
    PickInstitution,
    /// Shares accounts there.
    Confirm,
    /// Goes to the list of all institutions.
    New,
    /// Has the code sent once more.
    Resend,
}

/// What the machine must know of what somebody has kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ReturningFacts {
    /// What the phone number has kept that is of use here.
    pub kept: Kept,
    /// Whether an institution that was kept has been picked.
    pub picked: bool,
    /// Whether the institution picked asks for the login again, as on a new device.
    pub login_again: bool,
    /// Whether accounts have been chosen before the login, which is that of the same person.
    pub chosen: bool,
    /// Whether the institution being chosen is the one that the app's routing number means.
    pub matched: bool,
}

impl ReturningFacts {
    /// Nobody returns.
    pub const NONE: Self = Self {
        kept: Kept::Nothing,
        picked: false,
        login_again: false,
        chosen: false,
        matched: false,
    };
}

/// What a phone number has kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Kept {
    /// Nothing.
    #[default]
    Nothing,
    /// One institution, which is not asked for.
    One,
    /// Institutions to choose from.
    Some,
}

impl From<ReturningStep> for Step {
    fn from(step: ReturningStep) -> Self {
        Self::Returning(step)
    }
}

impl ReturningStep {
    /// The views that tell of this pane coming up.
    pub fn views(self) -> &'static [View] {
        match self {
            Self::Institutions => &[View::SelectSavedInstitution],
            Self::Accounts => &[View::SelectSavedAccount],
            Self::SaveCode => &[View::VerifyPhone],
        }
    }

    /// The status of an onExit from this pane.
    pub(super) fn exit_status(self) -> ExitStatus {
        match self {
            Self::Institutions => ExitStatus::InstitutionNotFound,
            Self::Accounts => ExitStatus::RequiresAccountSelection,
            Self::SaveCode => ExitStatus::RequiresCode,
        }
    }
}

/// Where a right code leads somebody who has kept something; `None` if they have not.
pub(super) fn welcome(facts: &Facts) -> Option<Reaction> {
    use EventName as E;
    match facts.returning.kept {
        Kept::Nothing => None,
        Kept::One => Some(show(
            &[E::SubmitOtp, E::VerifyPhone, E::SelectInstitution],
            picked(facts),
        )),
        Kept::Some => Some(show(
            &[E::SubmitOtp, E::VerifyPhone],
            ReturningStep::Institutions.into(),
        )),
    }
}

/// Where the choice of an institution that was kept leads. On a bank's own site accounts are chosen
/// there.
fn picked(facts: &Facts) -> Step {
    match login(facts.portal) {
        step @ Step::Oauth if facts.returning.login_again => step,
        _ => ReturningStep::Accounts.into(),
    }
}

/// The pane to go back to from the login at an institution that was kept.
pub(super) fn back(facts: &Facts) -> Option<Step> {
    let returns = facts.returning.picked && facts.returning.kept == Kept::Some;
    returns.then_some(ReturningStep::Institutions.into())
}

/// What an action on such a pane leads to.
pub(super) fn answer(
    step: ReturningStep,
    action: Action,
    facts: &Facts,
) -> Result<Reaction, NotOffered> {
    use Action as A;
    use EventName as E;
    use ReturningAction as R;
    use ReturningStep as S;
    match (step, action) {
        (S::Institutions, A::Returning(R::PickInstitution)) => {
            Ok(show(&[E::SelectInstitution], picked(facts)))
        }
        (S::Institutions | S::Accounts, A::Returning(R::New)) => {
            Ok(show(&[E::ConnectNewInstitution], Step::Institutions))
        }
        (S::Accounts, A::Returning(R::Confirm)) => Ok(match facts.answer {
            Ok(()) if facts.returning.login_again => show(&[], login(facts.portal)),
            Ok(()) => extra::towards_end(facts, vec![Signal::View(View::Loading)]),
            Err(code) => refuse(&[], Step::Failed, code),
        }),
        (S::SaveCode, A::Returning(R::Resend)) => Ok(resent(step.into())),
        (S::Accounts, A::Back) if facts.returning.kept == Kept::Some => {
            Ok(show(&[], S::Institutions.into()))
        }
        (S::Institutions | S::Accounts, A::Exit) => Ok(show(&[], Step::Leaving)),
        (S::SaveCode, A::SubmitOtp) => Ok(save(facts)),
        // The Item is there by now: who goes without keeping it goes with it.
        (S::SaveCode, A::SkipPhone | A::Continue | A::Exit | A::ConfirmExit) => {
            Ok(finish(Vec::new()))
        }
        (S::Institutions | S::Accounts | S::SaveCode, _) => Err(NotOffered),
    }
}

/// The same pane; the code has been sent once more, which Link tells nobody.
pub(super) fn resent(step: Step) -> Reaction {
    Reaction {
        outcome: Outcome::Show(step),
        signals: Vec::new(),
    }
}

fn save(facts: &Facts) -> Reaction {
    let sent = Signal::Event(EventName::SubmitOtp);
    match facts.answer {
        Ok(()) => finish(vec![sent, Signal::Event(EventName::VerifyPhone)]),
        Err(ErrorCode::InvalidOtp) => refuse(
            &[sent],
            ReturningStep::SaveCode.into(),
            ErrorCode::InvalidOtp,
        ),
        // Three wrong codes keep nothing, but the Item stays.
        Err(code) => refuse(&[sent], Step::Extra(Extra::Save), code),
    }
}

#[cfg(test)]
mod tests {
    use super::super::identity::{IdentityFacts, Sent};
    use super::super::{STANDARD, answer};
    use super::*;
    use crate::link::numbers::NumbersFacts;
    use crate::link::{Extras, Portal};
    use std::fmt::Write;

    const USUAL: Facts = Facts {
        portal: Portal::Credentials,
        picked: None,
        issue: false,
        answer: Ok(()),
        at_bank: false,
        asks: None,
        income: crate::link::flow::tests::USUAL.income,
        money: crate::link::flow::tests::USUAL.money,
        mfa: None,
        before_leaving: Step::Accounts,
        failure: None,
        numbers: NumbersFacts::NONE,
        extras: Extras {
            returned: false,
            sharing: false,
            report: false,
            income: false,
            success: false,
            save: false,
            another: false,
        },
        identity: IdentityFacts {
            sent: Sent::Stays,
            next: None,
            risk: false,
            screening: false,
        },
        returning: ReturningFacts::NONE,
        layer: crate::link::layer::LayerFacts::NONE,
    };

    fn situations() -> Vec<(&'static str, Facts)> {
        let facts = |kept, login_again| Facts {
            returning: ReturningFacts {
                kept,
                login_again,
                ..ReturningFacts::NONE
            },
            ..USUAL
        };
        vec![
            ("several banks", facts(Kept::Some, false)),
            ("a new device", facts(Kept::Some, true)),
            ("one bank", facts(Kept::One, false)),
            (
                "a new device at a bank with a site of its own",
                Facts {
                    portal: Portal::Oauth,
                    ..facts(Kept::Some, true)
                },
            ),
            (
                "accounts chosen before the login",
                Facts {
                    returning: ReturningFacts {
                        kept: Kept::Some,
                        picked: true,
                        login_again: true,
                        chosen: true,
                        matched: false,
                    },
                    ..USUAL
                },
            ),
            (
                "a bank the app's routing number means",
                Facts {
                    returning: ReturningFacts {
                        matched: true,
                        ..ReturningFacts::NONE
                    },
                    ..USUAL
                },
            ),
            ("nothing", facts(Kept::Nothing, false)),
            (
                "a wrong code",
                Facts {
                    answer: Err(ErrorCode::InvalidOtp),
                    ..facts(Kept::Nothing, false)
                },
            ),
            (
                "three wrong codes",
                Facts {
                    answer: Err(ErrorCode::ProfileAuthenticationFailed),
                    ..facts(Kept::Nothing, false)
                },
            ),
        ]
    }

    #[test]
    fn table_of_returning_users() {
        let steps = [
            Step::VerifyPhone,
            Step::Institutions,
            Step::Credentials,
            ReturningStep::Institutions.into(),
            ReturningStep::Accounts.into(),
            ReturningStep::SaveCode.into(),
        ];
        let actions = [
            Action::SubmitOtp,
            Action::Returning(ReturningAction::PickInstitution),
            Action::Returning(ReturningAction::Confirm),
            Action::Returning(ReturningAction::New),
            Action::Returning(ReturningAction::Resend),
            Action::SelectInstitution,
            Action::SubmitCredentials,
            Action::Continue,
            Action::Back,
            Action::Exit,
            Action::ConfirmExit,
        ];
        let mut table = String::new();
        for (name, facts) in situations() {
            let _ = writeln!(table, "# {name}");
            for (step, action) in steps
                .iter()
                .flat_map(|step| actions.iter().map(move |action| (*step, *action)))
            {
                if let Ok(reaction) = answer(STANDARD, step, action, &facts) {
                    let _ = write!(table, "{step:?} + {action:?} -> {:?}", reaction.outcome);
                    for signal in &reaction.signals {
                        let _ = match signal {
                            Signal::Event(name) => write!(table, " · {}", name.as_str()),
                            Signal::At(name, view) => {
                                write!(table, " · {}({})", name.as_str(), view.as_str())
                            }
                            Signal::View(view) => write!(table, " · TV({})", view.as_str()),
                        };
                    }
                    table.push('\n');
                }
            }
            table.push('\n');
        }
        insta::assert_snapshot!(table);
    }
}
