//! The figures of a run, as a table.

use std::collections::BTreeMap;
use std::fmt;
use std::time::Duration;

use crate::calls::Call;
use crate::process::Kind;

/// One start of a server.
pub(crate) struct Start {
    /// From spawning the process to its first answer.
    pub(crate) took: Duration,
    /// After that answer.
    pub(crate) resident_kb: u64,
}

/// What a request costs, seconds.
pub(crate) struct Cost {
    /// Of wall time, with all connections busy: the inverse of the rate.
    pub(crate) wall: f64,
    /// Of the server's CPU time.
    pub(crate) cpu: f64,
}

/// Everything measured.
#[derive(Default)]
pub(crate) struct Report {
    pub(crate) starts: BTreeMap<Kind, Vec<Start>>,
    pub(crate) costs: BTreeMap<(Call, Kind), Vec<Cost>>,
    /// Kilobytes once a call has been measured, the calls before it included.
    pub(crate) resident: BTreeMap<(Call, Kind), u64>,
}

impl Report {
    fn wall(&self, call: Call, kind: Kind) -> f64 {
        median(self.costs[&(call, kind)].iter().map(|cost| cost.wall))
    }

    fn cpu(&self, call: Call, kind: Kind) -> f64 {
        median(self.costs[&(call, kind)].iter().map(|cost| cost.cpu))
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "| server | start, ms | resident, KB |")?;
        writeln!(f, "|---|--:|--:|")?;
        for (kind, starts) in &self.starts {
            let ms = median(starts.iter().map(|it| it.took.as_secs_f64() * 1e3));
            let kb = median(starts.iter().map(|it| it.resident_kb as f64));
            writeln!(f, "| {} | {ms:.1} | {kb:.0} |", kind.title())?;
        }
        writeln!(
            f,
            "\n| call | server | requests/s | CPU µs each | rate / parsing | CPU parsing / own \
             | resident after, KB |"
        )?;
        writeln!(f, "|---|---|--:|--:|--:|--:|--:|")?;
        for &(call, kind) in self.costs.keys() {
            let (wall, cpu) = (self.wall(call, kind), self.cpu(call, kind));
            writeln!(
                f,
                "| {} | {} | {:.0} | {:.1} | {:.2} | {:.2} | {} |",
                call.path(),
                kind.title(),
                1.0 / wall,
                cpu * 1e6,
                self.wall(call, Kind::Typed) / wall,
                self.cpu(call, Kind::Typed) / cpu,
                self.resident[&(call, kind)],
            )?;
        }
        Ok(())
    }
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut sorted: Vec<f64> = values.collect();
    sorted.sort_by(f64::total_cmp);
    sorted.get(sorted.len() / 2).copied().unwrap_or(f64::NAN)
}
