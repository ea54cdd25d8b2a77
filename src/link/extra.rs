//! Panes that some sessions have and others have not, and the way to the end that leads over them.

use super::event::{EventName, View};
use super::flow::Facts;
use super::income::IncomeStep;
use super::money::MoneyStep;
use super::reaction::{NotOffered, Outcome, Reaction, Signal, finish, refuse, say, show};
use super::returning::ReturningStep;
use super::step::{Action, Step};

/// A pane that is there only if the settings of Link's pages say so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extra {
    /// Consent by nothing but a button, before the pane for the phone number; so many of them are
    /// still to come, this one included.
    Consent(u8),
    /// Back from a bank's own site.
    Returned,
    /// Consent to what the app will see.
    Sharing,
    /// Consent to a consumer report of Plaid Check's.
    Report,
    /// One Item is there; more may follow.
    Another,
    /// Somebody without a phone number may keep the connection for next time.
    Save,
}

/// Which panes a session has at its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Extras {
    /// [`Extra::Returned`]
    pub returned: bool,
    /// [`Extra::Sharing`]
    pub sharing: bool,
    /// [`Extra::Report`]
    pub report: bool,
    /// [`IncomeStep::Review`], with the Item that is there by then.
    pub income: bool,
    /// [`Step::Connected`]
    pub success: bool,
    /// [`Extra::Save`]
    pub save: bool,
    /// [`Extra::Another`], which stands in place of the two before.
    pub another: bool,
}

/// The panes between the last that every session has and the end.
const ENDING: [Step; 7] = [
    Step::Extra(Extra::Returned),
    Step::Extra(Extra::Sharing),
    Step::Extra(Extra::Report),
    Step::Income(IncomeStep::Review),
    Step::Extra(Extra::Another),
    Step::Connected,
    Step::Extra(Extra::Save),
];

impl Extras {
    fn has(self, step: Step) -> bool {
        match step {
            Step::Extra(Extra::Returned) => self.returned,
            Step::Extra(Extra::Sharing) => self.sharing,
            Step::Extra(Extra::Report) => self.report,
            Step::Income(IncomeStep::Review) => self.income,
            Step::Extra(Extra::Another) => self.another,
            Step::Connected => self.success && !self.another,
            Step::Extra(Extra::Save) => self.save && !self.another,
            _ => false,
        }
    }
}

impl Extra {
    /// The views that tell of this pane coming up.
    pub fn views(self) -> &'static [View] {
        match self {
            Self::Consent(_) => &[View::Consent],
            Self::Sharing => &[View::DataTransparencyConsent],
            Self::Report => &[View::CraConsent],
            // Said when the Item is made, whichever pane shows it.
            Self::Returned | Self::Another | Self::Save => &[],
        }
    }
}

/// What follows when all has been said and shared, after `signals`. `CONNECTED` is said where the
/// Item is made, whether or not a pane shows it. Of several Items each is handed over at once.
pub(super) fn towards_end(facts: &Facts, signals: Vec<Signal>) -> Reaction {
    beyond(Step::Extra(Extra::Returned), facts, signals)
}

/// The same for somebody who comes from a bank's own site.
pub(super) fn towards_end_from_bank(facts: &Facts, signals: Vec<Signal>) -> Reaction {
    lead(&ENDING, facts, signals, true)
}

/// What follows a pane at the end.
pub(super) fn beyond(done: Step, facts: &Facts, signals: Vec<Signal>) -> Reaction {
    let place = ENDING.iter().position(|step| *step == done);
    let rest = place.map_or(&ENDING[..], |place| &ENDING[place + 1..]);
    let connects = !matches!(
        done,
        Step::Connected | Step::Extra(Extra::Save) | Step::Income(_)
    );
    lead(rest, facts, signals, connects)
}

fn lead(rest: &[Step], facts: &Facts, mut signals: Vec<Signal>, connects: bool) -> Reaction {
    let next = if connects && facts.money.confirm {
        Some(MoneyStep::Confirm.into())
    } else {
        rest.iter().copied().find(|step| facts.extras.has(*step))
    };
    if next == Some(Step::Extra(Extra::Another)) {
        signals.push(Signal::Event(EventName::Handoff));
    }
    match next {
        Some(Step::Money(_)) => {}
        Some(Step::Extra(Extra::Returned | Extra::Sharing | Extra::Report)) => {
            let views = next.map_or(&[] as &[View], Step::views);
            signals.extend(views.iter().copied().map(Signal::View));
        }
        _ if connects => signals.push(Signal::View(View::Connected)),
        _ => {}
    }
    match next {
        Some(step) => Reaction {
            outcome: Outcome::Show(step),
            signals,
        },
        None => finish(signals),
    }
}

/// What an action on such a pane leads to.
pub(super) fn answer(extra: Extra, action: Action, facts: &Facts) -> Result<Reaction, NotOffered> {
    use Action as A;
    use EventName as E;
    let pane = Step::Extra(extra);
    match (extra, action) {
        (Extra::Consent(more), A::Continue) if more > 1 => {
            Ok(show(&[], Step::Extra(Extra::Consent(more - 1))))
        }
        // CONSENT has been said by the first of these panes.
        (Extra::Consent(_), A::Continue) => Ok(Reaction {
            outcome: Outcome::Show(Step::Consent),
            signals: vec![Signal::View(View::SubmitPhone)],
        }),
        (Extra::Sharing, A::ViewDataTypes) => Ok(say(E::ViewDataTypes, pane)),
        (Extra::Save, A::SubmitPhone) => Ok(match facts.answer {
            Ok(()) => show(&[E::SubmitPhone], ReturningStep::SaveCode.into()),
            Err(code) => refuse(&[Signal::Event(E::SubmitPhone)], pane, code),
        }),
        (Extra::Another, A::AddAnother) => Ok(show(&[], Step::Institutions)),
        (Extra::Another, A::Continue | A::Exit | A::ConfirmExit) => Ok(Reaction {
            outcome: Outcome::Finish,
            signals: Vec::new(),
        }),
        (Extra::Save, A::Exit | A::ConfirmExit) => Ok(finish(Vec::new())),
        (Extra::Returned | Extra::Sharing | Extra::Report | Extra::Save, A::Continue) => {
            Ok(beyond(pane, facts, Vec::new()))
        }
        (Extra::Returned | Extra::Sharing | Extra::Report, A::Exit) => Ok(show(&[], Step::Leaving)),
        (
            Extra::Consent(_)
            | Extra::Returned
            | Extra::Sharing
            | Extra::Report
            | Extra::Another
            | Extra::Save,
            _,
        ) => Err(NotOffered),
    }
}

#[cfg(test)]
mod tests {
    use super::super::identity::{IdentityFacts, Sent};
    use super::super::income::IncomeAction;
    use super::super::numbers::NumbersFacts;
    use super::super::returning::ReturningFacts;
    use super::super::{Asks, Portal, STANDARD, UPDATE, answer};
    use super::*;
    use std::fmt::Write;

    const FACTS: Facts = Facts {
        identity: IdentityFacts {
            sent: Sent::Stays,
            next: None,
            risk: false,
            screening: false,
        },
        returning: ReturningFacts::NONE,
        layer: crate::link::layer::LayerFacts::NONE,
        portal: Portal::Credentials,
        picked: None,
        issue: false,
        answer: Ok(()),
        at_bank: false,
        asks: None,
        income: crate::link::flow::tests::USUAL.income,
        money: crate::link::flow::tests::USUAL.money,
        mfa: None,
        before_leaving: Step::Extra(Extra::Sharing),
        numbers: NumbersFacts::NONE,
        failure: None,
        extras: Extras {
            returned: false,
            sharing: false,
            report: false,
            income: false,
            success: false,
            save: false,
            another: false,
        },
    };

    fn describe(reaction: &Reaction) -> String {
        let mut line = format!("{:?}", reaction.outcome);
        for signal in &reaction.signals {
            let _ = match signal {
                Signal::Event(name) => write!(line, " · {}", name.as_str()),
                Signal::At(name, view) => write!(line, " · {}({})", name.as_str(), view.as_str()),
                Signal::View(view) => write!(line, " · TV({})", view.as_str()),
            };
        }
        line
    }

    fn every_way() -> impl Iterator<Item = (Extras, String)> {
        (0..16_u8).map(|bits| {
            let extras = Extras {
                returned: bits & 8 > 0,
                sharing: bits & 4 > 0,
                report: false,
                income: false,
                success: bits & 2 > 0,
                save: bits & 1 > 0,
                another: false,
            };
            let names = [
                (extras.returned, "returned"),
                (extras.sharing, "sharing"),
                (extras.success, "success"),
                (extras.save, "save"),
            ];
            let names = names.iter().filter(|(there, _)| *there);
            let names: Vec<&str> = names.map(|(_, name)| *name).collect();
            (extras, names.join(" + "))
        })
    }

    /// Presses the main button from here to the end.
    fn walk(first: Reaction, facts: &Facts) -> String {
        let mut told = vec![describe(&first)];
        let mut outcome = first.outcome;
        while let Outcome::Show(step) = outcome {
            let action = match step {
                Step::Income(_) => Action::Income(IncomeAction::ConfirmSources),
                _ => Action::Continue,
            };
            let next = answer(STANDARD, step, action, facts).unwrap();
            told.push(describe(&next));
            outcome = next.outcome;
        }
        told.join("\n    ")
    }

    #[test]
    fn every_way_to_the_end() {
        let mut table = String::new();
        for (extras, names) in every_way() {
            let facts = Facts { extras, ..FACTS };
            let accounts = answer(STANDARD, Step::Accounts, Action::SelectAccounts, &facts);
            let _ = writeln!(table, "# {names}\naccounts chosen");
            let _ = writeln!(table, "    {}", walk(accounts.unwrap(), &facts));
            let bank = Facts {
                portal: Portal::Oauth,
                ..facts
            };
            let back = answer(STANDARD, Step::OauthWaiting, Action::Continue, &bank);
            let _ = writeln!(table, "back from the bank's site");
            let _ = writeln!(table, "    {}", walk(back.unwrap(), &bank));
            let repaired = answer(UPDATE, Step::Credentials, Action::SubmitCredentials, &facts);
            let _ = writeln!(table, "login repaired");
            let _ = writeln!(table, "    {}\n", walk(repaired.unwrap(), &facts));
        }
        insta::assert_snapshot!(table);
    }

    #[test]
    fn a_consumer_report_is_consented_to() {
        let mut table = String::new();
        for (sharing, another) in [(false, false), (true, false), (false, true)] {
            let extras = Extras {
                sharing,
                report: true,
                another,
                ..FACTS.extras
            };
            let facts = Facts { extras, ..FACTS };
            let accounts = answer(STANDARD, Step::Accounts, Action::SelectAccounts, &facts);
            let _ = writeln!(table, "# sharing {sharing}, another {another}");
            let _ = writeln!(table, "{}", walk(accounts.unwrap(), &facts));
        }
        insta::assert_snapshot!(table);
    }

    #[test]
    fn what_a_bank_tells_of_income_is_confirmed_when_the_item_is_there() {
        let mut table = String::new();
        for (sharing, another, save) in [
            (false, false, false),
            (true, false, true),
            (false, true, false),
        ] {
            let extras = Extras {
                sharing,
                income: true,
                another,
                save,
                ..FACTS.extras
            };
            let facts = Facts { extras, ..FACTS };
            let accounts = answer(STANDARD, Step::Accounts, Action::SelectAccounts, &facts);
            let _ = writeln!(table, "# sharing {sharing}, another {another}, save {save}");
            let _ = writeln!(table, "{}", walk(accounts.unwrap(), &facts));
        }
        insta::assert_snapshot!(table);
    }

    #[test]
    fn several_items_end_with_a_pane_of_their_own() {
        let extras = Extras {
            another: true,
            success: true,
            save: true,
            ..FACTS.extras
        };
        let facts = Facts { extras, ..FACTS };
        let accounts = answer(STANDARD, Step::Accounts, Action::SelectAccounts, &facts);
        insta::assert_snapshot!(walk(accounts.unwrap(), &facts));
    }

    #[test]
    fn table_of_extra_panes() {
        let panes = [
            Extra::Consent(2),
            Extra::Consent(1),
            Extra::Returned,
            Extra::Sharing,
            Extra::Report,
            Extra::Another,
            Extra::Save,
        ];
        let actions = [
            Action::AddAnother,
            Action::Continue,
            Action::SubmitPhone,
            Action::ViewDataTypes,
            Action::Back,
            Action::Exit,
            Action::ConfirmExit,
            Action::Stay,
        ];
        let wrong = Facts {
            answer: Err(crate::errors::ErrorCode::InvalidPhoneNumber),
            asks: Some(Asks::Accounts),
            ..FACTS
        };
        let mut table = String::new();
        for (name, facts) in [("all is well", FACTS), ("wrong number", wrong)] {
            let _ = writeln!(table, "# {name}");
            for (pane, action) in panes
                .iter()
                .flat_map(|it| actions.map(|action| (it, action)))
            {
                if let Ok(reaction) = answer(STANDARD, Step::Extra(*pane), action, &facts) {
                    let _ = writeln!(table, "{pane:?} + {action:?} -> {}", describe(&reaction));
                }
            }
        }
        insta::assert_snapshot!(table);
    }
}
