//! The bytes of an answer: keys sorted, two spaces, no trailing newline, numbers in their shortest
//! form, `<`, `>` and `&` escaped, and `request_id` put in its place among the top-level keys.
//!
//! The order of keys is that of the fields of the structs being written, which are declared sorted;
//! the tests check every answer for it.

use std::io;

use serde::Serialize;
use serde_json::ser::{CharEscape, Formatter, Serializer};

use crate::sandbox::ids::RequestId;

/// A line's end and the indentation of the next, to this depth.
const LINE: &[u8] = b",\n                        ";
const DEPTH: usize = (LINE.len() - 2) / 2;
const REQUEST_ID: &[u8] = b"request_id";

/// The bytes of an answer that carries a request id.
///
/// # Errors
/// None for the types of `api`; those of `serde_json` otherwise.
pub fn answer(value: &impl Serialize, request_id: RequestId) -> serde_json::Result<Vec<u8>> {
    write(value, Some(request_id))
}

/// The bytes of a document without a request id, such as a webhook's body.
///
/// # Errors
/// As [`answer`].
pub fn document(value: &impl Serialize) -> serde_json::Result<Vec<u8>> {
    write(value, None)
}

fn write(value: &impl Serialize, request_id: Option<RequestId>) -> serde_json::Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(1024);
    let layout = Layout {
        depth: 0,
        has_value: false,
        request_id,
        key: Key::Written,
    };
    value.serialize(&mut Serializer::with_formatter(&mut bytes, layout))?;
    Ok(bytes)
}

/// Where the writer is with a key of the top level, whose place is known only with its text.
#[derive(Clone, Copy, PartialEq)]
enum Key {
    Begun { first: bool },
    Quoted { first: bool },
    Written,
}

struct Layout {
    depth: usize,
    has_value: bool,
    request_id: Option<RequestId>,
    key: Key,
}

impl Layout {
    fn line<W: ?Sized + io::Write>(&self, writer: &mut W, first: bool) -> io::Result<()> {
        let line = &LINE[usize::from(first)..];
        let length = line.len().min(2 * self.depth + 2 - usize::from(first));
        writer.write_all(&line[..length])?;
        (DEPTH..self.depth).try_for_each(|_| writer.write_all(b"  "))
    }

    fn write_request_id<W: ?Sized + io::Write>(
        &mut self,
        writer: &mut W,
        first: bool,
    ) -> io::Result<()> {
        let Some(request_id) = self.request_id.take() else {
            return Ok(());
        };
        self.line(writer, first)?;
        write!(writer, "\"request_id\": \"{request_id}\"")
    }
}

impl Formatter for Layout {
    fn write_f64<W: ?Sized + io::Write>(&mut self, writer: &mut W, value: f64) -> io::Result<()> {
        const EXACT: f64 = 9_007_199_254_740_992.0;
        if value.fract() == 0.0 && value.abs() < EXACT {
            return self.write_i64(writer, value as i64);
        }
        write!(writer, "{value}")
    }

    fn begin_array<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.depth += 1;
        self.has_value = false;
        writer.write_all(b"[")
    }

    fn end_array<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.depth -= 1;
        if self.has_value {
            self.line(writer, true)?;
        }
        writer.write_all(b"]")
    }

    fn begin_array_value<W: ?Sized + io::Write>(
        &mut self,
        writer: &mut W,
        first: bool,
    ) -> io::Result<()> {
        self.line(writer, first)
    }

    fn end_array_value<W: ?Sized + io::Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.has_value = true;
        Ok(())
    }

    fn begin_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.depth += 1;
        self.has_value = false;
        writer.write_all(b"{")
    }

    fn end_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        if self.depth == 1 && self.request_id.is_some() {
            self.write_request_id(writer, !self.has_value)?;
            self.has_value = true;
        }
        self.depth -= 1;
        if self.has_value {
            self.line(writer, true)?;
        }
        writer.write_all(b"}")
    }

    fn begin_object_key<W: ?Sized + io::Write>(
        &mut self,
        writer: &mut W,
        first: bool,
    ) -> io::Result<()> {
        if self.depth == 1 && self.request_id.is_some() {
            self.key = Key::Begun { first };
            return Ok(());
        }
        self.line(writer, first)
    }

    fn begin_string<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        if let Key::Begun { first } = self.key {
            self.key = Key::Quoted { first };
            return Ok(());
        }
        writer.write_all(b"\"")
    }

    fn write_string_fragment<W: ?Sized + io::Write>(
        &mut self,
        writer: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        if let Key::Quoted { mut first } = self.key {
            self.key = Key::Written;
            if fragment.as_bytes() > REQUEST_ID {
                self.write_request_id(writer, first)?;
                first = false;
            }
            self.line(writer, first)?;
            writer.write_all(b"\"")?;
            return writer.write_all(fragment.as_bytes());
        }
        write_escaped(writer, fragment)
    }

    fn begin_object_value<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        writer.write_all(b": ")
    }

    fn end_object_value<W: ?Sized + io::Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.has_value = true;
        Ok(())
    }

    fn write_char_escape<W: ?Sized + io::Write>(
        &mut self,
        writer: &mut W,
        escape: CharEscape,
    ) -> io::Result<()> {
        match escape {
            CharEscape::Quote => writer.write_all(b"\\\""),
            CharEscape::ReverseSolidus => writer.write_all(b"\\\\"),
            CharEscape::LineFeed => writer.write_all(b"\\n"),
            CharEscape::CarriageReturn => writer.write_all(b"\\r"),
            CharEscape::Tab => writer.write_all(b"\\t"),
            CharEscape::Solidus => writer.write_all(b"/"),
            CharEscape::Backspace => writer.write_all(b"\\u0008"),
            CharEscape::FormFeed => writer.write_all(b"\\u000c"),
            CharEscape::AsciiControl(byte) => write!(writer, "\\u{byte:04x}"),
        }
    }
}

/// Writes text with what a Go encoder escapes besides the usual.
fn write_escaped<W: ?Sized + io::Write>(writer: &mut W, text: &str) -> io::Result<()> {
    let mut rest = text;
    // The two separators of lines and paragraphs, U+2028 and U+2029, begin with 0xe2.
    let suspect = |byte: &u8| matches!(byte, b'<' | b'>' | b'&' | 0xe2);
    while let Some(at) = rest.as_bytes().iter().position(suspect) {
        let (clean, tail) = rest.split_at(at);
        writer.write_all(clean.as_bytes())?;
        let letter = tail.chars().next().unwrap_or_default();
        let (letter_text, after) = tail.split_at(letter.len_utf8());
        match letter {
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => {
                write!(writer, "\\u{:04x}", u32::from(letter))?;
            }
            _ => writer.write_all(letter_text.as_bytes())?,
        }
        rest = after;
    }
    writer.write_all(rest.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Serialize)]
    struct Sample {
        amounts: [f64; 5],
        empty: [u8; 0],
        text: &'static str,
    }

    #[derive(Serialize)]
    struct Nothing {}

    fn text(value: &impl Serialize) -> String {
        String::from_utf8(answer(value, RequestId(0xabc)).unwrap()).unwrap()
    }

    #[test]
    fn the_request_id_stands_where_its_name_sorts() {
        let sample = Sample {
            amounts: [100.0, 0.1, 23631.9805, -4.22, 1e-7],
            empty: [],
            text: "a<b> & \"c\"\n\u{1}",
        };
        insta::assert_snapshot!(text(&sample), @r#"
        {
          "amounts": [
            100,
            0.1,
            23631.9805,
            -4.22,
            0.0000001
          ],
          "empty": [],
          "request_id": "000000000000abc",
          "text": "a\u003cb\u003e \u0026 \"c\"\n\u0001"
        }
        "#);
        insta::assert_snapshot!(text(&Nothing {}), @r#"
        {
          "request_id": "000000000000abc"
        }
        "#);
    }
}
