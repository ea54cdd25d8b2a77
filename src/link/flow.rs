//! Steps, actions and what follows.

use super::event::{EventName, ExitStatus, View};
use super::mfa::MfaType;
use crate::errors::ErrorCode;

/// A pane of Link, or a detour from the straight way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Consent, and the phone number that would sign a returning person in.
    Consent,
    /// The code sent to that number.
    VerifyPhone,
    /// Choice of a bank.
    Institutions,
    /// Choice of one of a brand's portals.
    Brand,
    /// A word about a bank that is slow, down or not offered.
    Notice,
    /// Username and password.
    Credentials,
    /// A box to tick, to prove that a person is there.
    Recaptcha,
    /// Questions after the password.
    Mfa,
    /// Choice of accounts.
    Accounts,
    /// Done.
    Connected,
    /// Something went wrong; says what to do next.
    Failed,
    /// Asks whether the person really wants to leave.
    Leaving,
}

/// The order of the panes when all goes well; detours are not in it.
pub type Flow = &'static [Step];

/// A new Item.
pub const STANDARD: Flow = &[
    Step::Consent,
    Step::Institutions,
    Step::Credentials,
    Step::Accounts,
    Step::Connected,
];

/// A new Item at an institution the app has chosen.
pub const CHOSEN: Flow = &[
    Step::Consent,
    Step::Credentials,
    Step::Accounts,
    Step::Connected,
];

/// Update mode: an Item that exists signs in again.
pub const UPDATE: Flow = &[Step::Consent, Step::Credentials, Step::Connected];

/// What a person does on a pane.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Gives a phone number.
    SubmitPhone,
    /// Goes on without a phone number.
    SkipPhone,
    /// Types the code sent to the phone.
    SubmitOtp,
    /// Types into the search box.
    Search,
    /// Picks a brand with several portals.
    SelectBrand,
    /// Picks a bank.
    SelectInstitution,
    /// Sends username and password.
    SubmitCredentials,
    /// Ticks the box.
    SolveRecaptcha,
    /// Answers the bank's questions.
    SubmitMfa,
    /// Sends the chosen accounts.
    SelectAccounts,
    /// Presses the pane's main button.
    Continue,
    /// Goes one pane back.
    Back,
    /// Asks to leave.
    Exit,
    /// Leaves for good, or is made to by the app.
    ConfirmExit,
    /// Stays after all.
    Stay,
}

/// How a bank's portal can be entered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Portal {
    /// With username and password.
    Credentials,
    /// The same, but it often fails at present.
    Degraded,
    /// Not at present.
    Down,
    /// Not with this link token's products or countries.
    Filtered,
    /// Only on the bank's own site.
    Oauth,
}

/// What the machine must know about the world for one action.
#[derive(Debug, Clone, Copy)]
pub struct Facts {
    /// How the chosen institution can be entered; of interest for `SelectInstitution`.
    pub portal: Portal,
    /// What became of what the person sent: credentials, the phone's code, the choice of accounts.
    pub answer: Result<(), ErrorCode>,
    /// What the bank asks next, once what was sent is right.
    pub asks: Option<Asks>,
    /// The pane the person would come back to from `Leaving`.
    pub before_leaving: Step,
    /// What the pane that is up, or the one below `Leaving`, asks.
    pub mfa: Option<MfaType>,
    /// Where the error shown on `Failed` leads.
    pub failure: Option<ErrorCode>,
}

/// What a bank wants before it lets somebody in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asks {
    /// A ticked box.
    Recaptcha,
    /// Answers.
    Mfa,
}

/// A thing Link says happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signal {
    /// An event without a pane of its own.
    Event(EventName),
    /// `TRANSITION_VIEW`.
    View(View),
}

/// Where an action leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// To this pane, or back to the same one.
    Show(Step),
    /// To this pane, with an error on it.
    Refuse(Step, ErrorCode),
    /// Out of Link, with onExit.
    Leave(ExitStatus),
    /// Out of Link, with onSuccess.
    Finish,
}

/// An outcome and the signals on the way to it, in order.
#[derive(Debug, PartialEq, Eq)]
pub struct Reaction {
    /// Where it leads.
    pub outcome: Outcome,
    /// What is said.
    pub signals: Vec<Signal>,
}

/// The pane has no such button.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotOffered;

impl Step {
    /// The views that tell of this pane coming up, in order.
    pub fn views(self) -> &'static [View] {
        match self {
            Self::Consent => &[View::Consent, View::SubmitPhone],
            Self::VerifyPhone => &[View::VerifyPhone],
            Self::Institutions => &[View::SelectInstitution],
            Self::Brand => &[View::SelectBrand],
            Self::Notice => &[],
            Self::Credentials => &[View::Credential],
            Self::Recaptcha => &[View::Recaptcha],
            Self::Mfa => &[View::Mfa],
            Self::Accounts => &[View::SelectAccount],
            Self::Connected => &[View::Connected],
            Self::Failed => &[View::Error],
            Self::Leaving => &[View::Exit],
        }
    }

    /// Whether the pane has a way back.
    pub fn goes_back(self) -> bool {
        matches!(
            self,
            Self::VerifyPhone | Self::Brand | Self::Notice | Self::Credentials
        )
    }
}

/// The status of an onExit from a pane.
pub fn exit_status(step: Step, failure: Option<ErrorCode>, mfa: Option<MfaType>) -> ExitStatus {
    match step {
        Step::Recaptcha => ExitStatus::RequiresRecaptcha,
        Step::Mfa => match mfa {
            Some(MfaType::Device) => ExitStatus::ChooseDevice,
            Some(MfaType::Questions) => ExitStatus::RequiresQuestions,
            Some(MfaType::Selections) => ExitStatus::RequiresSelections,
            Some(MfaType::Code) | None => ExitStatus::RequiresCode,
        },
        Step::VerifyPhone => ExitStatus::RequiresCode,
        Step::Institutions | Step::Brand => ExitStatus::InstitutionNotFound,
        Step::Accounts => ExitStatus::RequiresAccountSelection,
        Step::Notice => ExitStatus::InstitutionNotSupported,
        Step::Failed if failure == Some(ErrorCode::InstitutionNoLongerSupported) => {
            ExitStatus::InstitutionNotSupported
        }
        Step::Consent | Step::Credentials | Step::Connected | Step::Failed | Step::Leaving => {
            ExitStatus::RequiresCredentials
        }
    }
}

/// What an action on a pane leads to.
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
    use EventName as E;
    match (step, action) {
        (Step::Leaving, A::Stay) => Ok(show(&[], facts.before_leaving)),
        (Step::Connected, A::Continue | A::Exit | A::ConfirmExit) => Ok(finish(&[])),
        (_, A::ConfirmExit) => Ok(leave(step, facts)),
        (Step::Consent | Step::Institutions | Step::Brand | Step::Failed, A::Exit) => {
            Ok(leave(step, facts))
        }
        (
            Step::VerifyPhone
            | Step::Notice
            | Step::Credentials
            | Step::Recaptcha
            | Step::Mfa
            | Step::Accounts,
            A::Exit,
        ) => Ok(show(&[], Step::Leaving)),
        (Step::Consent, A::SkipPhone) => Ok(show(&[E::SkipSubmitPhone], after(flow, step))),
        (Step::Consent, A::SubmitPhone) => Ok(match facts.answer {
            Ok(()) => show(&[E::SubmitPhone], Step::VerifyPhone),
            Err(code) => refuse(&[Signal::Event(E::SubmitPhone)], step, code),
        }),
        (Step::Connected, A::SubmitPhone) => Ok(finish(&[E::SubmitPhone])),
        (Step::VerifyPhone, A::SubmitOtp) => Ok(verify_phone(flow, facts)),
        (Step::VerifyPhone, A::SkipPhone) => {
            Ok(show(&[E::SkipSubmitPhone], after(flow, Step::Consent)))
        }
        (Step::Institutions, A::Search) => Ok(say(E::SearchInstitution, step)),
        (Step::Institutions, A::SelectBrand) => Ok(show(&[E::SelectBrand], Step::Brand)),
        (Step::Institutions | Step::Brand, A::SelectInstitution) => Ok(enter(facts.portal)),
        (Step::Notice, A::Continue) if facts.portal == Portal::Degraded => {
            Ok(show(&[], Step::Credentials))
        }
        (Step::Credentials, A::SubmitCredentials) => Ok(let_in(
            flow,
            facts,
            EventName::SubmitCredentials,
            Step::Credentials,
        )),
        (Step::Recaptcha, A::SolveRecaptcha) => Ok(solve(flow, facts)),
        (Step::Mfa, A::SubmitMfa) => Ok(let_in(flow, facts, EventName::SubmitMfa, Step::Mfa)),
        (Step::Accounts, A::SelectAccounts) => Ok(match facts.answer {
            Ok(()) => show(&[], after(flow, step)),
            Err(code) => refuse(&[], Step::Failed, code),
        }),
        (Step::Failed, A::Continue) => Ok(show(&[], recovery(flow, facts.failure))),
        (Step::VerifyPhone, A::Back) => Ok(show(&[], Step::Consent)),
        (Step::Brand | Step::Notice | Step::Credentials, A::Back) if flow == STANDARD => {
            Ok(show(&[], Step::Institutions))
        }
        (
            Step::Consent | Step::VerifyPhone | Step::Institutions | Step::Brand | Step::Notice,
            _,
        )
        | (
            Step::Credentials
            | Step::Recaptcha
            | Step::Mfa
            | Step::Accounts
            | Step::Connected
            | Step::Failed
            | Step::Leaving,
            _,
        ) => Err(NotOffered),
    }
}

fn after(flow: Flow, step: Step) -> Step {
    let place = flow.iter().position(|known| *known == step);
    place
        .and_then(|place| flow.get(place + 1))
        .copied()
        .unwrap_or(Step::Connected)
}

fn show(events: &[EventName], step: Step) -> Reaction {
    let mut signals: Vec<Signal> = events.iter().copied().map(Signal::Event).collect();
    signals.extend(step.views().iter().copied().map(Signal::View));
    Reaction {
        outcome: Outcome::Show(step),
        signals,
    }
}

fn say(event: EventName, step: Step) -> Reaction {
    Reaction {
        outcome: Outcome::Show(step),
        signals: vec![Signal::Event(event)],
    }
}

fn refuse(before: &[Signal], step: Step, code: ErrorCode) -> Reaction {
    let mut signals = before.to_vec();
    signals.push(Signal::Event(EventName::Error));
    signals.extend(step.views().iter().copied().map(Signal::View));
    Reaction {
        outcome: Outcome::Refuse(step, code),
        signals,
    }
}

fn leave(step: Step, facts: &Facts) -> Reaction {
    let left = if step == Step::Leaving {
        facts.before_leaving
    } else {
        step
    };
    Reaction {
        outcome: Outcome::Leave(exit_status(left, facts.failure, facts.mfa)),
        signals: vec![Signal::Event(EventName::Exit)],
    }
}

fn finish(events: &[EventName]) -> Reaction {
    let events = events.iter().copied().chain([EventName::Handoff]);
    Reaction {
        outcome: Outcome::Finish,
        signals: events.map(Signal::Event).collect(),
    }
}

fn enter(portal: Portal) -> Reaction {
    use EventName as E;
    let (events, step): (&[EventName], Step) = match portal {
        Portal::Credentials => (&[E::SelectInstitution], Step::Credentials),
        Portal::Degraded => (
            &[E::SelectInstitution, E::SelectDegradedInstitution],
            Step::Notice,
        ),
        Portal::Down => (
            &[E::SelectInstitution, E::SelectDownInstitution],
            Step::Notice,
        ),
        Portal::Filtered => (
            &[E::SelectInstitution, E::SelectFilteredInstitution],
            Step::Notice,
        ),
        Portal::Oauth => (&[E::SelectInstitution], Step::Notice),
    };
    show(events, step)
}

/// What follows once a bank has looked at what was sent to it.
fn let_in(flow: Flow, facts: &Facts, sent: EventName, pane: Step) -> Reaction {
    let sent = [Signal::Event(sent), Signal::View(View::Loading)];
    match facts.answer {
        Ok(()) => {
            let next = next_pane(flow, facts);
            let views = next.views().iter().copied().map(Signal::View);
            let signals = sent.into_iter().chain(views).collect();
            Reaction {
                outcome: Outcome::Show(next),
                signals,
            }
        }
        Err(ErrorCode::InvalidMfa) if pane == Step::Mfa => {
            refuse(&sent, pane, ErrorCode::InvalidMfa)
        }
        Err(code) if recovery(flow, Some(code)) == Step::Credentials => {
            refuse(&sent, Step::Credentials, code)
        }
        Err(code) => refuse(&sent, Step::Failed, code),
    }
}

/// What follows the ticked box, which is no event of its own.
fn solve(flow: Flow, facts: &Facts) -> Reaction {
    match facts.answer {
        Ok(()) => show(&[], next_pane(flow, facts)),
        Err(code) => refuse(&[], Step::Failed, code),
    }
}

fn next_pane(flow: Flow, facts: &Facts) -> Step {
    match facts.asks {
        Some(Asks::Recaptcha) => Step::Recaptcha,
        Some(Asks::Mfa) => Step::Mfa,
        None => after(flow, Step::Credentials),
    }
}

fn verify_phone(flow: Flow, facts: &Facts) -> Reaction {
    let sent = [Signal::Event(EventName::SubmitOtp)];
    match facts.answer {
        Ok(()) => show(
            &[EventName::SubmitOtp, EventName::VerifyPhone],
            after(flow, Step::Consent),
        ),
        Err(ErrorCode::InvalidOtp) => refuse(&sent, Step::VerifyPhone, ErrorCode::InvalidOtp),
        Err(code) => refuse(&sent, Step::Failed, code),
    }
}

/// The pane an error leads to, <https://plaid.com/docs/errors/>.
fn recovery(flow: Flow, failure: Option<ErrorCode>) -> Step {
    match failure {
        Some(ErrorCode::InvalidCredentials | ErrorCode::ItemLoginRequired) => Step::Credentials,
        _ if flow != STANDARD => Step::Credentials,
        _ => Step::Institutions,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fmt::Write;

    const STEPS: &[Step] = &[
        Step::Consent,
        Step::VerifyPhone,
        Step::Institutions,
        Step::Brand,
        Step::Notice,
        Step::Credentials,
        Step::Recaptcha,
        Step::Mfa,
        Step::Accounts,
        Step::Connected,
        Step::Failed,
        Step::Leaving,
    ];

    const ACTIONS: &[Action] = &[
        Action::SubmitPhone,
        Action::SkipPhone,
        Action::SubmitOtp,
        Action::Search,
        Action::SelectBrand,
        Action::SelectInstitution,
        Action::SubmitCredentials,
        Action::SolveRecaptcha,
        Action::SubmitMfa,
        Action::SelectAccounts,
        Action::Continue,
        Action::Back,
        Action::Exit,
        Action::ConfirmExit,
        Action::Stay,
    ];

    const USUAL: Facts = Facts {
        portal: Portal::Credentials,
        answer: Ok(()),
        asks: None,
        mfa: Some(MfaType::Questions),
        before_leaving: Step::Accounts,
        failure: None,
    };

    fn situations() -> Vec<(&'static str, Facts)> {
        let refused = |code| Facts {
            answer: Err(code),
            failure: Some(code),
            ..USUAL
        };
        let portal = |portal| Facts { portal, ..USUAL };
        vec![
            ("all is well", USUAL),
            ("wrong password", refused(ErrorCode::InvalidCredentials)),
            ("locked account", refused(ErrorCode::ItemLocked)),
            (
                "questions follow",
                Facts {
                    asks: Some(Asks::Mfa),
                    ..USUAL
                },
            ),
            (
                "a box to tick",
                Facts {
                    asks: Some(Asks::Recaptcha),
                    ..USUAL
                },
            ),
            ("wrong answers", refused(ErrorCode::InvalidMfa)),
            ("wrong code", refused(ErrorCode::InvalidOtp)),
            (
                "third wrong code",
                refused(ErrorCode::ProfileAuthenticationFailed),
            ),
            ("degraded bank", portal(Portal::Degraded)),
            ("bank is down", portal(Portal::Down)),
            ("bank not offered", portal(Portal::Filtered)),
            ("bank with a site of its own", portal(Portal::Oauth)),
        ]
    }

    fn describe(reaction: &Reaction) -> String {
        let mut line = format!("{:?}", reaction.outcome);
        for signal in &reaction.signals {
            let _ = match signal {
                Signal::Event(name) => write!(line, " · {}", name.as_str()),
                Signal::View(view) => write!(line, " · TV({})", view.as_str()),
            };
        }
        line
    }

    #[test]
    fn table_of_flows() {
        let mut table = String::new();
        for (flow_name, flow) in [
            ("new Item", STANDARD),
            ("chosen bank", CHOSEN),
            ("update mode", UPDATE),
        ] {
            let _ = writeln!(table, "# {flow_name}: {flow:?}");
            let mut usual = Vec::new();
            for (name, facts) in situations() {
                let _ = writeln!(table, "\n## {name}");
                for (row, (step, action)) in STEPS
                    .iter()
                    .flat_map(|step| ACTIONS.iter().map(move |it| (step, it)))
                    .enumerate()
                {
                    let reaction = answer(flow, *step, *action, &facts);
                    let line = match &reaction {
                        Ok(reaction) => describe(reaction),
                        Err(NotOffered) => "not offered".to_owned(),
                    };
                    if name == "all is well" {
                        usual.push(line.clone());
                    } else if usual[row] == line {
                        continue;
                    }
                    if reaction.is_ok() || name != "all is well" {
                        let _ = writeln!(table, "{step:?} + {action:?} -> {line}");
                    }
                }
            }
            table.push('\n');
        }
        insta::assert_snapshot!(table);
    }
}
