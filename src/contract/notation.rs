//! The one-line notation of types in `fixtures/contract`: `string(1..64)`, `Products[](1..)`,
//! `{string}`, `date | null`.
//!
//! ```text
//! type   = unit { "[]" [ limits ] } [ " | null" ]
//! unit   = "(" type ")" | "{" type "}" [ limits ] | word [ limits ]
//! limits = "(" [ least ] ".." [ most ] ")"
//! ```
//!
//! A word in lower case is built in; any other is the name of a shape. Limits are of the value for
//! `integer` and `number`, of the length for the rest.

use std::str::FromStr;

use super::shape::{Format, Kind, Range, Slot};

/// Limits of numbers: every limit in the published file is exact as a double.
pub(super) type Number = f64;

/// Deepest nesting of brackets; the published file needs three.
const DEEPEST: usize = 8;

/// Reads a type. `shape` gives the position of a named shape.
///
/// # Errors
/// The text does not follow the notation; the message quotes it from where it went wrong.
pub(super) fn parse<'t>(
    text: &'t str,
    shape: &mut dyn FnMut(&'t str) -> usize,
) -> Result<Slot, String> {
    let mut reader = Reader {
        rest: text,
        shape,
        depth: 0,
    };
    let slot = reader.slot()?;
    if reader.rest.is_empty() {
        Ok(slot)
    } else {
        Err(reader.expected("the end"))
    }
}

/// The names of shapes a type mentions.
///
/// # Errors
/// As [`parse`].
pub(super) fn mentions(text: &str) -> Result<Vec<&str>, String> {
    let mut names = Vec::new();
    parse(text, &mut |name| {
        names.push(name);
        0
    })?;
    Ok(names)
}

struct Reader<'t, 's> {
    rest: &'t str,
    shape: &'s mut dyn FnMut(&'t str) -> usize,
    depth: usize,
}

impl<'t> Reader<'t, '_> {
    fn slot(&mut self) -> Result<Slot, String> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(self.expected("fewer brackets"));
        }
        let mut slot = self.unit()?;
        while self.eat("[]") {
            let length = self.limits()?;
            slot = Slot {
                kind: Kind::List {
                    of: Box::new(slot),
                    length,
                },
                nullable: false,
            };
        }
        slot.nullable |= self.eat(" | null");
        self.depth -= 1;
        Ok(slot)
    }

    fn unit(&mut self) -> Result<Slot, String> {
        if self.eat("(") {
            let slot = self.slot()?;
            return if self.eat(")") {
                Ok(slot)
            } else {
                Err(self.expected("`)`"))
            };
        }
        if self.eat("{") {
            let of = Box::new(self.slot()?);
            if !self.eat("}") {
                return Err(self.expected("`}`"));
            }
            return Ok(Slot {
                kind: Kind::Map {
                    of,
                    length: self.limits()?,
                },
                nullable: false,
            });
        }
        let kind = match self.word()? {
            "any" => return Ok(Slot::ANY),
            "boolean" => Kind::Boolean,
            "string" => Kind::String {
                length: self.limits()?,
            },
            "date" => Kind::Text(Format::Date),
            "date-time" => Kind::Text(Format::DateTime),
            "url" => Kind::Text(Format::Url),
            "email" => Kind::Text(Format::Email),
            "uuid" => Kind::Text(Format::Uuid),
            "integer" => Kind::Integer {
                range: self.limits()?,
            },
            "number" => Kind::Number {
                range: self.limits()?,
            },
            "object" => Kind::Object,
            name if name.starts_with(|c: char| c.is_ascii_uppercase()) => {
                Kind::Shape((self.shape)(name))
            }
            name => return Err(format!("`{name}` is no type")),
        };
        Ok(Slot {
            kind,
            nullable: false,
        })
    }

    fn word(&mut self) -> Result<&'t str, String> {
        let ends = |c: char| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-'));
        let (word, rest) = self
            .rest
            .split_at(self.rest.find(ends).unwrap_or(self.rest.len()));
        if word.is_empty() {
            return Err(self.expected("the name of a type"));
        }
        self.rest = rest;
        Ok(word)
    }

    fn limits<T: FromStr + PartialOrd>(&mut self) -> Result<Range<T>, String> {
        if !self.eat("(") {
            return Ok(Range::ALL);
        }
        let Some((inside, rest)) = self.rest.split_once(')') else {
            return Err(self.expected("`)`"));
        };
        let Some((least, most)) = inside.split_once("..") else {
            return Err(self.expected("`least..most`"));
        };
        let number = |text: &str| match text {
            "" => Ok(None),
            _ => text
                .parse()
                .map(Some)
                .map_err(|_| format!("`{text}` is no limit")),
        };
        let range = Range {
            least: number(least)?,
            most: number(most)?,
        };
        self.rest = rest;
        Ok(range)
    }

    fn eat(&mut self, token: &str) -> bool {
        let rest = self.rest.strip_prefix(token);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn expected(&self, what: &str) -> String {
        match self.rest {
            "" => format!("expected {what} at the end"),
            rest => format!("expected {what} before `{rest}`"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notation_reads_as_documented() {
        let texts = [
            "string",
            "string(1..64) | null",
            "Products[](1..)",
            "(Owner.name | null)[](..4) | null",
            "{string(..500)}(..50)",
            "number(0.01..)",
            "date-time[][]",
            "any",
            "",
            "text",
            "string(1..",
            "integer(a..b)",
            "{string",
            "string | nil",
            "((((((((((string",
        ];
        let mut seen = String::new();
        for text in texts {
            seen += &format!("{text:34} {:?}\n", parse(text, &mut |_| 7));
        }
        insta::assert_snapshot!(seen);
    }

    proptest::proptest! {
        #[test]
        fn no_text_panics(text in "[a-zA-Z(){}\\[\\]|. 0-9]{0,40}") {
            let _ = mentions(&text);
        }
    }
}
