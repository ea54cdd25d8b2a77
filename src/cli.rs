//! Flags, and what is said on the terminal.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "this file speaks to the terminal"
)]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::IsTerminal;
use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::Timestamp;
use plaid_emulator::http::{App, Scenario, Settings};
use plaid_emulator::sandbox::Delays;
use plaid_emulator::sandbox::catalog::Catalog;
use plaid_emulator::sandbox::clock::ClockSettings;
use plaid_emulator::{api, contract, fixtures, server};
use rand::Rng;
use tokio::net::TcpListener;

/// A local, offline emulator of the Plaid Sandbox and of Plaid Link.
///
/// Started without arguments it serves on 127.0.0.1:4242.
#[derive(Debug, Parser)]
#[command(version, args_conflicts_with_subcommands = true)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    serve: Serve,
}

#[derive(Debug, Args)]
struct Serve {
    /// Port to listen on; 0 takes any free one
    #[arg(long, env = "PLAID_EMULATOR_PORT", default_value_t = 4242)]
    port: u16,
    /// Address to listen on
    #[arg(long, env = "PLAID_EMULATOR_HOST", default_value = "127.0.0.1")]
    host: IpAddr,
    /// Write the port to this file once it is open
    #[arg(long, value_name = "FILE", env = "PLAID_EMULATOR_PORT_FILE")]
    port_file: Option<PathBuf>,
    /// Lay a folder of fixtures over the built-in ones; can be repeated
    #[arg(
        long,
        value_name = "DIR",
        env = "PLAID_EMULATOR_FIXTURES",
        value_delimiter = ':'
    )]
    fixtures: Vec<PathBuf>,
    /// Repeat a run: the same seed and the same calls give the same bytes
    #[arg(long, value_name = "N", env = "PLAID_EMULATOR_SEED")]
    seed: Option<u64>,
    /// What the clock shows at the start, for example 2026-09-01T12:00:00Z
    #[arg(long, value_name = "TIMESTAMP", env = "PLAID_EMULATOR_NOW")]
    now: Option<Timestamp>,
    /// The clock stands still until it is told to move
    #[arg(long, env = "PLAID_EMULATOR_FREEZE")]
    freeze: bool,
    /// Accept only the clients of this file
    #[arg(long, value_name = "FILE", env = "PLAID_EMULATOR_CLIENTS")]
    clients: Option<PathBuf>,
    /// Settings of Link's pages: a JSON file, or JSON such as '{"consent": "share"}'
    #[arg(long, value_name = "FILE|JSON", env = "PLAID_EMULATOR_LINK_UI")]
    link_ui: Option<String>,
    /// Have Items, tokens and faults in every world before its first call: a JSON file, or the
    /// name of a built-in scenario
    #[arg(long, value_name = "FILE|NAME", env = "PLAID_EMULATOR_SCENARIO")]
    scenario: Option<String>,
    /// How long Plaid takes until data is there: plaid, none, or a part of that such as 10%
    #[arg(
        long,
        value_name = "plaid|none|N%",
        env = "PLAID_EMULATOR_DELAYS",
        default_value = "plaid"
    )]
    delays: Delays,
    /// Refuse calls over these rate limits: those of Plaid's Sandbox, or none
    #[arg(
        long,
        value_enum,
        env = "PLAID_EMULATOR_RATE_LIMITS",
        default_value_t = RateLimits::Off
    )]
    rate_limits: RateLimits,
    /// Milliseconds that Link takes for each pane, for tests that must not depend on its speed
    #[arg(
        long,
        value_name = "MS",
        env = "PLAID_EMULATOR_LINK_LATENCY",
        default_value_t = 0
    )]
    link_latency: u32,
    /// Tell the app of every event of Link as it happens; Plaid tells of most at the end only
    #[arg(long, env = "PLAID_EMULATOR_LIVE_EVENTS")]
    live_events: bool,
    /// Also deliver webhooks to this public host; can be repeated. Without it they go to this
    /// machine and private networks only
    #[arg(
        long,
        value_name = "HOST",
        env = "PLAID_EMULATOR_WEBHOOK_ALLOW",
        value_delimiter = ','
    )]
    webhook_allow: Vec<String>,
    /// What to log to standard error: error, warn, info, debug, or a filter such as
    /// plaid_emulator=debug
    #[arg(
        long,
        value_name = "FILTER",
        env = "PLAID_EMULATOR_LOG",
        default_value = "warn"
    )]
    log: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum RateLimits {
    Off,
    Plaid,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Check a folder of fixtures and print every problem
    Check {
        /// The folder
        dir: PathBuf,
    },
    /// Compare or renew the emulator's copy of Plaid's published OpenAPI file
    #[command(subcommand)]
    Contract(Contract),
    /// Print every operation of Plaid's and how deep it is emulated
    Coverage,
}

#[derive(Debug, Subcommand)]
enum Contract {
    /// Write the compact form of a published file
    Import {
        /// Plaid's OpenAPI file
        file: PathBuf,
        /// Where to write
        #[arg(long, value_name = "DIR", default_value = "fixtures/contract")]
        into: PathBuf,
    },
    /// Print how a published file differs from the one built in; fails if it does
    Diff {
        /// Plaid's OpenAPI file
        file: PathBuf,
    },
}

/// Does what the command line says.
///
/// # Errors
/// A sentence that says what was wrong and what to do.
pub(crate) fn run() -> Result<ExitCode, String> {
    let cli = Cli::parse();
    match cli.command {
        None => serve(&cli.serve),
        Some(Command::Check { dir }) => check(&dir),
        Some(Command::Contract(Contract::Import { file, into })) => import(&file, &into),
        Some(Command::Contract(Contract::Diff { file })) => diff(&file),
        Some(Command::Coverage) => {
            print!("{}", coverage());
            Ok(ExitCode::SUCCESS)
        }
    }
}

/// Prints why the emulator stopped.
pub(crate) fn complain(failure: &str) {
    eprintln!("{failure}");
}

fn serve(flags: &Serve) -> Result<ExitCode, String> {
    start_log(&flags.log)?;
    let catalog = Arc::new(load(flags)?);
    let scenario = flags.scenario.as_deref();
    let scenario = scenario
        .map(|wanted| scenario_of(wanted, &catalog))
        .transpose()?;
    let seed = flags.seed.unwrap_or_else(|| {
        // 48 bits are enough, and short enough to be typed again.
        fresh_seed() & 0xffff_ffff_ffff
    });
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|error| format!("error: the runtime could not be started: {error}"))?;
    runtime.block_on(async {
        let stop = server::told_to_stop()
            .map_err(|error| format!("error: signals cannot be listened to: {error}"))?;
        let listener = bind(flags).await?;
        let address = listener
            .local_addr()
            .map_err(|error| format!("error: {error}"))?;
        if let Some(file) = &flags.port_file {
            std::fs::write(file, address.port().to_string())
                .map_err(|error| format!("error: cannot write {}: {error}", file.display()))?;
        }
        let app = App::new(Settings {
            catalog,
            scenario,
            seed,
            clock: ClockSettings {
                start: flags.now,
                frozen: flags.freeze,
            },
            wall: server::wall,
        });
        print!("{}", banner(address, seed, flags));
        let reach = server::Reach::also(flags.webhook_allow.iter().cloned());
        server::run(app, listener, reach, stop).await;
        Ok(ExitCode::SUCCESS)
    })
}

fn load(flags: &Serve) -> Result<Catalog, String> {
    let mut catalog = fixtures::load(&flags.fixtures).map_err(|problems| problems.to_string())?;
    if let Some(file) = &flags.clients {
        let clients = fixtures::load_clients(file).map_err(|problems| problems.to_string())?;
        catalog.clients = Some(clients);
    }
    if let Some(settings) = &flags.link_ui {
        catalog.link_ui =
            fixtures::load_link_ui(settings).map_err(|problems| problems.to_string())?;
    }
    catalog.switches.link_latency = Duration::from_millis(u64::from(flags.link_latency));
    catalog.switches.delays = flags.delays;
    catalog.switches.live_events = flags.live_events;
    catalog.switches.rate_limits = flags.rate_limits == RateLimits::Plaid;
    Ok(catalog)
}

/// The scenario of a file or a name.
fn scenario_of(wanted: &str, catalog: &Arc<Catalog>) -> Result<Scenario, String> {
    let problem = |why: String| format!("error: scenario {wanted}: {why}");
    let text = match Scenario::built_in(wanted) {
        Some(text) => text.to_owned(),
        None => std::fs::read_to_string(wanted).map_err(|error| {
            let names: Vec<&str> = Scenario::names().collect();
            problem(format!(
                "{error}\nhelp: expected a file or one of {}",
                names.join(", ")
            ))
        })?,
    };
    Scenario::read(&text, catalog).map_err(problem)
}

async fn bind(flags: &Serve) -> Result<TcpListener, String> {
    let address = SocketAddr::new(flags.host, flags.port);
    TcpListener::bind(address).await.map_err(|error| match error.kind() {
        std::io::ErrorKind::AddrInUse => format!(
            "error: port {} is taken by another program\n\
             help: stop it, or choose another port with `--port N` (`--port 0` takes any free one)",
            flags.port
        ),
        std::io::ErrorKind::PermissionDenied => format!(
            "error: this user may not listen on port {}\nhelp: choose one above 1023 with `--port`",
            flags.port
        ),
        _ => format!("error: cannot listen on {address}: {error}"),
    })
}

#[expect(
    clippy::disallowed_methods,
    reason = "a run without --seed is meant to differ"
)]
fn fresh_seed() -> u64 {
    rand::rng().next_u64()
}

fn start_log(filter: &str) -> Result<(), String> {
    let filter = tracing_subscriber::EnvFilter::try_new(filter)
        .map_err(|error| format!("error: `--log {filter}` is no filter: {error}"))?;
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal())
        .init();
    Ok(())
}

fn banner(address: SocketAddr, seed: u64, flags: &Serve) -> String {
    let host = match address.ip() {
        ip if ip.is_unspecified() => "127.0.0.1".to_owned(),
        IpAddr::V6(ip) => format!("[{ip}]"),
        IpAddr::V4(ip) => ip.to_string(),
    };
    let url = format!("http://{host}:{}", address.port());
    let mut text = format!(
        "plaid-emulator {} is ready\n\n  \
         Plaid API    {url}\n  \
         Link script  <script src=\"{url}/link/v2/stable/link-initialize.js\"></script>\n  \
         Demo         {url}/demo\n  \
         Seed         {seed}{}\n\n",
        env!("CARGO_PKG_VERSION"),
        if flags.seed.is_none() {
            "  (repeat this run with --seed)"
        } else {
            ""
        },
    );
    if !address.ip().is_loopback() {
        text.push_str(
            "warning: this address can be reached from other machines; the emulator checks no \
             passwords and is meant for your own\n\n",
        );
    }
    text
}

fn check(dir: &Path) -> Result<ExitCode, String> {
    match fixtures::check(dir) {
        Ok(summary) => {
            println!("{summary}");
            Ok(ExitCode::SUCCESS)
        }
        Err(problems) => Err(problems.to_string()),
    }
}

fn read(file: &Path) -> Result<String, String> {
    std::fs::read_to_string(file)
        .map_err(|error| format!("error: cannot read {}: {error}", file.display()))
}

fn import(file: &Path, into: &Path) -> Result<ExitCode, String> {
    let files: BTreeMap<String, String> =
        contract::import(&read(file)?).map_err(|error| format!("error: {error}"))?;
    std::fs::create_dir_all(into)
        .map_err(|error| format!("error: cannot make {}: {error}", into.display()))?;
    for (name, text) in &files {
        let path = into.join(name);
        std::fs::write(&path, text)
            .map_err(|error| format!("error: cannot write {}: {error}", path.display()))?;
    }
    println!("wrote {} files into {}", files.len(), into.display());
    Ok(ExitCode::SUCCESS)
}

fn diff(file: &Path) -> Result<ExitCode, String> {
    let drifts = contract::diff(&read(file)?).map_err(|error| format!("error: {error}"))?;
    for drift in &drifts {
        println!("{drift}");
    }
    if drifts.is_empty() {
        println!(
            "no drift: {} operations as published",
            contract::operations().len()
        );
        return Ok(ExitCode::SUCCESS);
    }
    println!(
        "{} differences; renew with `plaid-emulator contract import`",
        drifts.len()
    );
    Ok(ExitCode::FAILURE)
}

fn coverage() -> String {
    let operations = contract::operations();
    let mut text = String::new();
    for operation in operations {
        let depth = api::depth(operation.path).as_str();
        let _ = writeln!(text, "{depth:<8}{:<6}{}", operation.method, operation.path);
    }
    let count = |depth| {
        operations
            .iter()
            .filter(|it| api::depth(it.path) == depth)
            .count()
    };
    let (live, absent) = (count(api::Depth::Live), count(api::Depth::Absent));
    let all = operations.len();
    let _ = writeln!(
        text,
        "\n{all} operations: {live} live, {absent} absent (HTTP 501)"
    );
    text
}
