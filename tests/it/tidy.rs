//! The rules of the house, held against the sources: who may use whom, how long things are, and
//! what is not written at all.

mod addresses;
mod bans;
mod layers;
mod sizes;
mod source;

use source::File;

/// The sources below a folder of the project.
fn sources(folder: &str) -> Vec<File> {
    source::files(folder)
}

/// Fails with every violation on a line of its own.
#[track_caller]
fn hold(violations: Vec<String>) {
    assert!(violations.is_empty(), "\n{}", violations.join("\n"));
}
