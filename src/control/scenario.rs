//! Scenarios: what a world has before its first call. A file says which Items there are, with
//! tokens that tests can know beforehand, what has happened to them, what will, which calls go
//! wrong, and what the clock shows.

mod built_in;
mod timeline;

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use serde::Deserialize;

use super::{faults, items, webhooks};
use crate::errors::Error;
use crate::sandbox::catalog::Catalog;
use crate::sandbox::clock::{Clock, ClockSettings};
use crate::sandbox::ids::{AccessToken, PublicToken};
use crate::sandbox::product::Product;
use built_in::BUILT_IN;
use timeline::Moment;

use crate::sandbox::{ChosenTokens, DirectLink, HistoryDates, Sandbox, TokenLives};

/// A scenario that has been tried out once.
#[derive(Debug)]
pub struct Scenario(File);

/// A scenario file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(rename = "note")]
    _note: Option<String>,
    /// What the world's clock shows at the start.
    now: Option<Timestamp>,
    /// It stands still until it is told to move.
    #[serde(default)]
    freeze: bool,
    /// How long link tokens work that the app makes.
    link_token_seconds: Option<u32>,
    /// How long public tokens work that are made in Link or by the API.
    public_token_seconds: Option<u32>,
    /// The Items there are.
    #[serde(default)]
    items: Vec<Item>,
    /// What has happened to them.
    #[serde(default)]
    changes: Vec<items::Request>,
    /// Tokens that have come to their end.
    #[serde(default)]
    expired: Vec<String>,
    /// Rules by which calls go wrong.
    #[serde(default)]
    faults: Vec<faults::Request>,
    /// Where webhooks go that are about no Item and no link token.
    client_webhook: Option<String>,
    /// Rules by which webhooks go astray.
    #[serde(default)]
    webhook_rules: Vec<webhooks::Rule>,
    /// What happens later.
    #[serde(default)]
    timeline: Vec<Moment>,
}

/// An Item, made as `/sandbox/public_token/create` makes it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Item {
    access_token: Option<String>,
    public_token: Option<String>,
    #[serde(default = "first_platypus_bank")]
    institution_id: String,
    #[serde(default = "user_good")]
    username: String,
    #[serde(default = "pass_good")]
    password: String,
    products: Vec<Product>,
    webhook: Option<String>,
    /// Whether the public token has been exchanged.
    #[serde(default)]
    exchanged: bool,
    /// Whether the Item has been removed.
    #[serde(default)]
    removed: bool,
    /// When the person's consent ends, from the start on; otherwise as at its institution.
    consent_ends_after: Option<SignedDuration>,
}

fn first_platypus_bank() -> String {
    "ins_109508".to_owned()
}

fn user_good() -> String {
    "user_good".to_owned()
}

fn pass_good() -> String {
    "pass_good".to_owned()
}

impl Scenario {
    /// The names of the built-in scenarios, sorted.
    pub fn names() -> impl Iterator<Item = &'static str> {
        BUILT_IN.iter().map(|(name, _)| *name)
    }

    /// The text of a built-in scenario.
    pub fn built_in(name: &str) -> Option<&'static str> {
        let found = BUILT_IN.iter().find(|(known, _)| *known == name);
        found.map(|(_, text)| *text)
    }

    /// Reads a scenario and tries it out in a world that is thrown away.
    ///
    /// # Errors
    /// What is wrong, and where.
    pub fn read(text: &str, catalog: &Arc<Catalog>) -> Result<Self, String> {
        let file: File = serde_json::from_str(text).map_err(|error| error.to_string())?;
        let scenario = Self(file);
        let wall = Timestamp::UNIX_EPOCH;
        let clock = Clock::new(ClockSettings::default(), wall);
        let mut world = Sandbox::new(Arc::clone(catalog), 1, "scenario", clock);
        scenario.set(&mut world, wall)?;
        Ok(scenario)
    }

    /// Sets up a new world, whose time has been brought up to what the wall shows.
    ///
    /// # Errors
    /// None with the catalog it was read with; what is wrong, and where, otherwise.
    pub fn set(&self, world: &mut Sandbox, wall: Timestamp) -> Result<(), String> {
        let File {
            now,
            freeze,
            link_token_seconds,
            public_token_seconds,
            items,
            changes,
            expired,
            faults,
            client_webhook,
            webhook_rules,
            timeline,
            ..
        } = &self.0;
        if let Some(now) = now {
            world.clock_mut().set(*now, wall);
        }
        if *freeze {
            world.clock_mut().freeze(wall);
        }
        world.advance_to(wall);
        // First, as the Items are made they are told of.
        each("webhook_rules", webhook_rules, |rule| {
            webhooks::add_rule(rule, world).map(|_| ())
        })?;
        each("items", items, |item| item.add(world))?;
        each("changes", changes, |it| {
            items::change(it, world).map(|_| ())
        })?;
        each("expired", expired, |token| {
            world.end_token(token).map(|_| ())
        })?;
        let seconds = |life: &Option<u32>| life.map(|it| SignedDuration::from_secs(it.into()));
        world.set_token_lives(TokenLives {
            link: seconds(link_token_seconds),
            public: seconds(public_token_seconds),
        });
        if client_webhook.is_some() {
            world.set_client_webhook(client_webhook.clone());
        }
        each("faults", faults, |rule| {
            faults::add(rule, world).map(|_| ())
        })?;
        each("timeline", timeline, |moment| moment.plan(world))
    }
}

/// Does something with each entry; an error says with which.
fn each<T>(
    list: &str,
    entries: &[T],
    mut act: impl FnMut(&T) -> Result<(), Error>,
) -> Result<(), String> {
    for (index, entry) in entries.iter().enumerate() {
        act(entry).map_err(|error| format!("{list}[{index}]: {}", error.message))?;
    }
    Ok(())
}

impl Item {
    fn add(&self, world: &mut Sandbox) -> Result<(), Error> {
        let chosen = ChosenTokens {
            access: self
                .access_token
                .as_deref()
                .map(AccessToken::parse)
                .transpose()?,
            public: self
                .public_token
                .as_deref()
                .map(PublicToken::parse)
                .transpose()?,
        };
        let made = world.create_item_without_link(DirectLink {
            institution_id: &self.institution_id,
            username: &self.username,
            password: &self.password,
            products: self.products.iter().copied().collect(),
            webhook: self.webhook.clone(),
            history: HistoryDates::default(),
            user_id: None,
            statements: None,
        })?;
        let (public_token, access_token) = world.choose_tokens(made, chosen)?;
        if self.exchanged {
            world.exchange_public_token(&public_token.to_string())?;
        }
        if let Some(after) = self.consent_ends_after {
            world.set_consent_end(&access_token.to_string(), after)?;
        }
        if self.removed {
            world.remove_item(&access_token.to_string())?;
        }
        Ok(())
    }
}
