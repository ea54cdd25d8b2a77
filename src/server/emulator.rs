//! The emulator inside another program's tests.

use std::io;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;

use jiff::Timestamp;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use super::{Reach, run, wall};
use crate::fixtures;
use crate::http::{App, Scenario, Settings};
use crate::sandbox::clock::ClockSettings;

/// A running emulator; it stops when it is dropped.
///
/// ```no_run
/// # async fn example() -> std::io::Result<()> {
/// use plaid_emulator::Emulator;
///
/// let emulator = Emulator::builder().seed(1).port(0).start().await?;
/// println!("point your Plaid client at {}", emulator.url());
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
pub struct Emulator {
    app: App,
    address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    serving: JoinHandle<()>,
}

/// How an [`Emulator`] is to run.
#[derive(Debug, Default)]
pub struct EmulatorBuilder {
    seed: u64,
    port: u16,
    clock: ClockSettings,
    fixtures: Vec<PathBuf>,
    link_ui: Option<String>,
    scenario: Option<String>,
}

impl Emulator {
    /// An emulator on 127.0.0.1 and any free port, with seed 0 and the real clock.
    pub fn builder() -> EmulatorBuilder {
        EmulatorBuilder::default()
    }

    /// The base URL for Plaid clients, without a slash at the end.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The service behind the socket, to call without one.
    pub fn app(&self) -> &App {
        &self.app
    }

    /// Stops taking calls, lets open ones finish, and returns when all is done.
    pub async fn stop(mut self) {
        self.stop.take();
        let _ = (&mut self.serving).await;
    }
}

impl Drop for Emulator {
    fn drop(&mut self) {
        // Dropping the sender tells the accept loop to end; it finishes in the background.
        self.stop.take();
    }
}

impl EmulatorBuilder {
    /// Where all chance comes from; the same seed gives the same ids.
    pub fn seed(mut self, seed: u64) -> Self {
        self.seed = seed;
        self
    }

    /// The port; 0 takes any free one.
    pub fn port(mut self, port: u16) -> Self {
        self.port = port;
        self
    }

    /// What the clock of every world shows at the start.
    pub fn now(mut self, now: Timestamp) -> Self {
        self.clock.start = Some(now);
        self
    }

    /// The clocks stand still until they are told to move.
    pub fn freeze(mut self) -> Self {
        self.clock.frozen = true;
        self
    }

    /// A folder of fixtures to lay over the built-in ones.
    pub fn fixtures(mut self, folder: impl Into<PathBuf>) -> Self {
        self.fixtures.push(folder.into());
        self
    }

    /// Settings of Link's pages: JSON such as `{"consent": "share"}`, or a file of it.
    pub fn link_ui(mut self, settings: impl Into<String>) -> Self {
        self.link_ui = Some(settings.into());
        self
    }

    /// Sets up every world before its first call: the JSON of a scenario, see the README of
    /// `fixtures`. What is wrong with it is said by [`EmulatorBuilder::start`].
    #[must_use]
    pub fn scenario(mut self, json: impl Into<String>) -> Self {
        self.scenario = Some(json.into());
        self
    }

    /// Starts serving.
    ///
    /// # Errors
    /// Those of binding the port; fixtures or settings with a problem.
    pub async fn start(self) -> io::Result<Emulator> {
        let invalid = |problems: fixtures::Problems| {
            io::Error::new(io::ErrorKind::InvalidInput, problems.to_string())
        };
        let mut catalog = fixtures::load(&self.fixtures).map_err(invalid)?;
        if let Some(settings) = &self.link_ui {
            catalog.link_ui = fixtures::load_link_ui(settings).map_err(invalid)?;
        }
        let catalog = Arc::new(catalog);
        let scenario = self.scenario.as_deref();
        let scenario = scenario
            .map(|text| Scenario::read(text, &catalog))
            .transpose()
            .map_err(|why| io::Error::new(io::ErrorKind::InvalidInput, why))?;
        let app = App::new(Settings {
            catalog,
            seed: self.seed,
            scenario,
            clock: self.clock,
            wall,
        });
        let listener = TcpListener::bind(("127.0.0.1", self.port)).await?;
        let address = listener.local_addr()?;
        let (stop, stopped) = oneshot::channel::<()>();
        let service = app.clone();
        let serving = tokio::spawn(async move {
            run(service, listener, Reach::default(), async {
                let _ = stopped.await;
            })
            .await;
        });
        Ok(Emulator {
            app,
            address,
            stop: Some(stop),
            serving,
        })
    }
}
