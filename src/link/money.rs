//! Money that is to move: what a person is shown before they allow it.
//! <https://plaid.com/docs/payment-initiation/>,
//! <https://plaid.com/docs/transfer/using-transfer-ui/>

use super::event::View;
use super::extra;
use super::flow::{Facts, login};
use super::leaving::leave;
use super::reaction::{NotOffered, Reaction, show};
use super::step::{Action, Step};

/// A pane about money that is to move.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MoneyStep {
    /// Who asks, and for what; in Europe no phone number is asked for.
    Consent,
    /// The payment, or the consent to several, before the person goes to the bank.
    Review,
    /// The transfer, once its account is settled.
    Confirm,
}

/// Which of these panes a session still has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct MoneyFacts {
    /// [`MoneyStep::Review`]
    pub review: bool,
    /// [`MoneyStep::Confirm`]
    pub confirm: bool,
}

impl MoneyStep {
    /// The views that tell of this pane coming up.
    pub fn views(self) -> &'static [View] {
        match self {
            Self::Consent => &[View::Consent],
            // Nothing public names a view for these.
            Self::Review | Self::Confirm => &[],
        }
    }

    /// Whether the pane has a way back.
    pub fn goes_back(self) -> bool {
        self == Self::Review
    }
}

/// What an action on such a pane leads to.
pub(super) fn answer(
    step: MoneyStep,
    action: Action,
    facts: &Facts,
) -> Result<Reaction, NotOffered> {
    use Action as A;
    match (step, action) {
        (_, A::ConfirmExit) | (MoneyStep::Consent, A::Exit) => Ok(leave(step.into(), facts)),
        (MoneyStep::Review | MoneyStep::Confirm, A::Exit) => Ok(show(&[], Step::Leaving)),
        (MoneyStep::Consent, A::Continue) | (MoneyStep::Review, A::Back) => {
            Ok(show(&[], Step::Institutions))
        }
        (MoneyStep::Review, A::Continue) => Ok(show(&[], login(facts.portal))),
        (MoneyStep::Confirm, A::Continue) => {
            let confirmed = Facts {
                money: MoneyFacts::default(),
                ..*facts
            };
            Ok(extra::towards_end(&confirmed, Vec::new()))
        }
        (MoneyStep::Consent | MoneyStep::Review | MoneyStep::Confirm, _) => Err(NotOffered),
    }
}

/// The pane on which a person goes on once a bank is chosen.
pub(super) fn towards_login(facts: &Facts) -> Step {
    if facts.money.review {
        MoneyStep::Review.into()
    } else {
        login(facts.portal)
    }
}

impl From<MoneyStep> for Step {
    fn from(step: MoneyStep) -> Self {
        Self::Money(step)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link::step::PAY;
    use crate::link::{self, Outcome, Portal, Signal};

    #[test]
    fn table_of_money() {
        let steps = [
            Step::Institutions,
            Step::Accounts,
            MoneyStep::Consent.into(),
            MoneyStep::Review.into(),
            MoneyStep::Confirm.into(),
        ];
        let actions = [
            Action::SelectInstitution,
            Action::SelectAccounts,
            Action::Continue,
            Action::Back,
            Action::Exit,
            Action::ConfirmExit,
        ];
        let mut table = String::new();
        for (name, portal, review, confirm) in [
            ("payment, login here", Portal::Credentials, true, false),
            ("payment, login at the bank", Portal::Oauth, true, false),
            ("payment, slow bank", Portal::Degraded, true, false),
            ("transfer", Portal::Credentials, false, true),
        ] {
            table += &format!("## {name}\n");
            let facts = Facts {
                portal,
                money: MoneyFacts { review, confirm },
                ..link::flow::tests::USUAL
            };
            for step in steps {
                for action in actions {
                    let Ok(reaction) = link::answer(PAY, step, action, &facts) else {
                        continue;
                    };
                    let signals = reaction.signals.iter().map(|signal| match signal {
                        Signal::Event(name) => format!(" · {}", name.as_str()),
                        Signal::View(view) => format!(" · TV({})", view.as_str()),
                        Signal::At(..) => String::new(),
                    });
                    let said: String = signals.collect();
                    let outcome: Outcome = reaction.outcome;
                    table += &format!("{step:?} + {action:?} -> {outcome:?}{said}\n");
                }
            }
        }
        insta::assert_snapshot!(table);
    }
}
