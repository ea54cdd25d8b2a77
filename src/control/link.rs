//! `POST /_emulator/link/complete`: one person's way through Link, without a browser. It turns the
//! same machine as the pages do.

mod identity;
mod income;
mod layer;
mod numbers;
mod returning;

use serde::Deserialize;

use crate::errors::{Error, ErrorCode};
use crate::link::income::IncomeStep;
use crate::link::issue::IssueStep;
use crate::link::numbers::{AuthWay, NumbersAction};
use crate::link::{Action, Extra, Step};
use crate::sandbox::catalog::{AccountSelect, AccountTemplate};
use crate::sandbox::ids::Uuid;
use crate::sandbox::{Gesture, IssueGesture, LinkSession, NumbersGesture, SAMPLE_PROOF, Sandbox};
use identity::TypedIdentity;
use numbers::TypedNumbers;

/// What the person does; what is left out is done in the usual way.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Request {
    /// The token Link is opened with.
    #[serde(default)]
    pub link_token: String,
    /// In place of it, the address of an identity verification.
    pub shareable_url: Option<String>,
    /// Where to sign in; First Platypus Bank without it.
    pub institution_id: Option<String>,
    /// `user_good` without it.
    pub username: Option<String>,
    /// `pass_good` without it; on a bank's own site any will do.
    pub password: Option<String>,
    /// Who somebody is, where their identity is verified; Leslie Knope without it.
    pub identity: Option<TypedIdentity>,
    /// A phone number to begin with, one of Plaid's test numbers; none without it.
    pub phone_number: Option<String>,
    /// In Layer, a day of birth to be found by if the phone number is not enough.
    pub date_of_birth: Option<String>,
    /// The code sent to it; the right one without it.
    pub code: Option<String>,
    /// An address to follow a bank with that is down; without it the person leaves.
    pub email: Option<String>,
    /// Answers, a list for each round; the right ones without it.
    pub mfa: Option<Vec<Vec<String>>>,
    /// Account numbers: typed in place of a login where no institution is named, or else after it.
    pub numbers: Option<TypedNumbers>,
    /// Names or masks of the accounts to share; without it all, or the first where one is chosen.
    pub accounts: Option<Vec<String>>,
    /// The name of a file with a bank statement, where one shows whose an account is; one that
    /// nothing is wrong with without it.
    pub document: Option<String>,
    /// Documents about income, each a JSON object that says what is to be read in it (`{}` for any
    /// pay stub, `{"bank_statement": {}}` for a bank statement); without it a payroll provider is
    /// asked, or else one pay stub is sent.
    #[serde(default)]
    pub documents: Vec<serde_json::Map<String, serde_json::Value>>,
    /// Which of the sources a bank tells of are income, as the bank writes them; `[]` if none is,
    /// all without it.
    pub income_sources: Option<Vec<String>>,
    /// Where the token allows several Items: further logins, one after the other.
    #[serde(default)]
    pub also: Vec<Login>,
    /// How it ends.
    #[serde(default)]
    pub outcome: Outcome,
}

/// A further login; what is left out is done in the usual way.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Login {
    institution_id: Option<String>,
    username: Option<String>,
    password: Option<String>,
    mfa: Option<Vec<Vec<String>>>,
    accounts: Option<Vec<String>>,
    numbers: Option<TypedNumbers>,
    income_sources: Option<Vec<String>>,
    #[serde(skip)]
    identity: Option<TypedIdentity>,
    #[serde(skip)]
    phone_number: Option<String>,
    #[serde(skip)]
    code: Option<String>,
    #[serde(skip)]
    email: Option<String>,
    #[serde(skip)]
    document: Option<String>,
    #[serde(skip)]
    documents: Vec<serde_json::Map<String, serde_json::Value>>,
}

impl Request {
    /// The logins, in order.
    fn logins(&self) -> Vec<Login> {
        let first = Login {
            institution_id: self.institution_id.clone(),
            username: self.username.clone(),
            password: self.password.clone(),
            mfa: self.mfa.clone(),
            accounts: self.accounts.clone(),
            numbers: self.numbers.clone(),
            income_sources: self.income_sources.clone(),
            identity: self.identity.clone(),
            phone_number: self.phone_number.clone(),
            code: self.code.clone(),
            email: self.email.clone(),
            document: self.document.clone(),
            documents: self.documents.clone(),
        };
        std::iter::once(first)
            .chain(self.also.iter().cloned())
            .collect()
    }
}

/// How a person leaves Link.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// With an Item, or at the first error.
    #[default]
    Success,
    /// By the exit, on the list of institutions or at the first error.
    Exit,
}

const INSTITUTION: &str = "ins_109508";
const USERNAME: &str = "user_good";
const CODE: &str = "123456";
const PASSWORD: &str = "pass_good";
/// The mask of the account that Instant Match finds.
const MATCHED_MASK: &str = "1111";
/// More presses than any way through Link needs.
const PRESSES_MAX: usize = 64;

/// Goes through Link; the session that ended.
///
/// # Errors
/// `INVALID_LINK_TOKEN` if the token opens nothing; `EMULATOR_BAD_REQUEST` naming the step that
/// refused what was asked for.
pub fn complete(world: &mut Sandbox, request: &Request) -> Result<Uuid, Error> {
    let several = world
        .link_token(&request.link_token)?
        .configuration
        .multi_item;
    if !several && !request.also.is_empty() {
        return Err(refused(
            "`also` needs a link token made with enable_multi_item_link",
        ));
    }
    let session_id = match layer::begin(world, request)? {
        Some(session_id) => session_id,
        None => world.open_link(&request.link_token)?.id,
    };
    let logins = request.logins();
    let mut rounds = vec![0; logins.len()];
    for _ in 0..PRESSES_MAX * logins.len() {
        let session = session(world, session_id)?;
        if session.result.is_some() {
            return Ok(session_id);
        }
        let leaves = session.shows_error()
            || request.outcome == Outcome::Exit && session.step == Step::Institutions;
        if leaves {
            press(world, session_id, Gesture::Plain(Action::ConfirmExit))?;
            continue;
        }
        let place = session.added.len();
        let more = place < logins.len();
        if session.step == Step::Extra(Extra::Another) && more {
            press(world, session_id, Gesture::Plain(Action::AddAnother))?;
            continue;
        }
        let place = login_at(session).min(logins.len() - 1);
        step(world, session_id, &logins[place], &mut rounds[place])?;
    }
    Err(refused("Link did not come to an end"))
}

/// Which login a pane is about, by its place among them.
fn login_at(session: &LinkSession) -> usize {
    let added = session.added.len();
    match session.step {
        // It is about the Item that is there by then, not about the next one.
        Step::Income(IncomeStep::Review) => added.saturating_sub(1),
        _ => added,
    }
}

/// Does what the pane that is up asks for.
fn step(
    world: &mut Sandbox,
    session_id: Uuid,
    request: &Login,
    round: &mut usize,
) -> Result<(), Error> {
    let session = session(world, session_id)?;
    let gesture = match session.step {
        Step::Consent => match &request.phone_number {
            Some(phone) => Gesture::SubmitPhone(phone),
            None => Gesture::Plain(Action::SkipPhone),
        },
        Step::VerifyPhone => Gesture::SubmitOtp(request.code.as_deref().unwrap_or(CODE)),
        Step::Identity(step) => {
            let typed = request.identity.clone().unwrap_or_default();
            return identity::step(world, session_id, step, &typed);
        }
        Step::Issue(step) => issue_gesture(step, request),
        Step::Income(step) => return income::step(world, session_id, step, request),
        Step::Proof => Gesture::SubmitProof(request.document.as_deref().unwrap_or(SAMPLE_PROOF)),
        Step::Returning(step) => return returning::step(world, session_id, step, request),
        Step::Layer(step) => return layer::step(world, session_id, step, request),
        Step::Institutions if request.numbers.is_some() && request.institution_id.is_none() => {
            Gesture::Numbers(NumbersGesture::Plain(NumbersAction::Enter))
        }
        Step::Institutions => {
            Gesture::SelectInstitution(request.institution_id.as_deref().unwrap_or(INSTITUTION))
        }
        Step::Credentials => Gesture::SubmitCredentials(
            request.username.as_deref().unwrap_or(USERNAME),
            request.password.as_deref().unwrap_or(PASSWORD),
        ),
        Step::Oauth => Gesture::Plain(Action::OpenOauth),
        Step::OauthWaiting => {
            visit_bank(world, session_id, request)?;
            Gesture::Plain(Action::Continue)
        }
        Step::Recaptcha => Gesture::Plain(Action::SolveRecaptcha),
        Step::Mfa => {
            let mfa = session
                .mfa
                .clone()
                .ok_or_else(|| refused("there is nothing to answer"))?;
            let given = request.mfa.as_ref().and_then(|mfa| mfa.get(*round));
            *round += 1;
            let answers = given.map_or_else(
                || mfa.right_answers(),
                |given| given.iter().map(String::as_str).collect(),
            );
            return press(world, session_id, Gesture::SubmitMfa(&answers));
        }
        Step::Accounts => {
            let chosen = accounts(world, session_id, request)?;
            return press(world, session_id, Gesture::SelectAccounts(&chosen));
        }
        Step::Numbers(step) => {
            return numbers::step(world, session_id, step, request.numbers.as_ref());
        }
        Step::Brand | Step::Notice | Step::Connected | Step::Money(_) | Step::Extra(_) => {
            Gesture::Plain(Action::Continue)
        }
        Step::Failed | Step::Leaving => Gesture::Plain(Action::ConfirmExit),
    };
    press(world, session_id, gesture)
}

/// Follows a bank that is down, or does not.
fn issue_gesture(step: IssueStep, request: &Login) -> Gesture<'_> {
    match (step, request.email.as_deref()) {
        (IssueStep::Email, Some(email)) => Gesture::Issue(IssueGesture::SubmitEmail(email)),
        (IssueStep::Email, None) => Gesture::Plain(Action::ConfirmExit),
        (IssueStep::Code, _) => {
            let code = request.code.as_deref().unwrap_or(CODE);
            Gesture::Issue(IssueGesture::SubmitCode(code))
        }
        (IssueStep::Followed, _) => Gesture::Plain(Action::Continue),
    }
}

/// Shares accounts on the bank's own site.
fn visit_bank(world: &mut Sandbox, session_id: Uuid, request: &Login) -> Result<(), Error> {
    let gone = || refused("the way to the bank is gone");
    let state = session(world, session_id)?
        .oauth_state_id
        .ok_or_else(gone)?;
    let username = request.username.as_deref().unwrap_or(USERNAME);
    let password = request.password.as_deref().unwrap_or_default();
    world.enter_at_bank(state, (username, password));
    let user = world.oauth_user(state, username).ok_or_else(gone)?;
    let listed: Vec<(usize, &AccountTemplate)> = user.accounts.iter().enumerate().collect();
    let chosen = match &request.accounts {
        Some(names) => positions(&listed, names)?,
        None => listed.iter().map(|(position, _)| *position).collect(),
    };
    world.grant_oauth(state, username, &chosen)
}

/// The positions of the accounts to share.
fn accounts(world: &Sandbox, session_id: Uuid, request: &Login) -> Result<Vec<usize>, Error> {
    let session = session(world, session_id)?;
    let record = world
        .token_of_session(session_id)
        .ok_or_else(|| refused("the session is gone"))?;
    let offered = session.offered_accounts(&record.configuration);
    let select = world.account_select(&record.configuration, session);
    let Some(names) = &request.accounts else {
        let count = if select == AccountSelect::Single {
            1
        } else {
            offered.len()
        };
        let matched = session.numbers.way() == Some(AuthWay::InstantMatch);
        return Ok(offered
            .iter()
            .filter(|(at, account)| match select {
                AccountSelect::Single => !matched || account.mask == MATCHED_MASK,
                AccountSelect::Multiple | AccountSelect::All => session.suggests(*at),
            })
            .take(count)
            .map(|(position, _)| *position)
            .collect());
    };
    positions(&offered, names)
}

/// The positions of accounts by their names or masks.
fn positions(offered: &[(usize, &AccountTemplate)], names: &[String]) -> Result<Vec<usize>, Error> {
    names
        .iter()
        .map(|name| {
            let meant = offered
                .iter()
                .find(|(_, it)| it.name == *name || it.mask == *name);
            let offered: Vec<&str> = offered.iter().map(|(_, it)| it.name.as_str()).collect();
            meant.map(|(position, _)| *position).ok_or_else(|| {
                refused(&format!(
                    "no account `{name}` is offered; there are {}",
                    offered.join(", ")
                ))
            })
        })
        .collect()
}

fn session(world: &Sandbox, session_id: Uuid) -> Result<&LinkSession, Error> {
    world
        .link_session(session_id)
        .ok_or_else(|| refused("the session is gone"))
}

fn press(world: &mut Sandbox, session_id: Uuid, gesture: Gesture<'_>) -> Result<(), Error> {
    let step = session(world, session_id)?.step;
    world.act(session_id, gesture).map_err(|_| {
        refused(&format!(
            "Link refused at step {step:?}: it does not offer what was asked for"
        ))
    })
}

fn refused(message: &str) -> Error {
    Error::new(ErrorCode::EmulatorBadRequest, message.to_owned())
}
