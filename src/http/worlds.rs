//! The worlds of a run, one for each client.

use std::collections::BTreeMap;
use std::pin::pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use jiff::Timestamp;
use tokio::sync::Notify;

use super::Settings;
use super::alarms::Alarms;
use crate::sandbox::Sandbox;
use crate::sandbox::catalog::{Catalog, Client};
use crate::sandbox::clock::Clock;
use crate::sandbox::ids::{Uuid, WorldTag};

/// The client whose world answers calls that name no client.
const NOBODY: &str = "";

/// All worlds. A lock is never held across an await: handlers are plain functions.
#[derive(Debug)]
pub struct Worlds {
    settings: Settings,
    started_at: Timestamp,
    by_client: Mutex<BTreeMap<String, Arc<World>>>,
    by_tag: Mutex<BTreeMap<WorldTag, Arc<World>>>,
    alarms: Alarms,
}

#[derive(Debug)]
struct World {
    client_id: String,
    state: Mutex<State>,
    /// Told when something has changed among its webhooks.
    news: Notify,
}

#[derive(Debug)]
struct State {
    sandbox: Sandbox,
    /// The world's deadline as [`Alarms`] has it.
    alarm: Option<Timestamp>,
    /// How often something had changed among its webhooks.
    changes: u64,
    /// The world was forgotten while somebody was on the way into it.
    forgotten: bool,
}

impl Worlds {
    pub(super) fn new(settings: Settings) -> Self {
        let started_at = (settings.wall)();
        Self {
            settings,
            started_at,
            by_client: Mutex::default(),
            by_tag: Mutex::default(),
            alarms: Alarms::default(),
        }
    }

    /// What fixtures say.
    pub fn catalog(&self) -> &Arc<Catalog> {
        &self.settings.catalog
    }

    /// The registered client with this id; `Err` if there is a clients file that lacks it.
    pub(super) fn registered(&self, client_id: &str) -> Result<Option<&Client>, NotRegistered> {
        match &self.settings.catalog.clients {
            None => Ok(None),
            Some(clients) => clients.get(client_id).map(Some).ok_or(NotRegistered),
        }
    }

    /// Does something in the world of a client, which is made if it is new.
    pub fn of_client<T>(&self, client_id: &str, act: impl FnOnce(&mut Sandbox) -> T) -> T {
        self.turn(&self.world_of(client_id), act)
    }

    /// Looks into the world of a client, and again whenever something has changed among its
    /// webhooks, until there is an answer; `None` if that takes longer than `limit` of real time.
    pub(super) async fn until<T>(
        &self,
        client_id: &str,
        limit: Duration,
        mut look: impl FnMut(&mut Sandbox) -> Option<T>,
    ) -> Option<T> {
        let found = async {
            loop {
                let world = self.world_of(client_id);
                let mut news = pin!(world.news.notified());
                // From here on no change is missed.
                news.as_mut().enable();
                if let Some(found) = self.turn(&world, &mut look) {
                    return found;
                }
                news.await;
            }
        };
        tokio::time::timeout(limit, found).await.ok()
    }

    fn world_of(&self, client_id: &str) -> Arc<World> {
        let mut worlds = lock(&self.by_client);
        match worlds.get(client_id) {
            Some(world) => Arc::clone(world),
            None => self.make(client_id, &mut worlds),
        }
    }

    /// Does something in the world for callers who name no client.
    pub fn of_nobody<T>(&self, act: impl FnOnce(&mut Sandbox) -> T) -> T {
        self.of_client(NOBODY, act)
    }

    /// Does something in the world a token names.
    pub fn of_token<T>(&self, token: Uuid, act: impl FnOnce(&mut Sandbox) -> T) -> Option<T> {
        let world = lock(&self.by_tag).get(&token.tag()).map(Arc::clone)?;
        Some(self.turn(&world, act))
    }

    /// The clients that have a world, sorted.
    pub fn clients(&self) -> Vec<String> {
        lock(&self.by_client)
            .keys()
            .filter(|client| *client != NOBODY)
            .cloned()
            .collect()
    }

    /// Makes a client's world as it was at the start, its clock too.
    pub(super) fn reset(&self, client_id: &str) {
        self.delete(client_id);
        self.of_client(client_id, |_| ());
    }

    /// Forgets a client's world. A call that is under way ends in the old one.
    pub(super) fn delete(&self, client_id: &str) {
        let mut worlds = lock(&self.by_client);
        let Some(world) = worlds.remove(client_id) else {
            return;
        };
        let mut state = lock(&world.state);
        lock(&self.by_tag).remove(&state.sandbox.tag());
        state.forgotten = true;
        let alarm = state.alarm.take();
        self.alarms.set(client_id, alarm, None);
        world.news.notify_waiters();
    }

    /// What the wall's clock shows.
    pub fn wall(&self) -> Timestamp {
        (self.settings.wall)()
    }

    pub(super) fn alarms(&self) -> &Alarms {
        &self.alarms
    }

    fn make(&self, client_id: &str, worlds: &mut BTreeMap<String, Arc<World>>) -> Arc<World> {
        // A world that is made anew starts like those of the beginning.
        let clock = Clock::new(self.settings.clock, self.started_at);
        let catalog = Arc::clone(&self.settings.catalog);
        let mut sandbox = Sandbox::new(catalog, self.settings.seed, client_id, clock);
        sandbox.advance_to(self.wall());
        if let Some(scenario) = &self.settings.scenario
            && let Err(why) = scenario.set(&mut sandbox, self.wall())
        {
            // It was tried when it was read.
            tracing::error!("the scenario does not fit: {why}");
        }
        let tag = sandbox.tag();
        let state = State {
            sandbox,
            alarm: None,
            changes: 0,
            forgotten: false,
        };
        let world = Arc::new(World {
            client_id: client_id.to_owned(),
            state: Mutex::new(state),
            news: Notify::new(),
        });
        worlds.insert(client_id.to_owned(), Arc::clone(&world));
        lock(&self.by_tag).insert(tag, Arc::clone(&world));
        world
    }

    fn turn<T>(&self, world: &World, act: impl FnOnce(&mut Sandbox) -> T) -> T {
        let mut state = lock(&world.state);
        state.sandbox.advance_to((self.settings.wall)());
        let result = act(&mut state.sandbox);
        let changes = state.sandbox.webhook_changes();
        if changes != state.changes {
            state.changes = changes;
            world.news.notify_waiters();
        }
        let alarm = state.sandbox.wake_at();
        if alarm != state.alarm && !state.forgotten {
            self.alarms.set(&world.client_id, state.alarm, alarm);
            state.alarm = alarm;
        }
        result
    }
}

/// There is a clients file, and it does not know the client.
#[derive(Debug)]
pub(super) struct NotRegistered;

/// A panic in one call must not end the world for all later ones.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
