//! What has happened to connections with a login at a bank, in order.

use jiff::Timestamp;

use super::scopes::Scopes;
use super::{BankLogin, Sandbox};
use crate::errors::Error;
use crate::sandbox::ids::{ApplicationId, ItemId, Uuid};
use crate::sandbox::named::named;

named! {
    /// What has happened.
    pub enum ActivityType {
        ItemCreate = "ITEM_CREATE",
        ItemImport = "ITEM_IMPORT",
        ItemRemove = "ITEM_REMOVE",
        ItemUnlink = "ITEM_UNLINK",
        ItemUpdate = "ITEM_UPDATE",
        PortalUnlink = "PORTAL_UNLINK",
        ScopesUpdate = "SCOPES_UPDATE",
    }
}

named! {
    /// Who has asked a person for their password.
    pub enum Authenticator {
        DataPartner = "DATA_PARTNER",
        Plaid = "PLAID",
    }
}

/// Something that has happened to a connection.
#[derive(Debug)]
pub struct Activity {
    /// Its id.
    pub id: Uuid,
    /// What.
    pub kind: ActivityType,
    /// When.
    pub at: Timestamp,
    /// Whose doing it was.
    pub initiator: ApplicationId,
    /// Whose connection it was, where that is another's.
    pub target: Option<ApplicationId>,
    /// What may be read since, where that has changed.
    pub scopes: Option<Scopes>,
    /// Who has asked for the password, where there was one.
    pub authenticator: Option<Authenticator>,
    pub(super) login: BankLogin,
}

/// A page of activities.
#[derive(Debug)]
pub struct ActivityPage<'a> {
    /// The page, the oldest first.
    pub activities: Vec<&'a Activity>,
    /// Where the next begins, if there is one.
    pub cursor: Option<Uuid>,
}

impl Sandbox {
    /// Notes what the world's own app has done with an Item of its own.
    pub(in crate::sandbox) fn note_activity(&mut self, item_id: ItemId, kind: ActivityType) {
        let Some(item) = self.items.get(&item_id) else {
            return;
        };
        let oauth = self.institution(&item.institution_id).map(|it| it.oauth);
        let authenticator = match oauth {
            Some(true) => Authenticator::DataPartner,
            _ => Authenticator::Plaid,
        };
        let login = item.bank_login();
        let initiator = self.mint.application_id().clone();
        let activity = Activity {
            authenticator: (kind == ActivityType::ItemCreate).then_some(authenticator),
            ..self.activity(kind, initiator, login)
        };
        self.applications.activities.push(activity);
    }

    /// Something that happens now.
    pub(super) fn activity(
        &mut self,
        kind: ActivityType,
        initiator: ApplicationId,
        login: BankLogin,
    ) -> Activity {
        Activity {
            id: self.mint.activity_id(),
            kind,
            at: self.now,
            initiator,
            target: None,
            scopes: None,
            authenticator: None,
            login,
        }
    }

    /// What has happened to connections with the login of an Item, after the activity that
    /// `cursor` names.
    ///
    /// # Errors
    /// Those of [`Sandbox::item`]; `INVALID_FIELD` for a cursor that is none.
    pub fn list_activities(
        &self,
        access_token: &str,
        cursor: Option<&str>,
        count: usize,
    ) -> Result<ActivityPage<'_>, Error> {
        let item = self.item(access_token)?;
        let all = self.applications.activities.iter();
        let mut rest: Vec<&Activity> = all.filter(|it| it.login.is_of(item)).collect();
        if let Some(cursor) = cursor.filter(|it| !it.is_empty()) {
            let last = Uuid::parse(cursor);
            let place = rest.iter().position(|it| Some(it.id) == last);
            let place = place.ok_or_else(|| Error::id_not_found("cursor"))?;
            rest.drain(..=place);
        }
        let more = rest.len() > count;
        rest.truncate(count);
        let last = rest.last().map(|it| it.id);
        Ok(ActivityPage {
            cursor: last.filter(|_| more),
            activities: rest,
        })
    }
}
