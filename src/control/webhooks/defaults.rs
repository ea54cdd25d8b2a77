//! What stands in the fields of a webhook that nobody has chosen: what is true of the thing it is
//! about, and otherwise what satisfies Plaid's published file.

use jiff::{SignedDuration, Timestamp};
use serde_json::{Map, Value};

use super::fire::{Request, refuse, words};
use super::published::Published;
use crate::contract;
use crate::errors::{Error, ErrorCode};
use crate::sandbox::ids::{AccessToken, LinkToken, PublicToken, UserId, Uuid};
use crate::sandbox::webhooks::{MadeUp, Subject, WebhookCode, WebhookType};
use crate::sandbox::{Item, Readiness, Sandbox};

/// How long before something ends its webhook is sent.
const NOTICE: SignedDuration = SignedDuration::from_hours(7 * 24);

/// What a webhook is about.
#[derive(Debug)]
pub(super) struct About<'w> {
    pub(super) subject: Subject,
    item: Option<&'w Item>,
    user: Option<UserId>,
}

impl<'w> About<'w> {
    /// Finds what the request names, and refuses what the webhook cannot be about.
    pub(super) fn find(
        request: &Request,
        (kind, code, schema): Published,
        world: &'w Sandbox,
    ) -> Result<Self, Error> {
        let needs = |field: &str| {
            contract::webhook_field(schema, field) == Some(true)
                && !request.fields.contains_key(field)
        };
        let about = |what: &str, name: &str| {
            let (kind, code) = (kind.as_str(), code.as_str());
            refuse(format!(
                "{kind} {code} is about {what}; say which with `{name}`"
            ))
        };
        let item = match request.item.as_deref() {
            Some(item) => Some(world.item_state(item)?.item),
            None if needs("item_id") || needs("account_id") => {
                return Err(about("an Item", "item"));
            }
            None => None,
        };
        let subject = match (request.link_token.as_deref(), item) {
            (Some(token), None) => link_of(token, world)?,
            (Some(_), Some(_)) => {
                return Err(refuse("expected `item` or `link_token`, not both"));
            }
            (None, _) if needs("link_token") => {
                return Err(about("a session of Link", "link_token"));
            }
            (None, Some(item)) => Subject::Item(item.id),
            (None, None) => Subject::World,
        };
        let user = match request.user_id.as_deref() {
            Some(id) => Some(world.user(Some(id), None)?.id.clone()),
            None => item.and_then(|item| item.user_id.clone()),
        };
        if user.is_none() && needs("user_id") {
            return Err(about("a user", "user_id"));
        }
        Ok(Self {
            subject,
            item,
            user,
        })
    }

    /// Where Plaid would send it, unless the request says where.
    pub(super) fn url(&self, request: &Request, world: &Sandbox) -> Result<String, Error> {
        if let Some(url) = &request.url {
            return Ok(url.clone());
        }
        let (found, whose) = match (self.subject, self.item, &self.user) {
            (Subject::Link { token, .. }, ..) => {
                let record = world.link_token(&token.to_string())?;
                (record.configuration.webhook.clone(), "this link token")
            }
            (_, Some(item), _) => (item.webhook.clone(), "this Item"),
            (_, None, Some(user)) => {
                let items = world.items_of_user(user).into_iter();
                let of_item = |id| world.item_by_id(id)?.webhook.clone();
                let found = items.filter_map(of_item).next();
                let client = || world.client_webhook().map(str::to_owned);
                (
                    found.or_else(client),
                    "neither this user's Items nor the client",
                )
            }
            (_, None, None) => {
                let client = world.client_webhook().map(str::to_owned);
                (client, "this client")
            }
        };
        found.ok_or_else(|| {
            let verb = if whose.starts_with("neither") {
                "have"
            } else {
                "has no"
            };
            let has = if verb == "have" { "has a" } else { verb };
            refuse(format!(
                "{whose} {has} URL for webhooks; say one with `url`"
            ))
        })
    }
}

/// The session that a link token was last opened for, or one that never was.
fn link_of(text: &str, world: &Sandbox) -> Result<Subject, Error> {
    let record = world.link_token(text)?;
    let session = record.sessions.last().map(|session| session.id);
    Ok(Subject::Link {
        token: record.token,
        session_id: session.unwrap_or_else(|| world.made_up().uuid()),
    })
}

/// Fills the fields of one webhook.
#[derive(Debug)]
pub(super) struct Defaults<'a> {
    kind: Published,
    about: &'a About<'a>,
    url: &'a str,
    error: Value,
    /// Whether the session it is about ended without an Item.
    exited: bool,
    public_token: PublicToken,
    made_up: MadeUp,
    now: Timestamp,
}

impl<'a> Defaults<'a> {
    pub(super) fn new(
        world: &Sandbox,
        request: &Request,
        kind: Published,
        about: &'a About<'a>,
        url: &'a str,
    ) -> Result<Self, Error> {
        let mut made_up = world.made_up();
        // The first would be the id of a session.
        let _ = made_up.uuid();
        Ok(Self {
            kind,
            about,
            url,
            error: error(request, kind, about, &mut made_up)?,
            exited: request
                .fields
                .get("status")
                .is_some_and(|it| it == "EXITED"),
            public_token: PublicToken(made_up.uuid()),
            made_up,
            now: world.now(),
        })
    }

    /// What stands in a field; `None` leaves an optional one out.
    pub(super) fn value(&mut self, name: &str, required: bool) -> Option<Value> {
        let (kind, code, schema) = self.kind;
        match name {
            "webhook_type" => Some(kind.as_str().into()),
            "webhook_code" => Some(code.as_str().into()),
            "environment" => Some("sandbox".into()),
            "error" => Some(self.error.clone()),
            "new_webhook_url" => Some(self.url.into()),
            "public_token" if !self.exited => Some(self.public_token.to_string().into()),
            "public_tokens" => Some(match self.exited {
                true => Value::Array(Vec::new()),
                false => vec![self.public_token.to_string()].into(),
            }),
            "report_type" => Some("FULL".into()),
            "historical_update_complete" => {
                Some(self.pulled(|it| it == Readiness::Historical).into())
            }
            "initial_update_complete" => Some(self.pulled(|it| it != Readiness::NotReady).into()),
            _ => self
                .of_subject(name)
                .or_else(|| words(schema, name).and_then(|words| Some((*words.first()?).into())))
                .or_else(|| self.of_time(name))
                .or_else(|| required.then(|| self.usual(name))?),
        }
    }

    /// Whether that much of the Item's transactions has been pulled; so it has where there is none.
    fn pulled(&self, enough: impl Fn(Readiness) -> bool) -> bool {
        let item = self.about.item;
        let readiness = item.and_then(|item| item.transactions_readiness(self.now));
        readiness.is_none_or(enough)
    }

    /// What is known of what it is about.
    fn of_subject(&mut self, name: &str) -> Option<Value> {
        let item = self.about.item;
        let session = match self.about.subject {
            Subject::Link { token, session_id } => Some((token, session_id)),
            _ => None,
        };
        let token = |(token, _): (LinkToken, Uuid)| token.to_string().into();
        let id = |(_, session_id): (LinkToken, Uuid)| session_id.to_string().into();
        match name {
            "account_id" => Some(item?.accounts.first()?.id.as_str().into()),
            "account_ids" => {
                let ids = item?.accounts.iter().map(|account| account.id.as_str());
                Some(ids.collect::<Vec<_>>().into())
            }
            "item_id" => Some(item?.id.as_str().into()),
            "link_session_id" => session.map(id),
            "link_token" => session.map(token),
            "removed_transactions" => {
                let removed = item?.id.of_part(self.made_up.chance());
                Some(vec![removed.as_str()].into())
            }
            "user_id" => Some(self.about.user.as_ref()?.as_str().into()),
            _ => None,
        }
    }

    fn of_time(&self, name: &str) -> Option<Value> {
        match name {
            "timestamp" | "issue_resolved_at" => Some(format!("{:.0}", self.now).into()),
            "consent_expiration_time" | "disconnect_time" => {
                Some(format!("{:.0}", self.now + NOTICE).into())
            }
            "skipped_origination_date" => {
                let today = jiff::tz::TimeZone::UTC.to_datetime(self.now).date();
                Some(today.to_string().into())
            }
            _ => None,
        }
    }

    /// What a required field has if there is nothing it could be about.
    fn usual(&mut self, name: &str) -> Option<Value> {
        let wallet = self.kind.0 == WebhookType::Wallet;
        let made_up = &mut self.made_up;
        let text = match name {
            "asset_report_id"
            | "issue_id"
            | "link_delivery_session_id"
            | "recurring_transfer_id"
            | "transfer_id" => made_up.uuid().to_string(),
            "beacon_duplicate_id" => made_up.prefixed("becdup_"),
            "beacon_report_id" => made_up.prefixed("becrpt_"),
            "beacon_report_syndication_id" => made_up.prefixed("becrsn_"),
            "beacon_user_id" => made_up.prefixed("becusr_"),
            "entity_screening_id" => made_up.prefixed("entscr_"),
            "event_id" => made_up.prefixed("ptevt_"),
            "identity_verification_id" => made_up.prefixed("idv_"),
            "screening_id" => made_up.prefixed("scr_"),
            "end_customer_client_id" | "originator_client_id" => made_up.hex(),
            "consent_id" => format!("consent-id-sandbox-{}", made_up.uuid()),
            "payment_id" => format!("payment-id-sandbox-{}", made_up.uuid()),
            "transaction_id" => format!("wallet-transaction-id-sandbox-{}", made_up.uuid()),
            "authorization_decision" => "declined".to_owned(),
            "institution_id" => "ins_109508".to_owned(),
            "institution_name" => "First Platypus Bank".to_owned(),
            "issue_description" => "Logins at this institution failed.".to_owned(),
            "old_payment_status" => "PAYMENT_STATUS_INITIATED".to_owned(),
            "new_payment_status" => "PAYMENT_STATUS_EXECUTED".to_owned(),
            "old_status" if wallet => "INITIATED".to_owned(),
            "new_status" if wallet => "EXECUTED".to_owned(),
            "old_status" => "UNAUTHORISED".to_owned(),
            "new_status" => "AUTHORISED".to_owned(),
            _ => return None,
        };
        Some(text.into())
    }
}

/// The `error` of a webhook: the one that is asked for, or the one it is about.
fn error(
    request: &Request,
    (kind, code, schema): Published,
    about: &About<'_>,
    made_up: &mut MadeUp,
) -> Result<Value, Error> {
    let asked = match request.error.as_deref() {
        None => None,
        Some(_) if contract::webhook_field(schema, "error").is_none() => {
            let (kind, code) = (kind.as_str(), code.as_str());
            return Err(refuse(format!("{kind} {code} carries no `error`")));
        }
        Some(name) => Some(ErrorCode::from_wire(name).ok_or_else(|| {
            refuse(format!(
                "Plaid has no error code {name}; expected one of https://plaid.com/docs/errors/"
            ))
        })?),
    };
    let usual = || match (kind, code) {
        (WebhookType::Assets, WebhookCode::Error) => {
            let token = about.item.map(|item| item.access_token);
            let token = token.unwrap_or_else(|| AccessToken(made_up.uuid()));
            Some(Error::assets_not_enabled(&[token.to_string()]))
        }
        (WebhookType::Item, WebhookCode::Error) => Some(ErrorCode::ItemLoginRequired.into()),
        (_, WebhookCode::UserPermissionRevoked) => {
            Some(ErrorCode::ItemUserPermissionRevoked.into())
        }
        _ => None,
    };
    let error = asked.map(Error::from).or_else(usual);
    Ok(error.as_ref().map_or(Value::Null, body))
}

/// An error as webhooks carry it.
fn body(error: &Error) -> Value {
    let entry = error.entry();
    let mut body = Map::new();
    let mut set = |name: &str, value: Value| body.insert(name.to_owned(), value);
    if let Some(message) = error.display_message() {
        set("display_message", message.into());
    }
    set("error_code", entry.code.into());
    set("error_message", error.message.as_ref().into());
    set("error_type", entry.error_type.as_str().into());
    set("status", entry.status.into());
    Value::Object(body)
}
