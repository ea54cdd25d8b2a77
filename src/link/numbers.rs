//! Auth by account and routing number: the panes on which a person types them, and how the account
//! is verified. <https://plaid.com/docs/auth/coverage/>

use super::event::{EventName, View};
use super::extra;
use super::flow::{Facts, login};
use super::leaving::leave;
use super::portal::Portal;
use super::reaction::{NotOffered, Outcome, Reaction, Signal, finish, refuse, show};
use super::step::{Action, Flow, Step};
use crate::errors::ErrorCode;

/// A pane about account numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumbersStep {
    /// Asks whether to log in or to type numbers.
    TypeSelect,
    /// The routing number.
    Routing,
    /// The bank of that number, at which the person could log in instead.
    Reroute,
    /// The account number, twice.
    Account,
    /// Both numbers at once.
    Both,
    /// The name on the account.
    Name,
    /// Checking or savings, personal or business.
    Kind,
    /// The person authorizes a small deposit.
    Authorize,
    /// The deposit is on its way.
    Authorized,
    /// The code of a deposit that was sent before.
    Code,
    /// The code of a deposit that has come at once.
    InstantCode,
}

/// What a person does about account numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumbersAction {
    /// "Link with account numbers".
    Enter,
    /// Will log in.
    ChooseInstantly,
    /// Will type numbers.
    ChooseManually,
    /// Sends the routing number.
    SubmitRouting,
    /// Picks the bank of the routing number, to log in there.
    SelectBank,
    /// Sends the account number, or both numbers.
    SubmitAccount,
    /// Sends the name.
    SubmitName,
    /// Says what kind of account it is.
    SelectKind,
    /// Allows the deposit.
    Authorize,
    /// Sends the code of the deposit.
    SubmitCode,
}

/// How an account is verified whose numbers were typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AuthWay {
    /// After a login, by what the bank shows of the numbers.
    InstantMatch,
    /// After a login, by a deposit that Plaid finds itself.
    Automated,
    /// By a deposit whose code the person types on another day.
    SameDay,
    /// By a deposit whose code the person types at once.
    Instant,
    /// By what is known of the numbers.
    Database,
}

/// What is wrong with the form of what was typed; nothing is sent then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slip {
    /// Not nine digits that can be a routing number.
    RoutingNumber,
    /// Not three digits.
    InstitutionNumber,
    /// Not five digits.
    BranchNumber,
    /// Not four to seventeen digits.
    AccountNumber,
    /// The number has not been typed a second time.
    ConfirmationMissing,
    /// The two numbers differ.
    ConfirmationDiffers,
    /// Not a first and a last name.
    Name,
    /// No code.
    Code,
    /// A routing number of a bank that takes no deposits at once.
    NotTaken,
}

/// Whether the bank of a routing number is offered for a login.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reroute {
    /// The person may type on.
    Optional,
    /// There is no other way.
    Forced,
}

/// What the machine must know of the world about account numbers.
#[derive(Debug, Clone, Copy)]
pub struct NumbersFacts {
    /// Whether people are asked how they want to link.
    pub asks_type: bool,
    /// Whether numbers may be typed in place of a login.
    pub offered: bool,
    /// How the account is verified; `None` while no numbers are needed.
    pub way: Option<AuthWay>,
    /// Whether the name on the account is known.
    pub name_known: bool,
    /// Whether a login is to be offered instead.
    pub reroute: Option<Reroute>,
    /// What is wrong with what was typed.
    pub slip: Option<Slip>,
    /// Whether a deposit may verify what no match was found for.
    pub deposit_follows: bool,
}

impl NumbersFacts {
    /// Nothing is asked, offered or typed.
    pub const NONE: Self = Self {
        asks_type: false,
        offered: false,
        way: None,
        name_known: false,
        reroute: None,
        slip: None,
        deposit_follows: false,
    };
}

impl NumbersStep {
    /// The views that tell of this pane coming up. The panes of one entry are one view.
    pub fn views(self) -> &'static [View] {
        match self {
            Self::TypeSelect => &[View::SelectAuthType],
            Self::Routing | Self::Both => &[View::Numbers],
            Self::Reroute => &[View::NumbersSelectInstitution],
            Self::Account | Self::Name | Self::Kind | Self::Authorize => &[],
            Self::Authorized => &[View::SameDayMicrodepositAuthorized],
            Self::Code => &[View::SameDayMicrodepositVerification],
            Self::InstantCode => &[View::InstantMicrodepositVerification],
        }
    }

    /// Whether the pane has a way back.
    pub fn goes_back(self) -> bool {
        !matches!(self, Self::Authorized | Self::Code | Self::InstantCode)
    }
}

/// Whether both numbers are typed on one pane: at a bank that is linked by them only.
fn on_one_pane(facts: &Facts) -> bool {
    facts.portal == Portal::Numbers
}

/// To the first pane of an entry.
pub(super) fn enter(facts: &Facts) -> Reaction {
    match facts.numbers.way {
        _ if on_one_pane(facts) => show(&[], NumbersStep::Both.into()),
        _ => show(&[], NumbersStep::Routing.into()),
    }
}

/// What an action on a pane about account numbers leads to: to the same pane if what was typed
/// cannot be sent.
pub(super) fn answer(
    flow: Flow,
    step: NumbersStep,
    action: Action,
    facts: &Facts,
) -> Result<Reaction, NotOffered> {
    let reaction = follow(flow, step, action, facts)?;
    let typed = matches!(action, Action::Numbers(_));
    Ok(match facts.numbers.slip {
        Some(_) if typed => stay(step, &[]),
        _ => reaction,
    })
}

fn follow(
    flow: Flow,
    step: NumbersStep,
    action: Action,
    facts: &Facts,
) -> Result<Reaction, NotOffered> {
    use EventName as E;
    use NumbersAction as N;
    use NumbersStep as S;
    let numbers = &facts.numbers;
    match (step, action) {
        (S::Authorized, Action::Continue) => {
            let signals = vec![Signal::View(View::Connected)];
            Ok(extra::beyond(Step::Connected, facts, signals))
        }
        (S::Authorized, Action::Exit | Action::ConfirmExit) => {
            Ok(finish(vec![Signal::View(View::Connected)]))
        }
        (_, Action::ConfirmExit) => Ok(leave(step.into(), facts)),
        (_, Action::Exit) => Ok(show(&[], Step::Leaving)),
        (step, Action::Back) => back(flow, step, facts),
        (S::TypeSelect, Action::Numbers(N::ChooseInstantly)) => {
            Ok(show(&[E::SelectAuthType], Step::Institutions))
        }
        (S::TypeSelect, Action::Numbers(N::ChooseManually)) => {
            Ok(show(&[E::SelectAuthType], S::Routing.into()))
        }
        (S::Routing, Action::Numbers(N::SubmitRouting)) => Ok(match numbers.reroute {
            Some(_) => show(&[E::SubmitRoutingNumber], S::Reroute.into()),
            None => stay(S::Account, &[E::SubmitRoutingNumber]),
        }),
        (S::Reroute, Action::Numbers(N::SelectBank)) => {
            Ok(show(&[E::SelectInstitution], login(facts.portal)))
        }
        (S::Reroute, Action::Continue) if numbers.reroute != Some(Reroute::Forced) => {
            Ok(show(&[], S::Account.into()))
        }
        (S::Account | S::Both, Action::Numbers(N::SubmitAccount)) => Ok(account_typed(step, facts)),
        (S::Name, Action::Numbers(N::SubmitName)) => Ok(name_known(&[], facts)),
        (S::Kind, Action::Numbers(N::SelectKind)) => Ok(stay(S::Authorize, &[])),
        (S::Authorize, Action::Numbers(N::Authorize)) => Ok(authorized(facts)),
        (S::Code | S::InstantCode, Action::Numbers(N::SubmitCode)) => Ok(code_typed(step, facts)),
        _ => Err(NotOffered),
    }
}

fn back(flow: Flow, step: NumbersStep, facts: &Facts) -> Result<Reaction, NotOffered> {
    use NumbersStep as S;
    let by_login = matches!(
        facts.numbers.way,
        Some(AuthWay::InstantMatch | AuthWay::Automated)
    );
    match step {
        S::TypeSelect => Ok(show(&[], Step::Consent)),
        S::Routing if by_login => Ok(show(&[], Step::Accounts)),
        S::Routing if facts.numbers.asks_type => Ok(show(&[], S::TypeSelect.into())),
        S::Routing | S::Both if flow.contains(&Step::Institutions) => {
            Ok(show(&[], Step::Institutions))
        }
        S::Reroute => Ok(show(&[], S::Routing.into())),
        S::Account => Ok(stay(S::Routing, &[])),
        S::Name if on_one_pane(facts) => Ok(stay(S::Both, &[])),
        S::Name => Ok(stay(S::Account, &[])),
        S::Kind if !facts.numbers.name_known => Ok(stay(S::Name, &[])),
        S::Kind if on_one_pane(facts) => Ok(stay(S::Both, &[])),
        S::Kind => Ok(stay(S::Account, &[])),
        S::Authorize => Ok(stay(S::Kind, &[])),
        S::Routing | S::Both | S::Authorized | S::Code | S::InstantCode => Err(NotOffered),
    }
}

/// Another pane of the same entry, which is no new view.
fn stay(step: NumbersStep, events: &[EventName]) -> Reaction {
    Reaction {
        outcome: Outcome::Show(step.into()),
        signals: events.iter().copied().map(Signal::Event).collect(),
    }
}

fn account_typed(step: NumbersStep, facts: &Facts) -> Reaction {
    let mut sent = Vec::new();
    if step == NumbersStep::Both {
        sent.push(EventName::SubmitRoutingNumber);
    }
    sent.push(EventName::SubmitAccountNumber);
    let signals: Vec<Signal> = sent.iter().copied().map(Signal::Event).collect();
    match (facts.numbers.way, facts.answer) {
        (Some(AuthWay::InstantMatch), Ok(())) => connected(&sent, facts),
        (_, Ok(())) if facts.numbers.name_known => name_known(&sent, facts),
        (_, Ok(())) => stay(NumbersStep::Name, &sent),
        (_, Err(ErrorCode::InstantMatchFailed)) if facts.numbers.deposit_follows => refuse(
            &signals,
            NumbersStep::Name.into(),
            ErrorCode::InstantMatchFailed,
        ),
        (_, Err(ErrorCode::InvalidAccountNumber)) => {
            refuse(&signals, step.into(), ErrorCode::InvalidAccountNumber)
        }
        (_, Err(code)) => refuse(&signals, Step::Failed, code),
    }
}

/// What follows once the name is known, which is the last thing some ways ask.
fn name_known(sent: &[EventName], facts: &Facts) -> Reaction {
    match (facts.numbers.way, facts.answer) {
        (_, Err(code)) => {
            let signals: Vec<Signal> = sent.iter().copied().map(Signal::Event).collect();
            refuse(&signals, Step::Failed, code)
        }
        (Some(AuthWay::SameDay | AuthWay::Instant) | None, Ok(())) => stay(NumbersStep::Kind, sent),
        (Some(AuthWay::InstantMatch | AuthWay::Automated | AuthWay::Database), Ok(())) => {
            connected(sent, facts)
        }
    }
}

/// To the end, after waiting for an answer.
fn connected(sent: &[EventName], facts: &Facts) -> Reaction {
    let sent = sent.iter().copied().map(Signal::Event);
    let signals = sent.chain([Signal::View(View::Loading)]).collect();
    extra::towards_end(facts, signals)
}

fn authorized(facts: &Facts) -> Reaction {
    let (step, views): (_, &[View]) = match facts.numbers.way {
        Some(AuthWay::Instant) => (
            NumbersStep::InstantCode,
            &[
                View::Loading,
                View::InstantMicrodepositAuthorized,
                View::InstantMicrodepositVerification,
            ],
        ),
        _ => (
            NumbersStep::Authorized,
            &[View::Loading, View::SameDayMicrodepositAuthorized],
        ),
    };
    Reaction {
        outcome: Outcome::Show(step.into()),
        signals: views.iter().copied().map(Signal::View).collect(),
    }
}

fn code_typed(step: NumbersStep, facts: &Facts) -> Reaction {
    match facts.answer {
        Ok(()) => connected(&[], facts),
        Err(ErrorCode::IncorrectDepositVerification) => refuse(
            &[Signal::View(View::Loading)],
            step.into(),
            ErrorCode::IncorrectDepositVerification,
        ),
        Err(code) => refuse(&[Signal::View(View::Loading)], Step::Failed, code),
    }
}

impl From<NumbersStep> for Step {
    fn from(step: NumbersStep) -> Self {
        Self::Numbers(step)
    }
}

#[cfg(test)]
mod tests {
    use super::super::extra::Extras;
    use super::super::flow::answer;
    use super::super::returning::ReturningFacts;
    use super::super::step::{STANDARD, VERIFY};
    use super::*;
    use std::fmt::Write;

    const STEPS: &[NumbersStep] = &[
        NumbersStep::TypeSelect,
        NumbersStep::Routing,
        NumbersStep::Reroute,
        NumbersStep::Account,
        NumbersStep::Both,
        NumbersStep::Name,
        NumbersStep::Kind,
        NumbersStep::Authorize,
        NumbersStep::Authorized,
        NumbersStep::Code,
        NumbersStep::InstantCode,
    ];

    const ACTIONS: &[Action] = &[
        Action::Numbers(NumbersAction::Enter),
        Action::Numbers(NumbersAction::ChooseInstantly),
        Action::Numbers(NumbersAction::ChooseManually),
        Action::Numbers(NumbersAction::SubmitRouting),
        Action::Numbers(NumbersAction::SelectBank),
        Action::Numbers(NumbersAction::SubmitAccount),
        Action::Numbers(NumbersAction::SubmitName),
        Action::Numbers(NumbersAction::SelectKind),
        Action::Numbers(NumbersAction::Authorize),
        Action::Numbers(NumbersAction::SubmitCode),
        Action::Continue,
        Action::Back,
        Action::Exit,
        Action::ConfirmExit,
        Action::SubmitCredentials,
    ];

    fn usual(way: Option<AuthWay>) -> Facts {
        Facts {
            identity: Default::default(),
            returning: ReturningFacts::default(),
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
            before_leaving: Step::Institutions,
            numbers: NumbersFacts {
                asks_type: true,
                offered: true,
                way,
                ..NumbersFacts::NONE
            },
            failure: None,
            extras: Extras {
                success: true,
                ..Extras::default()
            },
        }
    }

    fn with(way: AuthWay, change: fn(&mut Facts)) -> Facts {
        let mut facts = usual(Some(way));
        change(&mut facts);
        facts
    }

    fn without_login() -> Vec<(&'static str, Facts)> {
        use AuthWay::{Database, Instant, SameDay};
        vec![
            ("a deposit on the same day", usual(Some(SameDay))),
            (
                "its bank is known",
                with(SameDay, |it| it.numbers.reroute = Some(Reroute::Optional)),
            ),
            (
                "its bank must be logged in at",
                with(SameDay, |it| it.numbers.reroute = Some(Reroute::Forced)),
            ),
            (
                "the name is known",
                with(SameDay, |it| it.numbers.name_known = true),
            ),
            (
                "typed wrong",
                with(SameDay, |it| it.numbers.slip = Some(Slip::AccountNumber)),
            ),
            ("a deposit at once", usual(Some(Instant))),
            (
                "a bank that is linked by numbers only",
                with(Instant, |it| it.portal = Portal::Numbers),
            ),
            (
                "a wrong code",
                with(Instant, |it| {
                    it.answer = Err(ErrorCode::IncorrectDepositVerification);
                }),
            ),
            (
                "the third wrong code",
                with(Instant, |it| {
                    it.answer = Err(ErrorCode::TooManyVerificationAttempts);
                }),
            ),
            ("looked up", usual(Some(Database))),
            (
                "looked up and not found",
                with(Database, |it| {
                    it.answer = Err(ErrorCode::InvalidAccountNumber);
                }),
            ),
        ]
    }

    fn after_login() -> Vec<(&'static str, Facts)> {
        use AuthWay::{Automated, InstantMatch};
        vec![
            ("after a login", usual(Some(InstantMatch))),
            (
                "after a login, numbers of another account",
                with(InstantMatch, |it| {
                    it.answer = Err(ErrorCode::InvalidAccountNumber);
                }),
            ),
            (
                "after a login, the third time",
                with(InstantMatch, |it| {
                    it.answer = Err(ErrorCode::InstantMatchFailed);
                }),
            ),
            (
                "after a login, the third time, and a deposit may do",
                with(InstantMatch, |it| {
                    it.answer = Err(ErrorCode::InstantMatchFailed);
                    it.numbers.deposit_follows = true;
                }),
            ),
            ("after a login, by a deposit", usual(Some(Automated))),
        ]
    }

    fn describe(reaction: &Result<Reaction, NotOffered>) -> String {
        let Ok(reaction) = reaction else {
            return "not offered".to_owned();
        };
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

    #[test]
    fn table_of_numbers() {
        let mut table = String::new();
        for (flow_name, flow) in [("new Item", STANDARD), ("the code of a deposit", VERIFY)] {
            let _ = writeln!(table, "# {flow_name}");
            let mut first = Vec::new();
            for (at, (name, facts)) in without_login().into_iter().chain(after_login()).enumerate()
            {
                let _ = writeln!(table, "\n## {name}");
                let rows = STEPS
                    .iter()
                    .flat_map(|step| ACTIONS.iter().map(move |action| (*step, *action)));
                for (row, (step, action)) in rows.enumerate() {
                    let reaction = answer(flow, step.into(), action, &facts);
                    let line = describe(&reaction);
                    let told = if at == 0 {
                        first.push(line.clone());
                        reaction.is_ok()
                    } else {
                        first[row] != line
                    };
                    if told {
                        let action = format!("{action:?}").replace("Numbers(", "(");
                        let _ = writeln!(table, "{step:?} + {action} -> {line}");
                    }
                }
            }
            table.push('\n');
        }
        insta::assert_snapshot!(table);
    }
}
