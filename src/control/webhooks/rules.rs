//! `GET /_emulator/webhooks/rules`, `POST /_emulator/webhooks/rules`,
//! `POST /_emulator/webhooks/rules/clear`: webhooks that are lost, held, doubled, late or forged.

use jiff::SignedDuration;
use serde::{Deserialize, Serialize};

use super::fire::refuse;
use crate::errors::Error;
use crate::sandbox::ids::ItemId;
use crate::sandbox::webhooks::{
    Forgery, Handling, StandingWebhookRule, WebhookCode, WebhookRule, WebhookType,
};
use crate::sandbox::{RuleId, Sandbox};

/// A rule to add: which webhooks, where nothing said means any, and exactly one of `delay`, `drop`,
/// `duplicate`, `hold` and `tamper`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Request {
    /// In whose world; not said in a scenario.
    #[serde(default)]
    pub client_id: String,
    /// What they are about.
    pub webhook_type: Option<String>,
    /// What has happened.
    pub webhook_code: Option<String>,
    /// The Item they are about, by `item_id` or access token.
    pub item: Option<String>,
    /// How many fitting ones are left alone first; 0 without it.
    pub after: Option<u64>,
    /// How many are handled; all without it.
    pub times: Option<u64>,
    /// They are sent so much later.
    pub delay: Option<SignedDuration>,
    /// They are lost on their way.
    #[serde(default)]
    pub drop: bool,
    /// They are sent twice.
    #[serde(default)]
    pub duplicate: bool,
    /// They wait until they are released.
    #[serde(default)]
    pub hold: bool,
    /// What is wrong with them.
    pub tamper: Option<String>,
}

/// Which rules are to go.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clear {
    /// In whose world.
    pub client_id: String,
    /// Which; all without it.
    pub id: Option<RuleId>,
}

/// The rules of a world.
#[derive(Debug, Serialize)]
pub struct Response {
    rules: Vec<Shown>,
}

/// A rule and how it went.
#[derive(Debug, Serialize)]
pub struct Shown {
    after: u64,
    delay: Option<SignedDuration>,
    drop: bool,
    duplicate: bool,
    /// How many webhooks have fitted, and how many of them were handled.
    fitted: u64,
    hold: bool,
    id: RuleId,
    item_id: Option<ItemId>,
    struck: u64,
    tamper: Option<Forgery>,
    times: Option<u64>,
    webhook_code: Option<WebhookCode>,
    webhook_type: Option<WebhookType>,
}

impl Shown {
    fn new(standing: &StandingWebhookRule) -> Self {
        let StandingWebhookRule { id, rule, .. } = standing;
        let handling = rule.handling;
        Self {
            after: rule.after,
            delay: match handling {
                Handling::Delay(by) => Some(by),
                _ => None,
            },
            drop: handling == Handling::Drop,
            duplicate: handling == Handling::Duplicate,
            fitted: standing.fitted,
            hold: handling == Handling::Hold,
            id: *id,
            item_id: rule.item_id,
            struck: standing.struck,
            tamper: match handling {
                Handling::Tamper(forgery) => Some(forgery),
                _ => None,
            },
            times: rule.times,
            webhook_code: rule.webhook_code,
            webhook_type: rule.webhook_type,
        }
    }
}

/// The rules that stand.
pub fn list(world: &Sandbox) -> Response {
    Response {
        rules: world.webhook_rules().iter().map(Shown::new).collect(),
    }
}

/// Adds a rule.
///
/// # Errors
/// `EMULATOR_BAD_REQUEST` for a rule that does nothing or two things, and for names that no
/// webhook has.
pub fn add(request: &Request, world: &mut Sandbox) -> Result<Shown, Error> {
    let rule = read(request, world)?;
    world.add_webhook_rule(rule).map(Shown::new)
}

/// The rule that is asked for.
///
/// # Errors
/// As [`add`].
pub fn read(request: &Request, world: &Sandbox) -> Result<WebhookRule, Error> {
    let item_id = match &request.item {
        Some(text) => Some(world.item_state(text)?.item.id),
        None => None,
    };
    Ok(WebhookRule {
        webhook_type: request
            .webhook_type
            .as_deref()
            .map(webhook_type)
            .transpose()?,
        webhook_code: request
            .webhook_code
            .as_deref()
            .map(webhook_code)
            .transpose()?,
        item_id,
        after: request.after.unwrap_or(0),
        times: request.times,
        handling: handling(request)?,
    })
}

/// Takes rules away; what is left.
///
/// # Errors
/// `EMULATOR_BAD_REQUEST` for an unknown id.
pub fn clear(request: &Clear, world: &mut Sandbox) -> Result<Response, Error> {
    world.clear_webhook_rules(request.id)?;
    Ok(list(world))
}

fn handling(request: &Request) -> Result<Handling, Error> {
    let asked = [
        request.delay.map(Handling::Delay),
        request.drop.then_some(Handling::Drop),
        request.duplicate.then_some(Handling::Duplicate),
        request.hold.then_some(Handling::Hold),
        match request.tamper.as_deref() {
            Some(name) => Some(Handling::Tamper(forgery(name)?)),
            None => None,
        },
    ];
    let mut asked = asked.into_iter().flatten();
    match (asked.next(), asked.next()) {
        (Some(Handling::Delay(by)), None) if by.is_negative() => {
            Err(refuse("`delay` must not be negative"))
        }
        (Some(handling), None) => Ok(handling),
        _ => Err(refuse(
            "expected exactly one of `delay`, `drop`, `duplicate`, `hold` and `tamper`",
        )),
    }
}

/// What is to be wrong with a webhook.
///
/// # Errors
/// `EMULATOR_BAD_REQUEST` that says what there is.
pub(super) fn forgery(name: &str) -> Result<Forgery, Error> {
    Forgery::from_name(name).ok_or_else(|| {
        let names: Vec<&str> = Forgery::ALL
            .iter()
            .map(|forgery| forgery.as_str())
            .collect();
        refuse(format!("`tamper` must be one of {}", names.join(", ")))
    })
}

/// The `webhook_type` with this name.
///
/// # Errors
/// `EMULATOR_BAD_REQUEST` if there is none.
pub(super) fn webhook_type(name: &str) -> Result<WebhookType, Error> {
    WebhookType::from_name(name)
        .ok_or_else(|| refuse(format!("Plaid has no `webhook_type` `{name}`")))
}

/// The `webhook_code` with this name.
///
/// # Errors
/// `EMULATOR_BAD_REQUEST` if there is none.
pub(super) fn webhook_code(name: &str) -> Result<WebhookCode, Error> {
    WebhookCode::from_name(name).ok_or_else(|| refuse(format!("no webhook has the code `{name}`")))
}
