//! Income by payroll providers, documents and banks: the panes for it.
//! <https://plaid.com/docs/income/add-to-app/>

use super::event::{EventName, View};
use super::extra;
use super::flow::Facts;
use super::leaving::leave;
use super::reaction::{NotOffered, Reaction, Signal, refuse, show};
use super::step::{Action, Step};

/// A pane about income.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IncomeStep {
    /// By a login at a provider, or by documents.
    Choose,
    /// Choice of a payroll provider.
    Provider,
    /// Username and password there.
    Login,
    /// The last digits of the social security number.
    Ssn,
    /// Documents to send.
    Upload,
    /// What a bank tells of income, to be confirmed.
    Review,
}

/// What a person does about income.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IncomeAction {
    /// Will log in at a provider.
    ChoosePayroll,
    /// Will send documents.
    ChooseDocuments,
    /// Picks a provider.
    SelectProvider,
    /// Sends username and password.
    SubmitLogin,
    /// Sends the digits.
    SubmitSsn,
    /// Sends documents.
    SubmitDocuments,
    /// Says which of what a bank tells of is income.
    ConfirmSources,
}

/// Which ways a session offers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct IncomeFacts {
    /// A login at a provider.
    pub digital: bool,
    /// Documents.
    pub documents: bool,
}

impl IncomeStep {
    /// The views that tell of this pane coming up.
    pub fn views(self) -> &'static [View] {
        match self {
            // Nothing public names a view for them.
            Self::Choose | Self::Review => &[],
            Self::Provider => &[View::SelectInstitution],
            Self::Login => &[View::Credential],
            Self::Ssn => &[View::Mfa],
            Self::Upload => &[View::UploadDocuments],
        }
    }
}

/// The first of these panes.
pub(super) fn first(facts: &Facts) -> Step {
    match (facts.income.digital, facts.income.documents) {
        (true, false) => IncomeStep::Provider.into(),
        (false, true) => IncomeStep::Upload.into(),
        _ => IncomeStep::Choose.into(),
    }
}

/// What an action on such a pane leads to.
pub(super) fn answer(
    step: IncomeStep,
    action: Action,
    facts: &Facts,
) -> Result<Reaction, NotOffered> {
    use Action as A;
    use EventName as E;
    use IncomeAction as I;
    use IncomeStep as S;
    let both = facts.income.digital && facts.income.documents;
    match (step, action) {
        (_, A::ConfirmExit) | (S::Choose, A::Exit) => Ok(leave(step.into(), facts)),
        (_, A::Exit) => Ok(show(&[], Step::Leaving)),
        (S::Choose, A::Income(I::ChoosePayroll)) => Ok(show(&[], S::Provider.into())),
        (S::Choose, A::Income(I::ChooseDocuments)) => Ok(show(&[], S::Upload.into())),
        (S::Provider, A::Income(I::SelectProvider)) => {
            Ok(show(&[E::SelectInstitution], S::Login.into()))
        }
        (S::Login, A::Income(I::SubmitLogin)) => {
            let sent = [
                Signal::Event(E::SubmitCredentials),
                Signal::View(View::Loading),
            ];
            Ok(match facts.answer {
                Ok(()) => after(&sent, S::Ssn),
                Err(code) => refuse(&sent, step.into(), code),
            })
        }
        (S::Ssn, A::Income(I::SubmitSsn)) => {
            let sent = [Signal::Event(E::SubmitMfa), Signal::View(View::Loading)];
            Ok(match facts.answer {
                Ok(()) => extra::towards_end(facts, sent.to_vec()),
                Err(code) => refuse(&sent, step.into(), code),
            })
        }
        (S::Upload, A::Income(I::SubmitDocuments)) => Ok(documents_sent(step.into(), facts)),
        (S::Review, A::Income(I::ConfirmSources)) => {
            let confirmed = vec![Signal::Event(E::BankIncomeInsightsCompleted)];
            Ok(extra::beyond(step.into(), facts, confirmed))
        }
        (S::Provider | S::Upload, A::Back) if both => Ok(show(&[], S::Choose.into())),
        (S::Login, A::Back) => Ok(show(&[], S::Provider.into())),
        (S::Choose | S::Provider | S::Login | S::Ssn | S::Upload | S::Review, _) => Err(NotOffered),
    }
}

/// What follows documents that were sent from a pane.
pub(super) fn documents_sent(pane: Step, facts: &Facts) -> Reaction {
    let sent = Signal::Event(EventName::SubmitDocuments);
    match facts.answer {
        Ok(()) => {
            let taken = Signal::Event(EventName::SubmitDocumentsSuccess);
            extra::towards_end(facts, vec![sent, taken])
        }
        Err(code) => {
            let wrong = Signal::Event(EventName::SubmitDocumentsError);
            refuse(&[sent, wrong], pane, code)
        }
    }
}

fn after(signals: &[Signal], step: IncomeStep) -> Reaction {
    let mut reaction = show(&[], step.into());
    reaction.signals.splice(0..0, signals.iter().copied());
    reaction
}

impl From<IncomeStep> for Step {
    fn from(step: IncomeStep) -> Self {
        Self::Income(step)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::errors::ErrorCode;
    use crate::link::step::EARN;
    use crate::link::{self, flow::tests::USUAL};

    #[test]
    fn table_of_income() {
        use IncomeAction as I;
        let steps = [
            Step::Consent,
            IncomeStep::Choose.into(),
            IncomeStep::Provider.into(),
            IncomeStep::Login.into(),
            IncomeStep::Ssn.into(),
            IncomeStep::Upload.into(),
            IncomeStep::Review.into(),
        ];
        let actions = [
            Action::SkipPhone,
            Action::Income(I::ChoosePayroll),
            Action::Income(I::ChooseDocuments),
            Action::Income(I::SelectProvider),
            Action::Income(I::SubmitLogin),
            Action::Income(I::SubmitSsn),
            Action::Income(I::SubmitDocuments),
            Action::Income(I::ConfirmSources),
            Action::Back,
            Action::Exit,
            Action::ConfirmExit,
        ];
        let mut table = String::new();
        for (name, digital, documents, answer) in [
            ("both ways", true, true, Ok(())),
            ("by a login", true, false, Ok(())),
            ("by documents", false, true, Ok(())),
            ("refused", true, true, Err(ErrorCode::InvalidCredentials)),
        ] {
            table += &format!("## {name}\n");
            let facts = Facts {
                answer,
                income: IncomeFacts { digital, documents },
                ..USUAL
            };
            for (step, action) in steps
                .iter()
                .flat_map(|it| actions.iter().map(move |a| (it, a)))
            {
                let Ok(reaction) = link::answer(EARN, *step, *action, &facts) else {
                    continue;
                };
                let signals = reaction
                    .signals
                    .iter()
                    .map(|signal| format!(" · {signal:?}"));
                let said: String = signals.collect();
                table += &format!("{step:?} + {action:?} -> {:?}{said}\n", reaction.outcome);
            }
        }
        insta::assert_snapshot!(table);
    }
}
