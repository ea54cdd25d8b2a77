//! Every pane of a customization, as people will see it: a world of its own is gone through each
//! time, so what is shown is what Link does.

use std::sync::Arc;

use super::oauth::Browser;
use super::present;
use crate::errors::{Error, ErrorCode};
use crate::fixtures;
use crate::http::form::Form;
use crate::http::language::english;
use crate::http::worlds::Worlds;
use crate::http::{Answer, response};
use crate::link::{Action, Extra, Step};
use crate::sandbox::catalog::{AccountSelect, Customization, Health, LinkUi};
use crate::sandbox::clock::Clock;
use crate::sandbox::ids::{ItemId, Uuid};
use crate::sandbox::product::{CountryCode, Product};
use crate::sandbox::{Gesture, InstitutionFilter, LinkConfiguration, Sandbox};
use crate::ui::link::Page;
use crate::ui::preview::{self, Choice, PreviewPage, SETTINGS, Shown};

/// Where one pane of the preview is, beside the files that it needs.
const PANE: &str = "/link/v2/stable/preview.html";
/// Names the customization, as in `/link/token/create`.
const NAME: &str = "link_customization_name";
/// Who goes through Link.
const PHONE: &str = "4155550010";
const USERNAME: &str = "user_good";
const PASSWORD: &str = "pass_good";
const APP: &str = "Wonderwallet";
/// More presses than any way through Link needs.
const PRESSES_MAX: usize = 24;

/// Whether a path is that of a pane of the preview.
pub(in crate::http) fn is_pane(path: &str) -> bool {
    path == PANE
}

/// The page with all panes.
pub(in crate::http) fn page(worlds: &Worlds, query: &str) -> Answer {
    let query = Form::read(query.as_bytes());
    let name = name(&query).to_owned();
    let settings = settings(&query);
    let walked = read(&settings).and_then(|ui| walk_all(worlds, &name, ui));
    let (panes, trouble) = match walked {
        Ok(panes) => (panes, None),
        Err(trouble) => (Vec::new(), Some(trouble)),
    };
    let catalog = worlds.catalog();
    let shown = |(label, _): &(&'static str, Page)| Shown {
        label,
        address: address(PANE, &query, Some(label)),
    };
    let page = PreviewPage {
        version: env!("CARGO_PKG_VERSION"),
        customizations: catalog
            .customizations
            .values()
            .map(|it| choice(it, &name))
            .collect(),
        settings: preview::settings(|key| query.get(key).to_owned()),
        name,
        json: settings,
        trouble,
        panes: panes.iter().map(shown).collect(),
    };
    response::page(page.document())
}

/// One pane.
pub(in crate::http) fn pane(worlds: &Worlds, query: &str) -> Answer {
    let query = Form::read(query.as_bytes());
    let walked = read(&settings(&query)).and_then(|ui| walk_all(worlds, name(&query), ui));
    let panes = walked.unwrap_or_default();
    let wanted = panes
        .into_iter()
        .find(|(label, _)| *label == query.get("pane"));
    match wanted {
        Some((_, page)) => response::page(page.document()),
        None => response::page_with_status(404, nothing(worlds).document()),
    }
}

/// What stands in place of a pane that is not there.
fn nothing(worlds: &Worlds) -> Page {
    let words = english(worlds.catalog());
    present::refused(words, &Error::from(ErrorCode::InvalidLinkToken))
}

fn name(query: &Form) -> &str {
    match query.get(NAME) {
        "" => "default",
        name => name,
    }
}

/// The settings of a query as the JSON of the header.
fn settings(query: &Form) -> String {
    let mut settings = serde_json::Map::new();
    for setting in SETTINGS {
        let value = query.get(setting.key).trim();
        if !value.is_empty() {
            let plain = serde_json::from_str(value).ok();
            let plain = plain.filter(|value: &serde_json::Value| !setting.text && !value.is_null());
            let value = plain.unwrap_or_else(|| value.into());
            settings.insert(setting.key.to_owned(), value);
        }
    }
    serde_json::Value::Object(settings).to_string()
}

fn read(settings: &str) -> Result<LinkUi, String> {
    fixtures::link_ui("settings", settings).map_err(|problems| problems.to_string())
}

fn choice(customization: &Customization, chosen: &str) -> Choice {
    let countries = customization.country_codes.iter().flatten();
    let mut about: Vec<&str> = countries.map(|code| code.as_str()).collect();
    about.extend(customization.language.as_deref());
    Choice {
        name: customization.name.clone(),
        about: about.join(", "),
        address: format!(
            "?{}",
            form_urlencoded::Serializer::new(String::new())
                .append_pair(NAME, &customization.name)
                .finish()
        ),
        chosen: customization.name == chosen,
    }
}

fn address(path: &str, query: &Form, pane: Option<&str>) -> String {
    let mut fields = form_urlencoded::Serializer::new(String::new());
    fields.append_pair(NAME, name(query));
    for setting in SETTINGS {
        let value = query.get(setting.key);
        if !value.is_empty() {
            fields.append_pair(setting.key, value);
        }
    }
    if let Some(pane) = pane {
        fields.append_pair("pane", pane);
    }
    format!("{path}?{}", fields.finish())
}

/// A walk through Link in a world that nobody else sees.
struct Walk<'a> {
    world: &'a mut Sandbox,
    session: Uuid,
    panes: &'a mut Vec<(&'static str, Page)>,
}

/// Every pane that comes up, each once, in the order people meet them.
fn walk_all(
    worlds: &Worlds,
    name: &str,
    link_ui: LinkUi,
) -> Result<Vec<(&'static str, Page)>, String> {
    let customization = worlds.catalog().customizations.get(name);
    let customization = customization
        .ok_or_else(|| format!("there is no customization `{name}`; choose one of the list"))?;
    let wall = worlds.wall();
    let mut world = Sandbox::new(
        Arc::clone(worlds.catalog()),
        0,
        "preview",
        Clock::Frozen(wall),
    );
    world.advance_to(wall);
    let countries = customization.country_codes.as_ref().map_or_else(
        || vec![CountryCode::UnitedStates],
        |codes| codes.iter().copied().collect(),
    );
    let mut panes = Vec::new();
    let configuration = |update: Option<ItemId>| LinkConfiguration {
        client_name: APP.to_owned(),
        language: customization
            .language
            .clone()
            .unwrap_or_else(|| "en".to_owned()),
        country_codes: countries.clone(),
        products: if update.is_some() {
            Vec::new()
        } else {
            vec![Product::Transactions]
        },
        update,
        link_customization_name: Some(name.to_owned()),
        link_ui: link_ui.clone(),
        ..LinkConfiguration::default()
    };
    let mut item = None;
    for (oauth, phone) in [(false, false), (false, true), (true, false)] {
        let bank = bank(&world, &countries, oauth);
        let mut walk = Walk::open(&mut world, configuration(None), &mut panes)?;
        walk.go(bank.as_deref(), phone);
        item = item.or(walk.item());
    }
    if item.is_some() {
        Walk::open(&mut world, configuration(item), &mut panes)?.go(None, false);
    }
    Ok(panes)
}

/// A bank of these countries that works.
fn bank(world: &Sandbox, countries: &[CountryCode], oauth: bool) -> Option<String> {
    let filter = InstitutionFilter {
        country_codes: countries,
        products: &[Product::Transactions],
        oauth: Some(oauth),
        ..InstitutionFilter::default()
    };
    let test_bank = |id: &&str| {
        let institution = world.institution(id);
        institution.is_some_and(|it| filter.matches(it) && it.health == Health::Healthy)
    };
    let usual = ["ins_109508", "ins_127287"].into_iter().find(test_bank);
    let known = world.list_institutions(&filter, (0, 1)).institutions;
    let first = known.first().map(|it| it.institution_id.as_str());
    usual.or(first).map(str::to_owned)
}

impl<'a> Walk<'a> {
    fn open(
        world: &'a mut Sandbox,
        configuration: LinkConfiguration,
        panes: &'a mut Vec<(&'static str, Page)>,
    ) -> Result<Self, String> {
        let told = |error: Error| error.message.into_owned();
        let token = world.create_link_token(configuration).map_err(told)?.token;
        let session = world.open_link(&token.to_string()).map_err(told)?.id;
        Ok(Self {
            world,
            session,
            panes,
        })
    }

    fn item(&self) -> Option<ItemId> {
        let session = self.world.link_session(self.session)?;
        session.added.first().map(|added| added.item_id)
    }

    /// Keeps the pane that is up under a name, unless there is one of that name.
    fn keep(&mut self, label: Option<&'static str>) {
        let page = present::session(self.world, self.session, &Browser::default(), "");
        if let Some(page) = page {
            let label = label.unwrap_or_else(|| page.pane.name());
            if !self.panes.iter().any(|(known, _)| *known == label) {
                self.panes.push((label, page));
            }
        }
    }

    /// Goes to the end by the main buttons.
    fn go(&mut self, bank: Option<&str>, phone: bool) {
        for _ in 0..PRESSES_MAX {
            let Some(session) = self.world.link_session(self.session) else {
                return;
            };
            if session.result.is_some() {
                return;
            }
            let (step, updates) = (session.step, session.updates());
            let again = updates && step == Step::Connected;
            self.keep(again.then_some("reconnected"));
            if step == Step::Institutions {
                self.search();
            }
            if !self.press(step, bank, phone) {
                return;
            }
        }
    }

    /// Looks for what is not there.
    fn search(&mut self) {
        let nothing = Gesture::Search("a bank that is not there");
        if self.world.act(self.session, nothing).is_ok() {
            self.keep(Some("search"));
        }
    }

    fn press(&mut self, step: Step, bank: Option<&str>, phone: bool) -> bool {
        if step == Step::OauthWaiting {
            self.visit_bank();
        }
        let offered = self.offered();
        let gesture = match step {
            Step::Consent if phone => Gesture::SubmitPhone(PHONE),
            Step::Consent => Gesture::Plain(Action::SkipPhone),
            Step::VerifyPhone => Gesture::SubmitOtp("123456"),
            Step::Institutions => match bank {
                Some(bank) => Gesture::SelectInstitution(bank),
                None => return false,
            },
            Step::Credentials => Gesture::SubmitCredentials(USERNAME, PASSWORD),
            Step::Accounts => Gesture::SelectAccounts(&offered),
            Step::Oauth => Gesture::Plain(Action::OpenOauth),
            Step::OauthWaiting
            | Step::Connected
            | Step::Notice
            | Step::Extra(
                Extra::Consent(_) | Extra::Returned | Extra::Sharing | Extra::Report | Extra::Save,
            ) => Gesture::Plain(Action::Continue),
            _ => return false,
        };
        self.world.act(self.session, gesture).is_ok()
    }

    /// Positions of accounts that any way of choosing takes.
    fn offered(&self) -> Vec<usize> {
        let record = self.world.token_of_session(self.session);
        let session = self.world.link_session(self.session);
        let (Some(record), Some(session)) = (record, session) else {
            return Vec::new();
        };
        let single =
            self.world.link_ui(&record.configuration).account_select() == AccountSelect::Single;
        let offered = session.offered_accounts(&record.configuration);
        let count = if single { 1 } else { offered.len() };
        offered.iter().take(count).map(|(at, _)| *at).collect()
    }

    fn visit_bank(&mut self) {
        let session = self.world.link_session(self.session);
        if let Some(state) = session.and_then(|session| session.oauth_state_id) {
            // A bank that is gone leaves the pane that waits for it, which is then the last.
            let _ = self.world.grant_oauth(state, USERNAME, &[0]);
        }
    }
}
