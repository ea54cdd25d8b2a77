//! A bank's own site, where people log in at OAuth institutions, and the way back from it.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hyper::Method;
use hyper::body::{Body, Bytes};
use hyper::header::{HeaderValue, LOCATION};
use hyper::http::request::Parts;
use serde::{Deserialize, Serialize};

use super::form::Form;
use super::link::{app_name, balance, colour};
use super::worlds::Worlds;
use super::{Answer, base_url, body, response};
use crate::api::wire::hosted;
use crate::errors::ErrorCode;
use crate::sandbox::catalog::Handoff;
use crate::sandbox::ids::Uuid;
use crate::sandbox::{OauthStage, Sandbox};
use crate::ui::oauth::{Bank, BankAccount, BankPage, BankStep, EndedPage, ReturnPage, Simulation};

/// The page of a bank's own site, beside Link's.
const LOGIN_PAGE: &str = "sandbox-oauth-login.html";
/// The page it goes back by.
const RETURN_PAGE: &str = "oauth.html";
const FOLDERS: &[&str] = &["/link/v2/stable/", "/cdn.plaid.com/link/v2/stable/"];

/// What a login can be made to end with. The first three are Plaid's:
/// <https://plaid.com/docs/link/oauth/#testing-oauth>.
const SIMULATIONS: &[(ErrorCode, &str)] = &[
    (ErrorCode::InsufficientCredentials, "The bank denies access"),
    (ErrorCode::AccessNotGranted, "A permission is not granted"),
    (ErrorCode::NoAuthAccounts, "No checking or savings account"),
    (ErrorCode::NoAccounts, "No accounts"),
    (ErrorCode::ItemLocked, "The account is locked"),
    (ErrorCode::ItemNotSupported, "The account is not supported"),
    (ErrorCode::UserSetupRequired, "The account is not set up"),
    (ErrorCode::InstitutionDown, "The bank is down"),
    (
        ErrorCode::InstitutionNotResponding,
        "The bank does not respond",
    ),
    (ErrorCode::InternalServerError, "Something breaks"),
];
/// How somebody came who has scanned a code.
const SCAN: &str = "scan";
/// Chosen among the simulations, is what [`Cancel`](BankPage) does.
const DENY: &str = "deny";

/// What a bank carries through its pages and gives back.
#[derive(Debug, Deserialize, Serialize)]
struct State {
    institution_id: String,
    oauth_state_id: String,
}

#[derive(Clone, Copy)]
enum PageName {
    Login,
    Return,
}

/// The address of a bank's own site, relative to Link's page. `redirect_uri` is where it goes back
/// to: this emulator's own page, or the app's.
pub(super) fn login_address(
    oauth_state_id: Uuid,
    institution_id: &str,
    client_name: &str,
    redirect_uri: &str,
) -> String {
    let state = State {
        institution_id: institution_id.to_owned(),
        oauth_state_id: oauth_state_id.to_string(),
    };
    let state = serde_json::to_vec(&state).unwrap_or_default();
    let query = form_urlencoded::Serializer::new(String::new())
        .append_pair("client_name", client_name)
        .append_pair("redirect_uri", redirect_uri)
        .append_pair("state", &STANDARD.encode(state))
        .finish();
    format!("{LOGIN_PAGE}?{query}")
}

/// The whole address that a phone is sent to by the code on another device's screen.
pub(super) fn scanned_address(
    base_url: &str,
    oauth_state_id: Uuid,
    institution_id: &str,
    client_name: &str,
) -> String {
    let own = own_redirect_uri(base_url);
    let address = login_address(oauth_state_id, institution_id, client_name, &own);
    format!("{base_url}{}{address}&by={SCAN}", FOLDERS[0])
}

/// This emulator's own address to go back to.
pub(super) fn own_redirect_uri(base_url: &str) -> String {
    format!("{base_url}{}{RETURN_PAGE}", FOLDERS[0])
}

/// Whether a path is a page of a bank's.
pub(super) fn is_page(path: &str) -> bool {
    page_name(path).is_some()
}

fn page_name(path: &str) -> Option<PageName> {
    let name = FOLDERS
        .iter()
        .find_map(|folder| path.strip_prefix(folder))?;
    match name {
        LOGIN_PAGE => Some(PageName::Login),
        RETURN_PAGE => Some(PageName::Return),
        _ => None,
    }
}

/// Answers a page of a bank's.
pub(super) async fn answer<B>(worlds: &Worlds, head: &Parts, query: &str, body: B) -> Answer
where
    B: Body<Data = Bytes>,
{
    let query = Form::read(query.as_bytes());
    let sent = match head.method {
        Method::POST => Some(body::read(body).await.unwrap_or_default()),
        _ => None,
    };
    let form = sent.map(|bytes| Form::read(&bytes));
    let page = page_name(head.uri.path()).unwrap_or(PageName::Login);
    let oauth_state_id = match page {
        PageName::Login => state_id(query.get("state")),
        PageName::Return => Uuid::parse(query.get("oauth_state_id")),
    };
    let answered = oauth_state_id.and_then(|oauth_state_id| {
        worlds.of_token(oauth_state_id, |world| {
            let mut visit = Visit {
                world,
                oauth_state_id,
                redirect_uri: query.get("redirect_uri"),
                scanned: query.get("by") == SCAN,
                base_url: base_url(&head.headers),
            };
            match (page, &form) {
                (PageName::Return, _) => visit.way_back(),
                (PageName::Login, None) => visit.arrive(),
                (PageName::Login, Some(form)) => visit.go_on(form),
            }
        })
    });
    answered.flatten().unwrap_or_else(unknown)
}

fn state_id(state: &str) -> Option<Uuid> {
    let state = STANDARD.decode(state).ok()?;
    let state: State = serde_json::from_slice(&state).ok()?;
    Uuid::parse(&state.oauth_state_id)
}

fn unknown() -> Answer {
    let page = EndedPage {
        title: "Nobody sent you here".to_owned(),
        text: "The address of this page lacks the state that Link gives it, or the emulator has \
               been started anew since. Go back to the app and open Link again."
            .to_owned(),
    };
    response::page_with_status(404, page.document())
}

fn ended() -> Answer {
    let page = EndedPage {
        title: "This login is over".to_owned(),
        text: "You have finished it, or left Link since. Go back to the app.".to_owned(),
    };
    response::page_with_status(410, page.document())
}

/// Somebody on the bank's own site.
struct Visit<'a> {
    world: &'a mut Sandbox,
    oauth_state_id: Uuid,
    redirect_uri: &'a str,
    base_url: String,
    scanned: bool,
}

impl Visit<'_> {
    /// The first page; `None` if there is no such login.
    fn arrive(&self) -> Option<Answer> {
        Some(match self.world.oauth_login(self.oauth_state_id)?.stage {
            OauthStage::Opened => response::page(self.page(BankStep::Login, None)?.document()),
            OauthStage::Granted { .. } | OauthStage::Failed(_) | OauthStage::Returned => ended(),
        })
    }

    /// What a form leads to.
    fn go_on(&mut self, form: &Form) -> Option<Answer> {
        match self.world.oauth_login(self.oauth_state_id)?.stage {
            OauthStage::Opened => {}
            // Sent twice.
            OauthStage::Granted { .. } | OauthStage::Failed(_) => return Some(self.leave()),
            OauthStage::Returned => return Some(ended()),
        }
        if let Some(code) = refusal(form) {
            // The stage has just been looked at.
            let _ = self.world.refuse_oauth(self.oauth_state_id, code);
            return Some(self.leave());
        }
        let chosen = !form.positions("account").is_empty();
        let (step, error) = match BankStep::named(form.get("at"))? {
            BankStep::Login => (BankStep::Device, None),
            BankStep::Device => (BankStep::Code, None),
            BankStep::Code => (BankStep::Accounts, None),
            BankStep::Accounts | BankStep::Terms if !chosen => {
                (BankStep::Accounts, Some("Tick at least one account."))
            }
            BankStep::Accounts => (BankStep::Terms, None),
            BankStep::Terms if form.get("terms").is_empty() => {
                (BankStep::Terms, Some("Accept the terms and conditions."))
            }
            BankStep::Terms => return self.share(form),
        };
        let page = BankPage {
            error: error.map(str::to_owned),
            ..self.page(step, Some(form))?
        };
        Some(response::page(page.document()))
    }

    fn share(&mut self, form: &Form) -> Option<Answer> {
        let (username, accounts) = (form.get("username"), form.positions("account"));
        self.world
            .grant_oauth(self.oauth_state_id, username, &accounts)
            .ok()?;
        Some(self.leave())
    }

    /// To the page that goes back.
    fn leave(&self) -> Answer {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query
            .append_pair("oauth_state_id", &self.oauth_state_id.to_string())
            .append_pair("redirect_uri", self.redirect_uri);
        if self.scanned {
            query.append_pair("by", SCAN);
        }
        let query = query.finish();
        let mut answer = response::plain(303, Bytes::new());
        let location = HeaderValue::try_from(format!("{RETURN_PAGE}?{query}"))
            .expect("what is urlencoded is ASCII");
        answer.headers_mut().insert(LOCATION, location);
        answer
    }

    fn way_back(&self) -> Option<Answer> {
        let login = self.world.oauth_login(self.oauth_state_id)?;
        let record = self.world.token_of_session(login.session_id)?;
        let configuration = &record.configuration;
        let hosted = configuration.hosted_link.as_ref();
        let page = hosted.map(|_| hosted::url(&self.base_url, record.token));
        let registered = page.as_deref().or(configuration.redirect_uri.as_deref());
        // No address but the token's own: anybody can write another into this page's.
        let redirect = registered
            .filter(|uri| *uri == self.redirect_uri)
            .map(|uri| format!("{uri}?oauth_state_id={}", self.oauth_state_id));
        let page = ReturnPage {
            bank: self.bank()?,
            app_name: app_name(configuration),
            redirect,
            scanned: self.scanned,
        };
        Some(response::page(page.document()))
    }

    fn bank(&self) -> Option<Bank> {
        let login = self.world.oauth_login(self.oauth_state_id)?;
        let institution = self.world.institution(&login.institution_id)?;
        Some(Bank {
            name: institution.name.clone(),
            colour: colour(institution),
            app: institution.handoff == Handoff::App,
        })
    }

    fn page(&self, step: BankStep, form: Option<&Form>) -> Option<BankPage> {
        let login = self.world.oauth_login(self.oauth_state_id)?;
        let configuration = &self.world.token_of_session(login.session_id)?.configuration;
        let username = form.map_or("", |form| form.get("username"));
        let usual = self.world.oauth_user(self.oauth_state_id, "")?;
        let user = self.world.oauth_user(self.oauth_state_id, username)?;
        let ticked = form.map_or_else(Vec::new, |form| form.positions("account"));
        let accounts = user.accounts.iter().enumerate();
        let known = self.world.catalog().users.keys();
        Some(BankPage {
            bank: self.bank()?,
            app_name: app_name(configuration),
            step,
            username: username.to_owned(),
            simulations: simulations(),
            other_users: known
                .filter(|name| **name != usual.username)
                .cloned()
                .collect(),
            accounts: accounts
                .map(|(position, account)| BankAccount {
                    name: account.name.clone(),
                    mask: account.mask.clone(),
                    balance: balance(account).unwrap_or_default(),
                    ticked: ticked.contains(&position),
                })
                .collect(),
            terms: form.is_some_and(|form| !form.get("terms").is_empty()),
            error: None,
        })
    }
}

/// Why the bank refuses what was sent, if it does.
fn refusal(form: &Form) -> Option<ErrorCode> {
    let simulated = form.get("simulate");
    if !form.get("cancel").is_empty() || simulated == DENY {
        return Some(ErrorCode::InsufficientCredentials);
    }
    SIMULATIONS
        .iter()
        .map(|(code, _)| *code)
        .find(|code| code.as_str() == simulated)
}

fn simulations() -> Vec<Simulation> {
    let deny = Simulation {
        value: DENY.to_owned(),
        label: "You deny access".to_owned(),
    };
    let errors = SIMULATIONS.iter().map(|(code, happens)| Simulation {
        value: code.as_str().to_owned(),
        label: format!("{happens} ({})", code.as_str()),
    });
    errors.chain([deny]).collect()
}
