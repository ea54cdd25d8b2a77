//! How long files, functions and lines are.

use super::source::{File, end_of_item, numbered};
use super::{hold, sources};

/// Lines of a file without its tests.
const FILE: usize = 400;
/// Lines of a function, from its name to its last brace.
const FUNCTION: usize = 70;
/// Letters of a line.
const LINE: usize = 100;

fn violations(files: &[File]) -> Vec<String> {
    let mut found = Vec::new();
    for file in files {
        let path = &file.path;
        let lines = file
            .text
            .lines()
            .zip(file.shipped.lines())
            .zip(file.code.lines());
        // A line counts unless it is blank only because tests were taken out.
        let length = lines.filter(|((_, shipped), code)| shipped == code).count();
        if length > FILE {
            found.push(format!(
                "{path}:1: the file is too long, {length} lines of {FILE}"
            ));
        }
        for (line, name, length) in functions(&file.code) {
            if length > FUNCTION {
                found.push(format!(
                    "{path}:{line}: fn {name} is too long, {length} lines of {FUNCTION}"
                ));
            }
        }
        for (number, line) in numbered(&file.text) {
            let length = line.chars().count();
            if length > LINE {
                found.push(format!(
                    "{path}:{number}: the line is too long, {length} of {LINE}"
                ));
            }
        }
    }
    found
}

/// Functions with a body: line, name and number of lines.
fn functions(code: &str) -> Vec<(usize, &str, usize)> {
    let mut found = Vec::new();
    let mut at = 0;
    for line in code.split_inclusive('\n') {
        if let Some(place) = line.find("fn ").filter(|place| is_word_start(line, *place)) {
            let rest = &code[at + place..];
            let name = rest[3..].split(['(', '<']).next().unwrap_or_default();
            let body = &rest[..end_of_item(rest)];
            let number = code[..at].lines().count() + 1;
            let is_name = name.chars().all(|it| it.is_alphanumeric() || it == '_');
            if is_name && !name.is_empty() && body.ends_with('}') {
                found.push((number, name, body.lines().count()));
            }
        }
        at += line.len();
    }
    found
}

fn is_word_start(line: &str, place: usize) -> bool {
    !line[..place].ends_with(|it: char| it.is_alphanumeric() || it == '_')
}

/// What is still too long. The lengths are not named, so that a merge does not need this list.
const KNOWN: &[&str] = &[
    "src/http/link/wording.rs: fn keys is too long",
    "src/link/flow.rs: fn answer is too long",
    "src/ui/link/samples.rs: fn start is too long",
    "src/ui/link/samples.rs: fn end is too long",
];

#[test]
fn files_functions_and_lines_are_short() {
    let mut files = sources("src");
    files.extend(sources("tests"));
    hold(violations(&files), KNOWN);
}

#[test]
fn what_is_too_long_is_found() {
    let statement = "    let x = [1; 3];\n";
    let function = |lines: usize| format!("fn long() {{\n{}}}\n", statement.repeat(lines));
    let tests = format!("#[cfg(test)]\nmod tests {{\n{}}}\n", statement.repeat(500));
    let wide = format!("// {}\n", "x".repeat(98));
    let files = [
        File::new("src/a.rs", &(function(68) + &tests)),
        File::new("src/b.rs", &function(69)),
        File::new("src/c.rs", &wide),
        File::new("src/d.rs", &"\n".repeat(401)),
    ];
    insta::assert_snapshot!(violations(&files).join("\n"));
}
