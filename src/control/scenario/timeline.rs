//! What a scenario has happen later, by the world's clock.

use jiff::{SignedDuration, Timestamp};
use serde::Deserialize;

use super::super::{faults, items, transactions, webhooks};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::webhooks::{FiredCode, WebhookType};
use crate::sandbox::{Deed, Sandbox};

/// One moment: when, and what happens.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Moment {
    /// How long after the world was made; this or `at`.
    after: Option<SignedDuration>,
    /// When.
    at: Option<Timestamp>,
    r#do: Do,
}

/// What happens: exactly one of these.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Do {
    /// An Item changes.
    change: Option<items::Request>,
    /// A token comes to its end.
    expire: Option<String>,
    /// A rule for calls stands from then on.
    fault: Option<faults::Request>,
    /// A webhook is fired.
    fire_webhook: Option<Fire>,
    /// A bank tells of transactions.
    transactions: Option<transactions::Planned>,
    /// A rule for webhooks stands from then on.
    webhook_rule: Option<webhooks::Rule>,
}

/// What `/sandbox/item/fire_webhook` takes.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Fire {
    access_token: String,
    webhook_code: FiredCode,
    webhook_type: Option<WebhookType>,
}

impl Moment {
    /// Plans it in a world.
    ///
    /// # Errors
    /// `EMULATOR_BAD_REQUEST` for a moment that says no time or two, and nothing or two things to
    /// do, and for what the world does not have.
    pub(super) fn plan(&self, world: &mut Sandbox) -> Result<(), Error> {
        let at = match (self.after, self.at) {
            (Some(after), None) if after.is_negative() => {
                return Err(refuse("`after` must not be negative"));
            }
            (Some(after), None) => world.now() + after,
            (None, Some(at)) => at,
            _ => return Err(refuse("expected exactly one of `after` and `at`")),
        };
        let deed = self.r#do.deed(world)?;
        world.plan(at, deed);
        Ok(())
    }
}

impl Do {
    fn deed(&self, world: &Sandbox) -> Result<Deed, Error> {
        let mut deeds = Vec::new();
        if let Some(request) = &self.change {
            world.item_state(&request.item)?;
            deeds.push(Deed::Change(request.item.clone(), items::read(request)?));
        }
        if let Some(token) = &self.expire {
            deeds.push(Deed::EndToken(token.clone()));
        }
        if let Some(request) = &self.fault {
            deeds.push(Deed::AddFault(faults::read(request, world)?));
        }
        if let Some(fire) = &self.fire_webhook {
            world.item(&fire.access_token)?;
            deeds.push(Deed::FireWebhook {
                access_token: fire.access_token.clone(),
                code: fire.webhook_code,
                webhook_type: fire.webhook_type,
            });
        }
        if let Some(request) = &self.transactions {
            let (item, told) = transactions::read(request, world)?;
            deeds.push(Deed::TellOfTransactions(item, told));
        }
        if let Some(request) = &self.webhook_rule {
            deeds.push(Deed::AddWebhookRule(webhooks::read_rule(request, world)?));
        }
        match (deeds.pop(), deeds.pop()) {
            (Some(deed), None) => Ok(deed),
            _ => Err(refuse(
                "`do` must have exactly one of `change`, `expire`, `fault`, `fire_webhook`, \
                 `transactions` and `webhook_rule`",
            )),
        }
    }
}

fn refuse(message: &'static str) -> Error {
    Error::new(ErrorCode::EmulatorBadRequest, message)
}
