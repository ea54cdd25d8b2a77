//! What is not written in `src/`.

use super::source::{File, numbered};
use super::{hold, sources};

/// Words that are not written, where they may be after all, and why not.
const BANS: &[(&str, &[&str], &str)] = &[
    ("json!", &[], "answers are structs"),
    (
        ".unwrap()",
        &[],
        "say with `expect` why it holds, or answer an error",
    ),
    ("todo!", &[], "an operation that is not built answers 501"),
    (
        "unimplemented!",
        &[],
        "an operation that is not built answers 501",
    ),
    ("dbg!", &[], "it was for you"),
    ("#[allow(", &[], "`expect` it, with a reason"),
    ("#![allow(", &[], "`expect` it, with a reason"),
    (
        "HashMap",
        &[],
        "its order differs between runs; use `BTreeMap`",
    ),
    (
        "HashSet",
        &[],
        "its order differs between runs; use `BTreeSet`",
    ),
    (
        "SystemTime::now",
        &["src/server"],
        "only the server reads the clock",
    ),
    (
        "Instant::now",
        &["src/server"],
        "only the server reads the clock",
    ),
    (
        "Timestamp::now",
        &["src/server"],
        "only the server reads the clock",
    ),
    (
        "Zoned::now",
        &["src/server"],
        "only the server reads the clock",
    ),
    (
        "rand::rng",
        &["src/cli.rs"],
        "all chance comes from the seed",
    ),
    ("tokio::spawn", &["src/server"], "only the server has tasks"),
];

/// Words that are not written in rooms which know of no I/O.
const PURE: &[&str] = &[
    "async ",
    ".await",
    "hyper",
    "askama",
    "serde_json",
    "std::fs",
    "tokio",
];
const PURE_ROOMS: &[&str] = &["src/sandbox", "src/link"];

/// Names that say nothing.
const NAMES: &[&str] = &[
    "common", "helper", "helpers", "manager", "misc", "mod", "util", "utils",
];

fn violations(files: &[File]) -> Vec<String> {
    let mut found = Vec::new();
    for file in files {
        let path = &file.path;
        let within = |rooms: &[&str]| {
            rooms.iter().any(|room| {
                let rest = path.strip_prefix(room);
                rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '.']))
            })
        };
        for (number, line) in numbered(&file.shipped) {
            for (word, allowed, reason) in BANS {
                if has(line, word) && !within(allowed) {
                    found.push(format!("{path}:{number}: no `{word}` here: {reason}"));
                }
            }
            for word in PURE.iter().filter(|word| has(line, word)) {
                if within(PURE_ROOMS) {
                    found.push(format!(
                        "{path}:{number}: no `{word}` here: this room is pure"
                    ));
                }
            }
        }
        let mut steps = path.trim_end_matches(".rs").split('/');
        if let Some(name) = steps.find(|step| NAMES.contains(step)) {
            found.push(format!("{path}:1: the name `{name}` says nothing"));
        }
    }
    found
}

/// Whether a line has a word, not as a part of a longer one.
fn has(line: &str, word: &str) -> bool {
    let part = |it: char| it.is_alphanumeric() || it == '_';
    line.match_indices(word).any(|(at, _)| {
        let (before, rest) = (&line[..at], &line[at + word.len()..]);
        let begins_within = word.starts_with(part) && before.ends_with(part);
        let ends_within = word.ends_with(part) && rest.starts_with(part);
        !begins_within && !ends_within
    })
}

#[test]
fn nothing_banned_is_written() {
    hold(violations(&sources("src")), &[]);
}

#[test]
fn what_is_planted_is_found() {
    let text = "
// json! and .unwrap() may be spoken of
use std::collections::HashMap;
fn f() { g().unwrap(); let text = \"dbg!\"; }
async fn h() { tokio::time::sleep(x).await; Timestamp::now(); i.awaits() }
#[cfg(test)]
mod tests { fn f() { g().unwrap(); json!({}) } }
";
    let paths = [
        "src/sandbox/mod.rs",
        "src/linked.rs",
        "src/server/utils/x.rs",
    ];
    let files = paths.map(|path| File::new(path, text));
    insta::assert_snapshot!(violations(&files).join("\n"));
}
