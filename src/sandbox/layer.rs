//! What people share through Layer: a token for it, and how often they have changed it.
//! <https://plaid.com/docs/api/products/layer/>

use std::collections::{BTreeMap, BTreeSet};

use jiff::{SignedDuration, Timestamp};

use super::catalog::{Demand, IdentityField, LayerTemplate, ProfileIdentity};
use super::ids::{ItemId, LinkToken, ProfileToken, Uuid};
use super::phones::national;
use super::webhooks::Payload;
use super::{Handover, Item, LinkSession, NewItem, Sandbox};
use crate::errors::{Error, ErrorCode};

/// How long what was shared can be read.
pub(super) const LIFE: SignedDuration = SignedDuration::from_mins(30);
const DAY: SignedDuration = SignedDuration::from_hours(24);
/// The template of ids that no fixture names.
const USUAL_TEMPLATE: &str = "default";
/// How ids of templates begin in Plaid's Dashboard.
const TEMPLATE: &str = "template_";

/// What somebody has shared.
#[derive(Debug)]
pub struct SharedProfile {
    /// Their details, those that were asked for.
    pub identity: ProfileIdentity,
    /// Their phone number, E.164.
    pub phone_number: String,
    /// The session of Link in which they did.
    pub session_id: Uuid,
    items: Vec<ItemId>,
    edited: BTreeSet<IdentityField>,
    expires_at: Timestamp,
}

/// How often a detail has been changed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct EditCounts {
    /// In the session itself.
    pub current: usize,
    /// In the last day.
    pub day: usize,
    /// In the last 30 days.
    pub month: usize,
    /// In the last 365 days.
    pub year: usize,
    /// Ever.
    pub all_time: usize,
}

/// What this world knows of what people have shared.
#[derive(Debug, Default)]
pub(super) struct SharedProfiles {
    by_token: BTreeMap<ProfileToken, SharedProfile>,
    /// When a detail was changed, by number and detail.
    edits: BTreeMap<(String, IdentityField), Vec<Timestamp>>,
}

impl Sandbox {
    /// The template with an id of Plaid's Dashboard. One that no fixture names is as `default`.
    ///
    /// # Errors
    /// `INVALID_FIELD` for what cannot be the id of a template.
    pub fn layer_template(&self, id: &str) -> Result<&LayerTemplate, Error> {
        let templates = &self.catalog.layer_templates;
        let usual = templates.get(USUAL_TEMPLATE);
        let well_formed = id.strip_prefix(TEMPLATE).is_some_and(|rest| {
            !rest.is_empty() && rest.bytes().all(|it| it.is_ascii_alphanumeric())
        });
        templates
            .get(id)
            .or_else(|| usual.filter(|_| well_formed))
            .ok_or_else(|| {
                let rule = "the id of a Layer template of your dashboard, such as template_4s7";
                Error::invalid_field("template_id", rule)
            })
    }

    /// Makes the Item of what somebody shares, and a token for all of it.
    pub(super) fn share_profile(&mut self, token: LinkToken, session: &mut LinkSession) {
        let configuration = &self.link_tokens[&token].configuration;
        let Some(template) = &configuration.layer else {
            return;
        };
        let mut identity = session.layer.identity.clone();
        for field in IdentityField::ALL {
            if template.demand(*field) == Demand::Skip {
                identity.forget(*field);
            }
        }
        let picked = session.layer.picked.take();
        let picked = picked.filter(|_| template.accounts != Demand::Skip);
        let new = picked.map(|picked| NewItem {
            // Layer brings no consumer reports.
            products: self.products_of(configuration, &picked.institution_id).0,
            institution_id: picked.institution_id,
            user: picked.user,
            webhook: configuration.webhook.clone(),
            accounts: Some(picked.accounts),
            history: configuration.history,
            user_id: configuration.user_id.clone(),
        });
        let items = new.map(|new| self.create_item(new).1);
        let number = session.phone.clone().unwrap_or_default();
        let shared = SharedProfile {
            identity,
            phone_number: format!("+1{}", national(&number)),
            session_id: session.id,
            items: items.into_iter().collect(),
            edited: session.layer.edited.clone(),
            expires_at: self.now + LIFE,
        };
        for field in &shared.edited {
            let edits = &mut self.profiles.edits;
            let times = edits.entry((national(&number), *field)).or_default();
            times.push(self.now);
        }
        let token = self.mint.profile_token();
        self.profiles.by_token.insert(token, shared);
        session.handover = Some(Handover::Profile(token));
    }

    /// Tells the app that somebody has shown to own their phone.
    pub(super) fn announce_layer(&mut self, token: LinkToken, session: &LinkSession) {
        if self.link_tokens[&token].configuration.layer.is_some() {
            self.notify_of_link(token, session.id, Payload::LayerAuthenticationPassed);
        }
    }

    /// What somebody has shared through Layer.
    ///
    /// # Errors
    /// `INVALID_PUBLIC_TOKEN` if the token is malformed, unknown or over 30 minutes old.
    pub fn shared_profile(&self, text: &str) -> Result<&SharedProfile, Error> {
        let token = ProfileToken::parse(text)?;
        let shared = self.profiles.by_token.get(&token);
        let shared = shared.ok_or(Error::from(ErrorCode::InvalidPublicToken))?;
        if self.now >= shared.expires_at {
            return Err(Error::public_token_expired());
        }
        Ok(shared)
    }

    /// The Items that came with what somebody has shared, and are there yet.
    pub fn shared_items<'a>(&'a self, shared: &'a SharedProfile) -> impl Iterator<Item = &'a Item> {
        let items = shared.items.iter();
        items.filter_map(|id| self.item_by_id(*id))
    }

    /// How often a detail of somebody has been changed.
    pub fn edits_of(&self, shared: &SharedProfile, field: IdentityField) -> EditCounts {
        let key = (national(&shared.phone_number), field);
        let times = self.profiles.edits.get(&key).map_or(&[][..], Vec::as_slice);
        let since = |days: i32| {
            let since = self.now - DAY * days;
            times.iter().filter(|time| **time > since).count()
        };
        EditCounts {
            current: usize::from(shared.edited.contains(&field)),
            day: since(1),
            month: since(30),
            year: since(365),
            all_time: times.len(),
        }
    }
}
