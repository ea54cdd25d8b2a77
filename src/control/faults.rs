//! `GET /_emulator/faults`, `POST /_emulator/faults`, `POST /_emulator/faults/clear`: rules for
//! calls that go wrong.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::contract::{self, Operation};
use crate::errors::{Error, ErrorCode, Place};
use crate::sandbox::ids::ItemId;
use crate::sandbox::{Mishap, Rule, RuleId, Sandbox, Standing};

/// The longest an answer may be kept back, in milliseconds.
const DELAY_MAX_MS: u64 = 600_000;

/// A rule to add. What is left out is not looked at.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Request {
    /// In whose world; not said in a scenario.
    #[serde(default)]
    pub client_id: String,
    /// The operation, as `/transactions/sync`; with a `*` at the end, all that begin so.
    pub path: Option<String>,
    /// The Item, by `item_id` or access token.
    pub item: Option<String>,
    /// The Item's institution.
    pub institution_id: Option<String>,
    /// The login name behind the Item.
    pub username: Option<String>,
    /// The error that is answered: a code of Plaid's.
    pub error: Option<String>,
    /// Keeps the answer back; milliseconds of real time.
    pub delay_ms: Option<u64>,
    /// Ends the connection without an answer.
    #[serde(default)]
    pub disconnect: bool,
    /// How many fitting calls are left alone first; 0 without it.
    pub after: Option<u64>,
    /// How many calls go wrong; all without it.
    pub times: Option<u64>,
    /// How many of them go wrong, 0 to 1; all without it. Drawn from the seed.
    pub probability: Option<f64>,
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
    faults: Vec<Shown>,
}

/// A rule and how it went.
#[derive(Debug, Serialize)]
pub struct Shown {
    after: u64,
    delay_ms: u64,
    disconnect: bool,
    error: Option<&'static str>,
    /// How many calls have fitted, and how many of them went wrong.
    fitted: u64,
    id: RuleId,
    institution_id: Option<String>,
    item_id: Option<ItemId>,
    path: Option<String>,
    probability: f64,
    struck: u64,
    times: Option<u64>,
    username: Option<String>,
}

impl Shown {
    fn new(standing: &Standing) -> Self {
        let Standing { id, rule, .. } = standing;
        Self {
            after: rule.after,
            delay_ms: u64::try_from(rule.mishap.delay.as_millis()).unwrap_or(u64::MAX),
            disconnect: rule.mishap.disconnect,
            error: rule.mishap.error.map(ErrorCode::as_str),
            fitted: standing.fitted,
            id: *id,
            institution_id: rule.institution_id.clone(),
            item_id: rule.item_id,
            path: rule.path.clone(),
            probability: rule.probability,
            struck: standing.struck,
            times: rule.times,
            username: rule.username.clone(),
        }
    }
}

/// The rules that stand.
pub fn list(world: &Sandbox) -> Response {
    Response {
        faults: world.faults().iter().map(Shown::new).collect(),
    }
}

/// Adds a rule.
///
/// # Errors
/// `EMULATOR_BAD_REQUEST` for a rule that does nothing, an unknown path or Item, or a code Plaid
/// cannot give there.
pub fn add(request: &Request, world: &mut Sandbox) -> Result<Shown, Error> {
    let rule = read(request, world)?;
    Ok(Shown::new(world.add_fault(rule)))
}

/// The rule that is asked for.
///
/// # Errors
/// As [`add`].
pub(super) fn read(request: &Request, world: &Sandbox) -> Result<Rule, Error> {
    let mishap = mishap(request)?;
    let item_id = match &request.item {
        Some(text) => Some(world.item_state(text)?.item.id),
        None => None,
    };
    if let Some(id) = &request.institution_id
        && world.institution(id).is_none()
    {
        return Err(refuse(format!("there is no institution `{id}`")));
    }
    let probability = request.probability.unwrap_or(1.0);
    if !(0.0..=1.0).contains(&probability) {
        return Err(refuse("`probability` must be from 0 to 1"));
    }
    Ok(Rule {
        path: request.path.clone(),
        item_id,
        institution_id: request.institution_id.clone(),
        username: request.username.clone(),
        after: request.after.unwrap_or(0),
        times: request.times,
        probability,
        mishap,
    })
}

/// Takes rules away; what is left.
///
/// # Errors
/// `EMULATOR_BAD_REQUEST` for an unknown id.
pub fn clear(request: &Clear, world: &mut Sandbox) -> Result<Response, Error> {
    world.clear_faults(request.id)?;
    Ok(list(world))
}

/// The code with this name that Plaid can give as an answer of an operation.
///
/// # Errors
/// `EMULATOR_BAD_REQUEST` with the reason why it cannot.
pub fn code_at(name: &str, operation: &Operation) -> Result<ErrorCode, Error> {
    const OF_ITEMS: &[&str] = &[
        "access_token",
        "access_tokens",
        "asset_report_token",
        "funding_account_id",
        "institution_id",
        "link_token",
        "processor_token",
        "public_token",
    ];
    const OF_USERS: &[&str] = &["user", "user_id", "user_token"];
    let takes = |fields: &[&str]| fields.iter().any(|field| operation.takes(field));
    let place = Place {
        path: operation.path,
        has_item: takes(OF_ITEMS) || takes(OF_USERS),
        has_user: takes(OF_USERS),
    };
    ErrorCode::at(name, place).map_err(refuse)
}

fn mishap(request: &Request) -> Result<Mishap, Error> {
    let delay_ms = request.delay_ms.unwrap_or(0);
    if delay_ms > DELAY_MAX_MS {
        return Err(refuse(format!("`delay_ms` must be {DELAY_MAX_MS} at most")));
    }
    if request.error.is_some() && request.disconnect {
        return Err(refuse(
            "`error` and `disconnect` exclude each other: a connection that ends has no answer",
        ));
    }
    let operations = operations(request.path.as_deref())?;
    let error = match &request.error {
        None => None,
        Some(name) => {
            let fitting = operations.iter().map(|operation| code_at(name, operation));
            Some(
                fitting
                    .reduce(Result::or)
                    .unwrap_or_else(|| Err(refuse("no operation has such a path")))?,
            )
        }
    };
    let mishap = Mishap {
        error,
        delay: Duration::from_millis(delay_ms),
        disconnect: request.disconnect,
    };
    if mishap == Mishap::default() {
        return Err(refuse(
            "the rule does nothing; expected one of `error`, `delay_ms` and `disconnect`",
        ));
    }
    Ok(mishap)
}

/// The operations a rule's path means.
fn operations(path: Option<&str>) -> Result<Vec<&'static Operation>, Error> {
    let fits = |operation: &&Operation| match path {
        None => true,
        Some(path) => match path.strip_suffix('*') {
            Some(beginning) => operation.path.starts_with(beginning),
            None => operation.path == path,
        },
    };
    let found: Vec<&Operation> = contract::operations().iter().filter(fits).collect();
    match path {
        Some(path) if found.is_empty() => Err(refuse(format!(
            "Plaid has no operation `{path}`; expected a path as `/transactions/sync`, or the \
             beginning of some with a `*` at its end"
        ))),
        _ => Ok(found),
    }
}

fn refuse(message: impl Into<std::borrow::Cow<'static, str>>) -> Error {
    Error::new(ErrorCode::EmulatorBadRequest, message)
}
