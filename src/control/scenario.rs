//! Scenarios: what a world has before its first call. A file says which Items there are, with
//! tokens that tests can know beforehand, what has happened to them, and which calls go wrong.

use std::sync::Arc;

use jiff::SignedDuration;
use serde::Deserialize;

use super::{faults, items};
use crate::errors::Error;
use crate::sandbox::catalog::Catalog;
use crate::sandbox::clock::{Clock, ClockSettings};
use crate::sandbox::ids::{AccessToken, PublicToken};
use crate::sandbox::product::Product;
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

/// The scenarios that are part of the program, by name.
const BUILT_IN: &[(&str, &str)] = &[
    (
        "consent_expired",
        include_str!("../../fixtures/scenarios/consent_expired.json"),
    ),
    (
        "duplicate_items",
        include_str!("../../fixtures/scenarios/duplicate_items.json"),
    ),
    (
        "expired_link_token",
        include_str!("../../fixtures/scenarios/expired_link_token.json"),
    ),
    (
        "expired_public_token",
        include_str!("../../fixtures/scenarios/expired_public_token.json"),
    ),
    (
        "institution_down",
        include_str!("../../fixtures/scenarios/institution_down.json"),
    ),
    (
        "item_locked",
        include_str!("../../fixtures/scenarios/item_locked.json"),
    ),
    (
        "login_required",
        include_str!("../../fixtures/scenarios/login_required.json"),
    ),
    (
        "pending_posts",
        include_str!("../../fixtures/scenarios/pending_posts.json"),
    ),
    (
        "permission_revoked",
        include_str!("../../fixtures/scenarios/permission_revoked.json"),
    ),
    (
        "product_not_ready",
        include_str!("../../fixtures/scenarios/product_not_ready.json"),
    ),
    (
        "removed_item",
        include_str!("../../fixtures/scenarios/removed_item.json"),
    ),
    (
        "rotated_access_token",
        include_str!("../../fixtures/scenarios/rotated_access_token.json"),
    ),
    (
        "sync_mutation",
        include_str!("../../fixtures/scenarios/sync_mutation.json"),
    ),
    (
        "used_public_token",
        include_str!("../../fixtures/scenarios/used_public_token.json"),
    ),
];

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
        let clock = Clock::new(ClockSettings::default(), jiff::Timestamp::UNIX_EPOCH);
        let mut world = Sandbox::new(Arc::clone(catalog), 1, "scenario", clock);
        scenario.set(&mut world)?;
        Ok(scenario)
    }

    /// Sets up a new world.
    ///
    /// # Errors
    /// None with the catalog it was read with; what is wrong, and where, otherwise.
    pub fn set(&self, world: &mut Sandbox) -> Result<(), String> {
        let File {
            link_token_seconds,
            public_token_seconds,
            items,
            changes,
            expired,
            faults,
            ..
        } = &self.0;
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
        each("faults", faults, |rule| {
            faults::add(rule, world).map(|_| ())
        })
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
        })?;
        let (public_token, access_token) = world.choose_tokens(made, chosen)?;
        if self.exchanged {
            world.exchange_public_token(&public_token.to_string())?;
        }
        if self.removed {
            world.remove_item(&access_token.to_string())?;
        }
        Ok(())
    }
}
