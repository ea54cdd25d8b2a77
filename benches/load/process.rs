//! Servers as processes: started here, measured through `/proc`, stopped by their id.

use std::fs;
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::Failure;

/// The three servers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    Emulator,
    Typed,
    Same,
}

impl Kind {
    pub(crate) const ALL: [Self; 3] = [Self::Emulator, Self::Typed, Self::Same];

    pub(crate) const fn title(self) -> &'static str {
        match self {
            Self::Emulator => "emulator",
            Self::Typed => "bare, parses and serialises",
            Self::Same => "bare, same bytes",
        }
    }
}

/// A server that ends with this value.
pub(crate) struct Running {
    pub(crate) kind: Kind,
    pub(crate) port: u16,
    child: Child,
}

impl Running {
    /// Starts a server and returns once it takes connections.
    pub(crate) fn start(kind: Kind, answers: &[PathBuf]) -> Result<Self, Failure> {
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let mut command = match kind {
            Kind::Emulator => {
                let mut command = Command::new(env!("CARGO_BIN_EXE_plaid-emulator"));
                command.args(["--seed", "1", "--now", "2026-09-01T12:00:00Z", "--freeze"]);
                command.args(["--port", &port.to_string()]);
                command
            }
            Kind::Typed | Kind::Same => {
                let name = if kind == Kind::Typed { "typed" } else { "same" };
                let mut command = Command::new(std::env::current_exe()?);
                command
                    .args(["bare", name, &port.to_string()])
                    .args(answers);
                command
            }
        };
        let child = command.stdin(Stdio::null()).stdout(Stdio::null()).spawn()?;
        let mut running = Self { kind, port, child };
        running.wait_until_it_listens()?;
        Ok(running)
    }

    fn wait_until_it_listens(&mut self) -> Result<(), Failure> {
        const PATIENCE: Duration = Duration::from_secs(10);
        let begun = Instant::now();
        while TcpStream::connect(("127.0.0.1", self.port)).is_err() {
            if let Some(status) = self.child.try_wait()? {
                return Err(format!("{:?} ended with {status}", self.kind).into());
            }
            if begun.elapsed() > PATIENCE {
                return Err(format!("{:?} does not listen", self.kind).into());
            }
            sleep(Duration::from_micros(100));
        }
        Ok(())
    }

    /// CPU time of all its threads so far.
    pub(crate) fn cpu(&self) -> Result<Duration, Failure> {
        let mut nanos = 0;
        for thread in fs::read_dir(format!("/proc/{}/task", self.child.id()))? {
            let text = fs::read_to_string(thread?.path().join("schedstat"))?;
            let on_cpu = text.split_whitespace().next().unwrap_or_default();
            nanos += on_cpu.parse::<u64>()?;
        }
        Ok(Duration::from_nanos(nanos))
    }

    /// `VmRSS`, kilobytes.
    pub(crate) fn resident_kb(&self) -> Result<u64, Failure> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let line = status.lines().find_map(|it| it.strip_prefix("VmRSS:"));
        let number = line.and_then(|it| it.trim().strip_suffix(" kB"));
        Ok(number.ok_or("no VmRSS in /proc")?.trim().parse()?)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
