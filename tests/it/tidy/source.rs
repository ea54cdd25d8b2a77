//! Rust sources, with what is not code taken out.

use std::path::Path;

/// A source file.
pub(super) struct File {
    /// From the root of the project, such as `src/api/item/get.rs`.
    pub(super) path: String,
    /// As it stands.
    pub(super) text: String,
    /// With comments and the insides of literals blanked out; the lines stay.
    pub(super) code: String,
    /// [`code`](Self::code) without what only tests see.
    pub(super) shipped: String,
}

impl File {
    pub(super) fn new(path: &str, text: &str) -> Self {
        let code = code_of(text);
        let shipped = without_tests(&code);
        let (path, text) = (path.to_owned(), text.to_owned());
        Self {
            path,
            text,
            code,
            shipped,
        }
    }
}

/// The sources below a folder of the project, sorted by path.
pub(super) fn files(folder: &str) -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    let mut folders = vec![root.join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == "rs") {
                let text = std::fs::read_to_string(&path).unwrap();
                let path = path.strip_prefix(root).unwrap().to_str().unwrap();
                found.push(File::new(path, &text));
            }
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

/// Lines with their numbers from 1.
pub(super) fn numbered(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines().enumerate().map(|(at, line)| (at + 1, line))
}

/// Blanks out comments and the insides of string and character literals.
fn code_of(text: &str) -> String {
    let mut code = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let word_before = code.ends_with(|it: char| it.is_alphanumeric() || it == '_');
        let length = match rest.as_bytes() {
            [b'/', b'/', ..] => rest.find('\n').unwrap_or(rest.len()),
            [b'/', b'*', ..] => rest.find("*/").map_or(rest.len(), |end| end + 2),
            [b'"', ..] => 1 + quoted(&rest[1..]),
            [b'r', b'"' | b'#', ..] if !word_before => raw_string(rest),
            [b'\'', ..] => character(rest),
            _ => 0,
        };
        if length == 0 {
            code.push(letter);
            rest = &rest[letter.len_utf8()..];
        } else {
            let blank = |it: char| if it == '\n' { '\n' } else { ' ' };
            code.extend(rest[..length].chars().map(blank));
            rest = &rest[length..];
        }
    }
    code
}

/// Length of a string literal behind its first quote, with the last one.
fn quoted(text: &str) -> usize {
    let mut escaped = false;
    for (at, letter) in text.char_indices() {
        match letter {
            '"' if !escaped => return at + 1,
            '\\' => escaped = !escaped,
            _ => escaped = false,
        }
    }
    text.len()
}

/// Length of a raw string literal; 0 if it is a raw identifier.
fn raw_string(text: &str) -> usize {
    let hashes = text[1..].bytes().take_while(|it| *it == b'#').count();
    if !text[1 + hashes..].starts_with('"') {
        return 0;
    }
    let end = format!("\"{}", "#".repeat(hashes));
    let start = hashes + 2;
    text[start..]
        .find(&end)
        .map_or(text.len(), |at| start + at + end.len())
}

/// Length of a character literal; 0 if it is a lifetime.
fn character(text: &str) -> usize {
    let mut letters = text.char_indices().skip(1);
    match letters.next() {
        Some((_, '\\')) => text[3..].find('\'').map_or(text.len(), |end| end + 4),
        Some(_) => match letters.next() {
            Some((at, '\'')) => at + 1,
            _ => 0,
        },
        None => 0,
    }
}

/// Blanks out the items behind `#[cfg(test)]`.
fn without_tests(code: &str) -> String {
    let mut shipped = code.to_owned();
    while let Some(start) = shipped.find("#[cfg(test)]") {
        let end = start + end_of_item(&shipped[start..]);
        let blank = |it: char| if it == '\n' { '\n' } else { ' ' };
        let hole: String = shipped[start..end].chars().map(blank).collect();
        shipped.replace_range(start..end, &hole);
    }
    shipped
}

/// Where the item ends that begins here: behind its semicolon or its last brace.
pub(super) fn end_of_item(code: &str) -> usize {
    let (mut braces, mut others) = (0_usize, 0_usize);
    for (at, letter) in code.char_indices() {
        match letter {
            '(' | '[' => others += 1,
            ')' | ']' => others = others.saturating_sub(1),
            '{' => braces += 1,
            '}' => {
                braces = braces.saturating_sub(1);
                if braces == 0 {
                    return at + 1;
                }
            }
            ';' if braces == 0 && others == 0 => return at + 1,
            _ => {}
        }
    }
    code.len()
}

#[test]
fn comments_literals_and_tests_are_no_code() {
    let text = r##"
use a; // use b;
/* { */ fn f<'a>(x: &'a str) { g('{', "}\"{", r#"{""#, b'\'', '\u{7d}') }
#[cfg(test)]
mod tests { fn h() { "{" } }
fn i() {}
"##;
    let file = File::new("src/x.rs", text);
    insta::assert_snapshot!(format!("{}|{}", file.code, file.shipped));
}
