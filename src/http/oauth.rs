//! A bank's own site, where people log in at OAuth institutions, and the way back from it.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hyper::Method;
use hyper::body::{Body, Bytes};
use hyper::header::{HeaderValue, LOCATION};
use hyper::http::request::Parts;
use serde::{Deserialize, Serialize};

use super::form::Form;
use super::language::{app_name, balance, english, words};
use super::link::colour;
use super::worlds::Worlds;
use super::{Answer, base_url, body, response};
use crate::api::wire::hosted;
use crate::errors::ErrorCode;
use crate::sandbox::catalog::{Handoff, Language};
use crate::sandbox::ids::Uuid;
use crate::sandbox::{OauthStage, Sandbox};
use crate::ui::oauth::{Bank, BankAccount, BankPage, BankStep, EndedPage, ReturnPage, Simulation};
use crate::ui::words::Words;

/// The page of a bank's own site, beside Link's.
const LOGIN_PAGE: &str = "sandbox-oauth-login.html";
/// The page it goes back by.
const RETURN_PAGE: &str = "oauth.html";
const FOLDERS: &[&str] = &["/link/v2/stable/", "/cdn.plaid.com/link/v2/stable/"];

/// What a login can be made to end with, and the key of its name. The first three are Plaid's:
/// <https://plaid.com/docs/link/oauth/#testing-oauth>.
const SIMULATIONS: &[(ErrorCode, &str)] = &[
    (ErrorCode::InsufficientCredentials, "the_bank_denies_access"),
    (ErrorCode::AccessNotGranted, "a_permission_is_not_granted"),
    (ErrorCode::NoAuthAccounts, "no_checking_or_savings_account"),
    (ErrorCode::NoAccounts, "no_accounts"),
    (ErrorCode::ItemLocked, "the_account_is_locked"),
    (ErrorCode::ItemNotSupported, "the_account_is_not_supported"),
    (ErrorCode::UserSetupRequired, "the_account_is_not_set_up"),
    (ErrorCode::InstitutionDown, "the_bank_is_down"),
    (
        ErrorCode::InstitutionNotResponding,
        "the_bank_does_not_respond",
    ),
    (ErrorCode::InternalServerError, "something_breaks"),
];
/// What a payment can be made to end with besides.
const PAYMENT_SIMULATIONS: &[(ErrorCode, &str)] = &[
    (
        ErrorCode::PaymentInsufficientFunds,
        "there_is_too_little_money_in_this_account",
    ),
    (ErrorCode::PaymentRejected, "the_bank_rejects_the_payment"),
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
    answered.flatten().unwrap_or_else(|| unknown(worlds))
}

fn state_id(state: &str) -> Option<Uuid> {
    let state = STANDARD.decode(state).ok()?;
    let state: State = serde_json::from_slice(&state).ok()?;
    Uuid::parse(&state.oauth_state_id)
}

fn unknown(worlds: &Worlds) -> Answer {
    let words = english(worlds.catalog());
    let (title, text) = (
        "nobody_sent_you_here",
        "the_address_of_this_page_lacks_the_state_that",
    );
    response::page_with_status(404, ended_page(words, title, text).document())
}

fn ended_page(words: Words, title: &'static str, text: &'static str) -> EndedPage {
    EndedPage {
        title: words.say(title).to_owned(),
        text: words.say(text).to_owned(),
        words,
    }
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
    /// The language of the link token that led here.
    fn language(&self) -> &Language {
        let catalog = self.world.catalog();
        let login = self.world.oauth_login(self.oauth_state_id);
        let record = login.and_then(|login| self.world.token_of_session(login.session_id));
        record.map_or(&catalog.english, |it| {
            catalog.language(&it.configuration.language)
        })
    }

    fn ended(&self) -> Answer {
        let (title, text) = (
            "this_login_is_over",
            "you_have_finished_it_or_left_link_since_go",
        );
        let page = ended_page(words(self.language()), title, text);
        response::page_with_status(410, page.document())
    }

    /// The first page; `None` if there is no such login.
    fn arrive(&self) -> Option<Answer> {
        Some(match self.world.oauth_login(self.oauth_state_id)?.stage {
            OauthStage::Opened => response::page(self.page(BankStep::Login, None)?.document()),
            OauthStage::Granted { .. } | OauthStage::Failed(_) | OauthStage::Returned => {
                self.ended()
            }
        })
    }

    /// What a form leads to.
    fn go_on(&mut self, form: &Form) -> Option<Answer> {
        match self.world.oauth_login(self.oauth_state_id)?.stage {
            OauthStage::Opened => {}
            // Sent twice.
            OauthStage::Granted { .. } | OauthStage::Failed(_) => return Some(self.leave()),
            OauthStage::Returned => return Some(self.ended()),
        }
        if let Some(end) = self.end(form) {
            // The stage has just been looked at.
            let _ = match end {
                End::Denied => self.world.deny_oauth(self.oauth_state_id),
                End::Failed(code) => self.world.refuse_oauth(self.oauth_state_id, code),
            };
            return Some(self.leave());
        }
        let chosen = !form.positions("account").is_empty();
        let (step, error) = match BankStep::named(form.get("at"))? {
            BankStep::Login => (BankStep::Device, None),
            BankStep::Device => (BankStep::Code, None),
            BankStep::Code => (BankStep::Accounts, None),
            BankStep::Accounts | BankStep::Terms if !chosen => {
                (BankStep::Accounts, Some("tick_at_least_one_account"))
            }
            BankStep::Accounts => (BankStep::Terms, None),
            BankStep::Terms if form.get("terms").is_empty() => {
                (BankStep::Terms, Some("accept_the_terms_and_conditions"))
            }
            BankStep::Terms => return self.share(form),
        };
        let mut page = self.page(step, Some(form))?;
        page.error = error.map(|key| page.words.say(key).to_owned());
        Some(response::page(page.document()))
    }

    /// Whether what was sent ends the visit.
    fn end(&self, form: &Form) -> Option<End> {
        let simulated = form.get("simulate");
        if !form.get("cancel").is_empty() || simulated == DENY {
            return Some(End::Denied);
        }
        let codes = self.simulated().into_iter().map(|(code, _)| code);
        let mut chosen = codes.filter(|code| code.as_str() == simulated);
        chosen.next().map(End::Failed)
    }

    /// What a login can be made to end with.
    fn simulated(&self) -> Vec<(ErrorCode, &'static str)> {
        let pays = self.world.payment_at_bank(self.oauth_state_id).is_some();
        let of_payments = if pays { PAYMENT_SIMULATIONS } else { &[] };
        [of_payments, SIMULATIONS].concat()
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
            .map(
                |uri| match login.correlation_id.filter(|_| hosted.is_none()) {
                    Some(id) => format!(
                        "{uri}?oauth_state_id={}&link_correlation_id={id}",
                        self.oauth_state_id
                    ),
                    None => format!("{uri}?oauth_state_id={}", self.oauth_state_id),
                },
            );
        let words = words(self.language());
        let page = ReturnPage {
            bank: self.bank()?,
            app_name: app_name(&words, configuration),
            redirect,
            scanned: self.scanned,
            words,
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
        let language = self.language();
        let words = words(language);
        Some(BankPage {
            bank: self.bank()?,
            app_name: app_name(&words, configuration),
            step,
            username: username.to_owned(),
            simulations: simulations(&words, &self.simulated()),
            other_users: known
                .filter(|name| **name != usual.username)
                .cloned()
                .collect(),
            accounts: accounts
                .map(|(position, account)| BankAccount {
                    name: account.name.clone(),
                    mask: account.mask.clone(),
                    balance: balance(language, account).unwrap_or_default(),
                    ticked: ticked.contains(&position),
                })
                .collect(),
            terms: form.is_some_and(|form| !form.get("terms").is_empty()),
            error: None,
            words,
        })
    }
}

/// How a visit ends before its last step.
enum End {
    /// The person gave up.
    Denied,
    /// The bank refused.
    Failed(ErrorCode),
}

fn simulations(words: &Words, codes: &[(ErrorCode, &'static str)]) -> Vec<Simulation> {
    let deny = Simulation {
        value: DENY.to_owned(),
        label: words.say("you_deny_access").to_owned(),
    };
    let errors = codes.iter().map(|(code, happens)| Simulation {
        value: code.as_str().to_owned(),
        label: format!("{} ({})", words.say(happens), code.as_str()),
    });
    errors.chain([deny]).collect()
}
