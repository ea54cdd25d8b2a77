//! The emulator beside a bare hyper server, over sockets, in one run: `cargo bench --bench load`.
//!
//! Three servers take turns: the emulator; a hyper server that parses the same request bodies and
//! serialises the same answers from typed structs; and a hyper server that answers the same bytes
//! without looking. `docs/performance.md` says what the columns mean.
#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "this program measures time and speaks to the terminal"
)]

mod bare;
mod bodies;
mod calls;
mod generator;
mod process;
mod report;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use calls::{Call, Recorded};
use process::{Kind, Running};
use report::{Cost, Report, Start};

/// Anything that stops a run; shown to the person who started it.
type Failure = Box<dyn std::error::Error>;

/// How often each server is started.
const STARTS: usize = 20;
/// How often each server is measured with each call.
const ROUNDS: usize = 5;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let outcome = match arguments.as_slice() {
        [bare, kind, port, files @ ..] if bare == "bare" => bare::serve(kind, port, files),
        // `cargo test --benches` starts this program too, to see that it starts.
        rest if !rest.iter().any(|it| it == "--bench") => Ok(()),
        _ => measure(),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("error: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn measure() -> Result<(), Failure> {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("load");
    fs::create_dir_all(&folder)?;
    let (recorded, files) = record(&folder)?;
    let mut report = Report::default();
    eprintln!("starting each server {STARTS} times ...");
    for _ in 0..STARTS {
        for kind in Kind::ALL {
            let start = start(kind, &files)?;
            report.starts.entry(kind).or_default().push(start);
        }
    }
    load(&recorded, &files, &mut report)?;
    println!("{report}");
    Ok(())
}

/// The emulator's answers to the three calls, and the files they are kept in.
fn record(folder: &Path) -> Result<(Vec<Recorded>, Vec<PathBuf>), Failure> {
    let emulator = Running::start(Kind::Emulator, &[])?;
    let recorded = calls::record(emulator.port)?;
    let mut files = Vec::new();
    for answer in &recorded {
        let file = folder.join(answer.call.file_name());
        fs::write(&file, &answer.answer)?;
        files.push(file);
    }
    Ok((recorded, files))
}

/// Starts a server and asks one question as soon as it listens.
fn start(kind: Kind, files: &[PathBuf]) -> Result<Start, Failure> {
    let link_token_only = &files[..1];
    let begun = Instant::now();
    let server = Running::start(kind, link_token_only)?;
    let first_answer = calls::ask(
        server.port,
        Call::LinkTokenCreate.path(),
        &calls::link_token_body(),
    )?;
    let took = begun.elapsed();
    if !first_answer.starts_with("HTTP/1.1 200") {
        return Err(format!("the first answer of {kind:?} is {first_answer}").into());
    }
    Ok(Start {
        took,
        resident_kb: server.resident_kb()?,
    })
}

/// Puts all servers under load in turn, and notes what each request costs them.
fn load(recorded: &[Recorded], files: &[PathBuf], report: &mut Report) -> Result<(), Failure> {
    let mut servers = Vec::new();
    for kind in Kind::ALL {
        servers.push(Running::start(kind, files)?);
    }
    // The emulator repeats its ids, so a second one knows the tokens of the first.
    calls::prepare(servers[0].port)?;
    for answer in recorded {
        for server in &servers {
            calls::expect_same(server.port, server.kind, answer)?;
            generator::run(server.port, answer, answer.call.requests() / 10)?;
        }
        for round in 1..=ROUNDS {
            eprintln!("{} round {round} of {ROUNDS} ...", answer.call.path());
            for server in &servers {
                let cost = one_load(server, answer)?;
                let costs = report.costs.entry((answer.call, server.kind));
                costs.or_default().push(cost);
            }
        }
        for server in &servers {
            let resident = server.resident_kb()?;
            report.resident.insert((answer.call, server.kind), resident);
        }
    }
    Ok(())
}

fn one_load(server: &Running, answer: &Recorded) -> Result<Cost, Failure> {
    let requests = answer.call.requests();
    let cpu_before = server.cpu()?;
    let begun = Instant::now();
    generator::run(server.port, answer, requests)?;
    let took = begun.elapsed();
    let cpu = server.cpu()?.saturating_sub(cpu_before);
    let per_request = |all: Duration| all.as_secs_f64() / requests as f64;
    Ok(Cost {
        wall: per_request(took),
        cpu: per_request(cpu),
    })
}
