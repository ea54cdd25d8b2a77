//! Which room of `src/` may use which. The map is in `ARCHITECTURE.md`.

use super::source::{File, numbered};
use super::{hold, sources};

/// Each room and those it may use.
const ROOMS: &[(&str, &[&str])] = &[
    ("errors", &[]),
    ("contract", &["errors"]),
    ("link", &["errors"]),
    ("sandbox", &["errors", "link"]),
    ("fixtures", &["errors", "sandbox"]),
    ("api", &["contract", "errors", "link", "sandbox"]),
    (
        "control",
        &["contract", "errors", "fixtures", "link", "sandbox"],
    ),
    ("ui", &[]),
    (
        "http",
        &[
            "api", "contract", "control", "errors", "fixtures", "link", "sandbox", "ui",
        ],
    ),
    ("server", &["errors", "fixtures", "http", "sandbox"]),
];

/// The room a file belongs to; none for `lib.rs` and the binary.
fn room_of(path: &str) -> Option<&str> {
    let rest = path.strip_prefix("src/")?;
    let room = rest.split('/').next()?;
    let room = room.strip_suffix(".rs").unwrap_or(room);
    (!matches!(room, "lib" | "main" | "cli")).then_some(room)
}

/// Rooms named in a line of code: `crate::room` and `use crate::{room::.., other}`.
fn named(line: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for (_, rest) in line
        .match_indices("crate::")
        .map(|(at, _)| line.split_at(at + 7))
    {
        let Some(group) = rest.strip_prefix('{') else {
            found.push(word(rest));
            continue;
        };
        let mut depth = 0_usize;
        let mut start = true;
        for (at, letter) in group.char_indices() {
            match letter {
                '{' => depth += 1,
                '}' if depth == 0 => break,
                '}' => depth -= 1,
                ',' if depth == 0 => start = true,
                _ if start && letter.is_alphabetic() => {
                    found.push(word(&group[at..]));
                    start = false;
                }
                _ => {}
            }
        }
    }
    found
}

fn word(text: &str) -> &str {
    let end = text.find(|it: char| !it.is_alphanumeric() && it != '_');
    &text[..end.unwrap_or(text.len())]
}

fn violations(files: &[File]) -> Vec<String> {
    let mut found = Vec::new();
    for file in files {
        let Some(room) = room_of(&file.path) else {
            continue;
        };
        let Some((_, may_use)) = ROOMS.iter().find(|(name, _)| *name == room) else {
            found.push(format!(
                "{}:1: the room {room} is not on the map",
                file.path
            ));
            continue;
        };
        for (line, used) in uses(&file.code) {
            let known = ROOMS.iter().any(|(name, _)| *name == used);
            if known && used != room && !may_use.contains(&used) {
                found.push(format!(
                    "{}:{line}: room {room} may not use {used}",
                    file.path
                ));
            }
        }
    }
    found
}

/// Rooms used in a file, with the lines; a group may go on over several lines.
fn uses(code: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    for (number, line) in numbered(code) {
        if !line.contains("crate::") {
            continue;
        }
        let open = line.contains("crate::{") && !line.contains('}');
        let start = line.as_ptr() as usize - code.as_ptr() as usize;
        let end = code[start..]
            .find(';')
            .filter(|_| open)
            .map_or(line.len(), |end| end + 1);
        found.extend(
            named(&code[start..start + end])
                .into_iter()
                .map(|used| (number, used)),
        );
    }
    found
}

#[test]
fn rooms_use_only_those_below_them() {
    hold(violations(&sources("src")), &[]);
}

#[test]
fn a_planted_use_is_found() {
    let text = "
use crate::errors::Error;
use crate::{errors::{self, Error}, http::App, sandbox};
use crate::{
    link::Step,
    server,
};
/// [`crate::server`] may be spoken of.
fn f() { let path = \"crate::server\"; crate::control::index(); }
use crate::api::Route;
";
    let files = [
        File::new("src/sandbox/items.rs", text),
        File::new("src/utils.rs", ""),
        File::new("src/cli.rs", text),
    ];
    insta::assert_snapshot!(violations(&files).join("\n"));
}
