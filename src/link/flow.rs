//! What follows an action on a pane.

use super::event::{EventName, View};
use super::extra::{self, Extra, Extras};
use super::identity::{self, IdentityFacts};
use super::income::{self, IncomeFacts};
use super::issue::{self, IssueStep};
use super::layer::LayerFacts;
use super::leaving::leave;
use super::mfa::MfaType;
use super::money::{self, MoneyFacts};
use super::numbers::{self, NumbersAction, NumbersFacts, NumbersStep};
use super::picked::{Picked, entrance, entrance_events};
use super::portal::Portal;
use super::proof;
use super::reaction::{NotOffered, Outcome, Reaction, Signal, finish, refuse, say, show};
use super::recovery::{may_try_bank_again, recovery, stays_at_login};
use super::returning::{self, ReturningAction, ReturningFacts, ReturningStep};
use super::step::{Action, Flow, PAY, STANDARD, Step, VERIFY};
use crate::errors::ErrorCode;

/// What the machine must know about the world for one action.
#[derive(Debug, Clone, Copy)]
pub struct Facts {
    /// How the institution chosen, or just being chosen, can be entered.
    pub portal: Portal,
    /// What had been chosen before Link came up.
    pub picked: Option<Picked>,
    /// What became of what the person sent: credentials, the phone's code, the choice of accounts;
    /// or of their way to the bank's own site.
    pub answer: Result<(), ErrorCode>,
    /// Whether the person is still on the bank's own site.
    pub at_bank: bool,
    /// What the bank asks next, once what was sent is right.
    pub asks: Option<Asks>,
    /// The pane the person would come back to from `Leaving`.
    pub before_leaving: Step,
    /// What the pane that is up, or the one below `Leaving`, asks.
    pub mfa: Option<MfaType>,
    /// What concerns account numbers.
    pub numbers: NumbersFacts,
    /// What concerns income.
    pub income: IncomeFacts,
    /// What concerns money that is to move.
    pub money: MoneyFacts,
    /// Where the error shown on `Failed` leads.
    pub failure: Option<ErrorCode>,
    /// Whether the bank that is down can be followed.
    pub issue: bool,
    /// Panes the session has at its end.
    pub extras: Extras,
    /// How the verification of the person's identity goes.
    pub identity: IdentityFacts,
    /// What the phone number has kept.
    pub returning: ReturningFacts,
    /// What concerns Layer.
    pub layer: LayerFacts,
}

/// What a bank wants before it lets somebody in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asks {
    /// A ticked box.
    Recaptcha,
    /// Answers.
    Mfa,
    /// Fewer accounts: more were shared on its own site than the app takes.
    Accounts,
}

/// What an action on a pane leads to, in flows other than Layer.
///
/// # Errors
/// [`NotOffered`] if the pane has no such action.
pub(super) fn answer(
    flow: Flow,
    step: Step,
    action: Action,
    facts: &Facts,
) -> Result<Reaction, NotOffered> {
    use Action as A;
    use EventName as E;
    match (step, action) {
        (Step::Numbers(step), action) => numbers::answer(flow, step, action, facts),
        (Step::Income(step), action) => income::answer(step, action, facts),
        (Step::Money(step), action) => money::answer(step, action, facts),
        (Step::Proof, action) => proof::answer(action, facts),
        (
            Step::Institutions | Step::Notice | Step::Failed | Step::Leaving,
            A::Numbers(NumbersAction::Enter),
        ) if facts.numbers.offered => Ok(numbers::enter(facts)),
        (Step::Leaving, A::ConfirmExit) if matches!(facts.before_leaving, Step::Identity(_)) => {
            Ok(identity::leave())
        }
        (Step::Identity(step), _) => identity::answer(step, action, facts),
        (Step::Issue(step), _) => issue::answer(flow, step, action, facts),
        (Step::Returning(step), A::ConfirmExit) if step != ReturningStep::SaveCode => {
            Ok(leave(Step::Returning(step), facts))
        }
        (Step::Returning(step), _) => returning::answer(step, action, facts),
        (Step::Leaving, A::Stay) => Ok(show(&[], facts.before_leaving)),
        (Step::Connected, A::Continue) => Ok(extra::beyond(step, facts, Vec::new())),
        (Step::Connected, A::Exit | A::ConfirmExit) => Ok(finish(Vec::new())),
        (Step::Extra(extra @ (Extra::Another | Extra::Save)), _) => {
            extra::answer(extra, action, facts)
        }
        (_, A::ConfirmExit) => Ok(leave(step, facts)),
        (Step::Failed, A::Exit) if may_try_bank_again(facts) => Ok(show(&[], Step::Leaving)),
        (
            Step::Consent
            | Step::Institutions
            | Step::Brand
            | Step::Failed
            | Step::Extra(Extra::Consent(_)),
            A::Exit,
        ) => Ok(leave(step, facts)),
        (Step::Extra(extra), _) => extra::answer(extra, action, facts),
        (
            Step::VerifyPhone
            | Step::Notice
            | Step::Credentials
            | Step::Oauth
            | Step::OauthWaiting
            | Step::Recaptcha
            | Step::Mfa
            | Step::Accounts,
            A::Exit,
        ) => Ok(show(&[], Step::Leaving)),
        (Step::Consent | Step::VerifyPhone, A::SkipPhone) => {
            Ok(consented(flow, facts, &[E::SkipSubmitPhone]))
        }
        (Step::Consent, A::SubmitPhone) => Ok(match facts.answer {
            Ok(()) => show(&[E::SubmitPhone], Step::VerifyPhone),
            Err(code) => refuse(&[Signal::Event(E::SubmitPhone)], step, code),
        }),
        (Step::VerifyPhone, A::SubmitOtp) => Ok(verify_phone(flow, facts)),
        (Step::VerifyPhone, A::Returning(ReturningAction::Resend)) => Ok(returning::resent(step)),
        (Step::Institutions, A::Search) => Ok(say(E::SearchInstitution, step)),
        (Step::Institutions, A::SelectBrand) => Ok(show(&[E::SelectBrand], Step::Brand)),
        (Step::Institutions | Step::Brand, A::SelectInstitution) => Ok(enter(facts)),
        (Step::Notice, A::Continue)
            if matches!(facts.portal, Portal::Degraded | Portal::DegradedOauth) =>
        {
            Ok(show(&[], money::towards_login(facts)))
        }
        (Step::Credentials, A::SubmitCredentials) => {
            Ok(let_in(flow, facts, E::SubmitCredentials, step))
        }
        (Step::Recaptcha, A::SolveRecaptcha) => Ok(solve(flow, facts)),
        (Step::Mfa, A::SubmitMfa) => Ok(let_in(flow, facts, E::SubmitMfa, step)),
        (Step::Oauth, A::OpenOauth) => Ok(say(E::OpenOauth, Step::OauthWaiting)),
        (Step::Oauth, A::Continue) => Ok(look_for_phone(flow, facts)),
        (Step::OauthWaiting, A::Continue | A::CloseOauth) => Ok(wait(flow, action, facts)),
        (Step::Oauth | Step::OauthWaiting, A::ReturnOauth) => {
            Ok(come_back(flow, facts, &[E::Open]))
        }
        (Step::Consent, A::ReturnOauth) if facts.answer.is_err() => {
            Ok(come_back(flow, facts, &[E::Open]))
        }
        (Step::Accounts, A::SelectAccounts) => Ok(match facts.answer {
            Ok(()) if facts.numbers.way.is_some() => numbers::enter(facts),
            Ok(()) => extra::towards_end(facts, Vec::new()),
            Err(code) => refuse(&[], Step::Failed, code),
        }),
        (Step::Oauth | Step::Accounts, A::ViewDataTypes) => Ok(say(E::ViewDataTypes, step)),
        (Step::Failed, A::Continue) if flow != VERIFY => {
            Ok(show(&[], recovery(flow, facts, facts.failure)))
        }
        (Step::VerifyPhone, A::Back) => Ok(show(&[], Step::Consent)),
        (Step::Brand | Step::Notice | Step::Credentials | Step::Oauth, A::Back)
            if flow == STANDARD || flow == PAY =>
        {
            let list = returning::back(facts).unwrap_or(Step::Institutions);
            Ok(show(&[], list))
        }
        (
            Step::Consent | Step::VerifyPhone | Step::Institutions | Step::Brand | Step::Notice,
            _,
        )
        | (
            Step::Credentials
            | Step::Oauth
            | Step::OauthWaiting
            | Step::Recaptcha
            | Step::Mfa
            | Step::Accounts
            | Step::Connected
            | Step::Failed
            | Step::Leaving
            | Step::Layer(_),
            _,
        ) => Err(NotOffered),
    }
}

/// What follows consent, after these events.
fn consented(flow: Flow, facts: &Facts, events: &[EventName]) -> Reaction {
    match after_consent(flow, facts) {
        Step::Connected => {
            let signals = events.iter().copied().map(Signal::Event).collect();
            extra::towards_end(facts, signals)
        }
        step => show(events, step),
    }
}

/// The pane after consent, which is where the person logs in once the institution is settled.
fn after_consent(flow: Flow, facts: &Facts) -> Step {
    let next = match after(flow, Step::Consent) {
        step @ Step::Numbers(_) if !facts.numbers.asks_type => after(flow, step),
        step => step,
    };
    match (next, facts.picked) {
        (Step::Credentials, _) => login(facts.portal),
        (Step::Income(_), _) => income::first(facts),
        (step, Some(picked)) => picked.leads_to(step, facts),
        (step, None) => step,
    }
}

/// The pane on which a person logs in.
pub(super) fn login(portal: Portal) -> Step {
    match portal {
        Portal::Oauth | Portal::DegradedOauth => Step::Oauth,
        Portal::OutOfReach => Step::Notice,
        Portal::Numbers => NumbersStep::Both.into(),
        Portal::Credentials | Portal::Degraded | Portal::Down | Portal::Filtered => {
            Step::Credentials
        }
    }
}

fn after(flow: Flow, step: Step) -> Step {
    let place = flow.iter().position(|known| *known == step);
    place
        .and_then(|place| flow.get(place + 1))
        .copied()
        .unwrap_or(Step::Connected)
}

fn enter(facts: &Facts) -> Reaction {
    let (events, step) = (entrance_events(facts.portal), entrance(facts));
    let mut reaction = show(events, step);
    if facts.returning.matched {
        let matched = Signal::Event(EventName::MatchedSelectInstitution);
        reaction.signals.insert(0, matched);
    }
    reaction
}

/// What follows once a bank has looked at what was sent to it.
fn let_in(flow: Flow, facts: &Facts, sent: EventName, pane: Step) -> Reaction {
    let sent = [Signal::Event(sent), Signal::View(View::Loading)];
    match facts.answer {
        Ok(()) => go_on(next_pane(flow, facts), facts, sent.to_vec()),
        Err(ErrorCode::InvalidMfa) if pane == Step::Mfa => {
            refuse(&sent, pane, ErrorCode::InvalidMfa)
        }
        Err(code) if stays_at_login(code) => refuse(&sent, Step::Credentials, code),
        Err(code) if facts.issue => refuse(&sent, IssueStep::Email.into(), code),
        Err(code) => refuse(&sent, Step::Failed, code),
    }
}

/// To the next pane once a bank has let somebody in, or towards the end if that was all.
fn go_on(next: Step, facts: &Facts, mut signals: Vec<Signal>) -> Reaction {
    if next == Step::Connected {
        return extra::towards_end(facts, signals);
    }
    signals.extend(next.views().iter().copied().map(Signal::View));
    Reaction {
        outcome: Outcome::Show(next),
        signals,
    }
}

/// What a look at the bank's window brings: nothing while the person is there, unless they have
/// closed it.
fn wait(flow: Flow, action: Action, facts: &Facts) -> Reaction {
    match (facts.at_bank, action) {
        (true, Action::CloseOauth) => show(&[EventName::CloseOauth], Step::Oauth),
        (true, _) => Reaction {
            outcome: Outcome::Show(Step::OauthWaiting),
            signals: Vec::new(),
        },
        (false, _) if facts.answer.is_err() => come_back(flow, facts, &[EventName::FailOauth]),
        (false, _) => come_back(flow, facts, &[]),
    }
}

/// What a look for somebody brings who may have taken a phone to the bank.
fn look_for_phone(flow: Flow, facts: &Facts) -> Reaction {
    if facts.at_bank {
        Reaction {
            outcome: Outcome::Show(Step::Oauth),
            signals: Vec::new(),
        }
    } else {
        come_back(flow, facts, &[EventName::OpenOauth])
    }
}

/// What follows once the bank's own site has sent the person back.
fn come_back(flow: Flow, facts: &Facts, before: &[EventName]) -> Reaction {
    let before: Vec<Signal> = before.iter().copied().map(Signal::Event).collect();
    match facts.answer {
        Ok(()) => {
            if facts.asks != Some(Asks::Accounts) || !flow.contains(&Step::Accounts) {
                return extra::towards_end_from_bank(facts, before);
            }
            let loading = [Signal::View(View::Loading)];
            go_on(
                Step::Accounts,
                facts,
                [before.as_slice(), &loading].concat(),
            )
        }
        Err(code) => refuse(&before, Step::Failed, code),
    }
}

/// What follows the ticked box, which is no event of its own.
fn solve(flow: Flow, facts: &Facts) -> Reaction {
    match facts.answer {
        Ok(()) => go_on(next_pane(flow, facts), facts, Vec::new()),
        Err(code) => refuse(&[], Step::Failed, code),
    }
}

fn next_pane(flow: Flow, facts: &Facts) -> Step {
    match facts.asks {
        Some(Asks::Recaptcha) => Step::Recaptcha,
        Some(Asks::Mfa) => Step::Mfa,
        Some(Asks::Accounts) | None if facts.returning.chosen => Step::Connected,
        Some(Asks::Accounts) | None => after(flow, Step::Credentials),
    }
}

/// What somebody has saved is not offered to who has chosen already.
fn welcome(facts: &Facts) -> Option<Reaction> {
    match facts.picked {
        Some(_) => None,
        None => returning::welcome(facts),
    }
}

fn verify_phone(flow: Flow, facts: &Facts) -> Reaction {
    let sent = [Signal::Event(EventName::SubmitOtp)];
    match facts.answer {
        Ok(()) => welcome(facts).unwrap_or_else(|| {
            consented(flow, facts, &[EventName::SubmitOtp, EventName::VerifyPhone])
        }),
        Err(ErrorCode::InvalidOtp) => refuse(&sent, Step::VerifyPhone, ErrorCode::InvalidOtp),
        Err(code) => refuse(&sent, Step::Failed, code),
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::super::identity::{IdentityFacts, Sent};
    use super::super::returning::ReturningFacts;
    use super::super::step::{CHOSEN, RESELECT, UPDATE, WIDEN};
    use super::*;
    use std::fmt::Write;

    const STEPS: &[Step] = &[
        Step::Consent,
        Step::VerifyPhone,
        Step::Institutions,
        Step::Brand,
        Step::Notice,
        Step::Credentials,
        Step::Oauth,
        Step::OauthWaiting,
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
        Action::OpenOauth,
        Action::CloseOauth,
        Action::ReturnOauth,
        Action::Continue,
        Action::Back,
        Action::Exit,
        Action::ConfirmExit,
        Action::Stay,
    ];

    pub(in crate::link) const USUAL: Facts = Facts {
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
        mfa: Some(MfaType::Questions),
        numbers: NumbersFacts::NONE,
        income: IncomeFacts {
            digital: false,
            documents: false,
        },
        money: MoneyFacts {
            review: false,
            confirm: false,
        },
        before_leaving: Step::Accounts,
        failure: None,
        extras: Extras {
            returned: false,
            sharing: false,
            report: false,
            income: false,
            success: true,
            save: false,
            another: false,
        },
    };

    fn situations() -> Vec<(&'static str, Facts)> {
        let refused = |code| Facts {
            answer: Err(code),
            failure: Some(code),
            ..USUAL
        };
        let portal = |portal| Facts { portal, ..USUAL };
        let asks = |asks| Facts {
            asks: Some(asks),
            ..USUAL
        };
        vec![
            ("all is well", USUAL),
            ("wrong password", refused(ErrorCode::InvalidCredentials)),
            ("locked account", refused(ErrorCode::ItemLocked)),
            ("questions follow", asks(Asks::Mfa)),
            ("a box to tick", asks(Asks::Recaptcha)),
            ("wrong answers", refused(ErrorCode::InvalidMfa)),
            ("wrong code", refused(ErrorCode::InvalidOtp)),
            (
                "third wrong code",
                refused(ErrorCode::ProfileAuthenticationFailed),
            ),
            ("degraded bank", portal(Portal::Degraded)),
            (
                "degraded bank with a site of its own",
                portal(Portal::DegradedOauth),
            ),
            ("bank is down", portal(Portal::Down)),
            ("bank not offered", portal(Portal::Filtered)),
            ("bank with a site of its own", portal(Portal::Oauth)),
            (
                "bank with a site that does not lead back",
                portal(Portal::OutOfReach),
            ),
            (
                "still on that site",
                Facts {
                    at_bank: true,
                    ..portal(Portal::Oauth)
                },
            ),
            (
                "too many accounts shared there",
                Facts {
                    asks: Some(Asks::Accounts),
                    ..portal(Portal::Oauth)
                },
            ),
            (
                "access denied there",
                Facts {
                    portal: Portal::Oauth,
                    ..refused(ErrorCode::InsufficientCredentials)
                },
            ),
            (
                "a way back that is none",
                Facts {
                    portal: Portal::Oauth,
                    ..refused(ErrorCode::OauthStateIdNotFound)
                },
            ),
        ]
    }

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

    #[test]
    fn other_ways_to_update() {
        let mut table = String::new();
        for (name, flow) in [("other accounts", RESELECT), ("consent to more", WIDEN)] {
            let _ = writeln!(table, "# {name}: {flow:?}");
            for (situation, facts) in situations() {
                for (step, action) in STEPS
                    .iter()
                    .flat_map(|step| ACTIONS.iter().map(move |it| (*step, *it)))
                {
                    let told = |flow| match answer(flow, step, action, &facts) {
                        Ok(reaction) => describe(&reaction),
                        Err(NotOffered) => "not offered".to_owned(),
                    };
                    let (line, usual) = (told(flow), told(UPDATE));
                    if line != usual {
                        let _ = writeln!(table, "{situation}: {step:?} + {action:?} -> {line}");
                    }
                }
            }
        }
        insta::assert_snapshot!(table);
    }
}
