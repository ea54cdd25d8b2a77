//! Apps that are connected with a person's login at a bank, as the bank sees them.
//! <https://plaid.com/core-exchange/docs/consent-management/permissions-manager/>
//!
//! A bank asks with the token of an Item it has imported, and an app may ask with that of one of
//! its own: either way it is told who is connected with the login behind the Item. In a world that
//! is the app of its client, and others that were seeded.

mod activities;
mod data_access;
mod scopes;

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::Timestamp;

use super::catalog::{Application, TestUser};
use super::direct_link::DirectLink;
use super::ids::{AccessToken, ApplicationId, ItemId, Uuid};
use super::{Item, Sandbox};
use crate::errors::Error;

pub use activities::{Activity, ActivityPage, ActivityType, Authenticator};
pub use data_access::{DataReads, ReadData};
pub(in crate::sandbox) use scopes::Refused;
pub use scopes::{AccountScope, ProductScope, Scopes};

/// What a world knows of connections beyond its Items.
#[derive(Debug, Default)]
pub(super) struct Applications {
    seeded: Vec<Seeded>,
    activities: Vec<Activity>,
}

/// The connection of another app.
#[derive(Debug)]
struct Seeded {
    application_id: ApplicationId,
    login: BankLogin,
    created_at: Timestamp,
    /// Positions of the accounts it may read.
    accounts: BTreeSet<usize>,
    refused: Refused,
}

/// A login at a bank, which several Items can be of.
#[derive(Debug, Clone)]
struct BankLogin {
    institution_id: String,
    user: Arc<TestUser>,
    /// The only Item there is of it, where nobody has logged in.
    alone: Option<ItemId>,
}

/// An app, and its id and name.
#[derive(Debug)]
pub struct KnownApplication<'a> {
    /// `application_id`.
    pub id: ApplicationId,
    /// Its name.
    pub name: &'a str,
    /// What else is known of it.
    pub about: &'a Application,
}

/// An app that is connected with a login.
#[derive(Debug)]
pub struct Connected<'a> {
    /// The app.
    pub application: KnownApplication<'a>,
    /// Since when.
    pub created_at: Timestamp,
    /// What it may read.
    pub scopes: Scopes,
    /// When it last read data of each kind.
    pub reads: DataReads,
}

/// Where a person decides what an app may read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScopesPlace {
    /// On the bank's own site on their way through Link, which is known by this.
    Enrollment(Uuid),
    /// Afterwards, where the bank shows who is connected.
    Portal,
}

impl BankLogin {
    /// Whether an Item is of it.
    fn is_of(&self, item: &Item) -> bool {
        match self.alone {
            Some(item_id) => item.id == item_id,
            None => {
                !item.is_manual()
                    && item.institution_id == self.institution_id
                    && are_same(&item.user, &self.user)
            }
        }
    }

    /// Whether another is the same.
    fn is(&self, other: &Self) -> bool {
        self.alone == other.alone
            && self.institution_id == other.institution_id
            && are_same(&self.user, &other.user)
    }
}

/// Whether two who have logged in are the same. Custom users have one name for all of them, and
/// are told apart by their accounts.
fn are_same(one: &Arc<TestUser>, other: &Arc<TestUser>) -> bool {
    let accounts = || one.accounts.iter().zip(&other.accounts);
    Arc::ptr_eq(one, other)
        || one.username == other.username
            && one.accounts.len() == other.accounts.len()
            && accounts().all(|(a, b)| a.mask == b.mask && a.name == b.name)
}

impl Item {
    /// The login it is of.
    fn bank_login(&self) -> BankLogin {
        BankLogin {
            institution_id: self.institution_id.clone(),
            user: Arc::clone(&self.user),
            alone: self.is_manual().then_some(self.id),
        }
    }
}

impl Sandbox {
    /// The app of this world's client. Unless a fixture names it, it goes by what it called itself
    /// in Link the last time.
    pub fn own_application(&self) -> KnownApplication<'_> {
        let about = &self.catalog.own_application;
        let newest = self.link_tokens.values().max_by_key(|it| it.created_at);
        let in_link = newest.map(|it| it.configuration.client_name.as_str());
        KnownApplication {
            id: self.mint.application_id().clone(),
            name: about.name.as_deref().or(in_link).unwrap_or(&self.client_id),
            about,
        }
    }

    /// An app by its id.
    ///
    /// # Errors
    /// `INVALID_FIELD` if there is none.
    pub fn application(&self, application_id: &str) -> Result<KnownApplication<'_>, Error> {
        if self.mint.application_id().as_str() == application_id {
            return Ok(self.own_application());
        }
        let about = self.catalog.applications.get(application_id);
        let about = about.ok_or_else(|| Error::id_not_found("application_id"))?;
        Ok(KnownApplication {
            id: ApplicationId::new(application_id),
            name: about.name.as_deref().unwrap_or_default(),
            about,
        })
    }

    /// Makes an Item for a bank that wants to see who is connected with a login of its own,
    /// `/item/import`.
    ///
    /// # Errors
    /// Those of [`Sandbox::create_item_without_link`].
    pub fn import_item(&mut self, link: DirectLink<'_>) -> Result<AccessToken, Error> {
        let (public_token, item_id) = self.link_directly(link, ActivityType::ItemImport)?;
        self.public_tokens.remove(&public_token);
        Ok(self.items[&item_id].access_token)
    }

    /// The apps connected with the login of an Item, the oldest connection first.
    ///
    /// # Errors
    /// Those of [`Sandbox::item`].
    pub fn connected_applications(&self, access_token: &str) -> Result<Vec<Connected<'_>>, Error> {
        let seen_by = self.item(access_token)?;
        let mut connected: Vec<Connected<'_>> = Vec::new();
        connected.extend(self.own_connection(seen_by));
        for seeded in self.seeded_with(seen_by) {
            let id = seeded.application_id.as_str();
            if connected.iter().any(|it| it.application.id.as_str() == id) {
                continue;
            }
            connected.push(Connected {
                application: self.application(id)?,
                created_at: seeded.created_at,
                scopes: scopes::told(seen_by, &seeded.refused, &seeded.accounts, None),
                reads: DataReads::new(),
            });
        }
        connected.sort_by_key(|it| it.created_at);
        Ok(connected)
    }

    /// The connection of the world's own app, told in the account ids of an Item.
    fn own_connection(&self, seen_by: &Item) -> Option<Connected<'_>> {
        let own = || self.own_items(seen_by);
        let newest = own().max_by_key(|item| (item.created_at, item.id))?;
        let accounts = newest.shared_positions().into_iter().collect();
        Some(Connected {
            application: self.own_application(),
            created_at: own().map(|item| item.created_at).min()?,
            scopes: scopes::told(seen_by, &newest.refused, &accounts, Some(newest)),
            reads: data_access::latest(own()),
        })
    }

    /// Items by which the world's own app reads the login of another.
    fn own_items(&self, seen_by: &Item) -> impl Iterator<Item = &Item> {
        let login = seen_by.bank_login();
        let items = self.items.values();
        items.filter(move |item| {
            login.is_of(item) && !item.imported && !item.removed && !item.is_revoked()
        })
    }

    fn seeded_with(&self, seen_by: &Item) -> impl Iterator<Item = &Seeded> {
        let seeded = self.applications.seeded.iter();
        seeded.filter(|it| it.login.is_of(seen_by))
    }

    /// Connects another app with the login of an imported Item; the id of the Item that app has.
    ///
    /// # Errors
    /// Those of [`Sandbox::item`]; `INVALID_FIELD` for an Item that was not imported, and for an
    /// app there is not.
    pub fn seed_application(
        &mut self,
        access_token: &str,
        application_id: &str,
    ) -> Result<ItemId, Error> {
        let item = self.item(access_token)?;
        if !item.imported {
            let rule = "that of an Item made by /item/import";
            return Err(Error::invalid_field("access_token", rule));
        }
        let login = item.bank_login();
        let accounts = (0..item.user.accounts.len()).collect();
        let application_id = self.application(application_id)?.id;
        self.applications.seeded.push(Seeded {
            application_id: application_id.clone(),
            login: login.clone(),
            created_at: self.now,
            accounts,
            refused: Refused::default(),
        });
        let activity = self.activity(ActivityType::ItemCreate, application_id, login);
        self.applications.activities.push(activity);
        Ok(self.mint.item_id())
    }

    /// Ends the connection of an app with the login of an Item. Items of the world's own app are
    /// revoked, which it is told of.
    ///
    /// # Errors
    /// Those of [`Sandbox::item`]; `INVALID_FIELD` for an app that is not connected.
    pub fn unlink_application(
        &mut self,
        access_token: &str,
        application_id: &str,
    ) -> Result<(), Error> {
        let (application_id, own) = self.connection(access_token, application_id)?;
        let item = self.item(access_token)?;
        let login = item.bank_login();
        let seeded = &mut self.applications.seeded;
        seeded.retain(|it| it.application_id != application_id || !it.login.is(&login));
        let initiator = self.mint.application_id().clone();
        let activity = Activity {
            target: Some(application_id),
            ..self.activity(ActivityType::ItemUnlink, initiator, login)
        };
        self.applications.activities.push(activity);
        for item_id in own {
            self.revoke_permission(item_id);
        }
        Ok(())
    }

    /// The id of a connected app, and the Items it has in this world.
    fn connection(
        &self,
        access_token: &str,
        application_id: &str,
    ) -> Result<(ApplicationId, Vec<ItemId>), Error> {
        let seen_by = self.item(access_token)?;
        let application_id = self.application(application_id)?.id;
        let own: Vec<ItemId> = match *self.mint.application_id() == application_id {
            true => self.own_items(seen_by).map(|item| item.id).collect(),
            false => Vec::new(),
        };
        let mut seeded = self.seeded_with(seen_by);
        if own.is_empty() && !seeded.any(|it| it.application_id == application_id) {
            return Err(Error::id_not_found("application_id"));
        }
        Ok((application_id, own))
    }

    /// Changes what a connected app may read of the login of an Item.
    ///
    /// # Errors
    /// Those of [`Sandbox::item`]; `INVALID_ACCOUNT_ID` for an account that the Item does not
    /// have; `INVALID_FIELD` for an app that is not connected, or on its way through Link is
    /// another; there also those of [`Sandbox::grant_oauth`].
    pub fn update_scopes(
        &mut self,
        access_token: &str,
        application_id: &str,
        scopes: Scopes,
        place: ScopesPlace,
    ) -> Result<(), Error> {
        let seen_by = self.item(access_token)?;
        let login = seen_by.bank_login();
        let username = seen_by.username().to_owned();
        let accounts = scopes.accounts.as_deref();
        let listed = scopes::named_positions(seen_by, accounts.unwrap_or_default())?;
        let authorized = scopes::authorized(seen_by, &listed, scopes.new_accounts);
        let application_id = match place {
            ScopesPlace::Enrollment(state) => {
                let application_id = self.application(application_id)?.id;
                if *self.mint.application_id() != application_id {
                    return Err(Error::id_not_found("application_id"));
                }
                let accounts: Vec<usize> = authorized.into_iter().collect();
                self.grant_oauth(state, &username, &accounts)?;
                application_id
            }
            ScopesPlace::Portal => {
                let (application_id, own) = self.connection(access_token, application_id)?;
                let authorized = scopes.accounts.is_some().then_some(authorized);
                let refused = Refused::by(&scopes, &listed);
                self.permit(&login, &application_id, authorized.as_ref(), &refused);
                for item_id in own {
                    self.permit_own(item_id, authorized.as_ref(), &refused);
                }
                application_id
            }
        };
        let initiator = self.mint.application_id().clone();
        let activity = Activity {
            target: Some(application_id),
            scopes: Some(scopes),
            ..self.activity(ActivityType::ScopesUpdate, initiator, login)
        };
        self.applications.activities.push(activity);
        Ok(())
    }

    /// Changes what another app may read.
    fn permit(
        &mut self,
        login: &BankLogin,
        application_id: &ApplicationId,
        authorized: Option<&BTreeSet<usize>>,
        refused: &Refused,
    ) {
        for seeded in &mut self.applications.seeded {
            if seeded.login.is(login) && seeded.application_id == *application_id {
                if let Some(accounts) = authorized {
                    seeded.accounts.clone_from(accounts);
                }
                seeded.refused = refused.clone();
            }
        }
    }

    /// Changes what the world's own app may read by an Item.
    fn permit_own(
        &mut self,
        item_id: ItemId,
        authorized: Option<&BTreeSet<usize>>,
        refused: &Refused,
    ) {
        let Some(item) = self.items.get_mut(&item_id) else {
            return;
        };
        item.refused = refused.clone();
        let before = item.shared_positions();
        let after = authorized.map(|it| it.iter().copied().collect::<Vec<usize>>());
        if let Some(after) = after.filter(|after| *after != before) {
            self.share_accounts(item_id, &after);
            self.announce_other_accounts(item_id, &before);
        }
        self.note_consent(item_id);
    }
}
