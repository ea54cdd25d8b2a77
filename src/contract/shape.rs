//! The compiled form of a body: what a value must look like, ready to be checked fast.

use super::notation::Number;

/// Everything one body may hold: the shape of its root and all shapes reachable from it.
///
/// Shapes name one another by position in `shapes`, so a shape may contain itself.
#[derive(Debug)]
pub(super) struct Form {
    pub(super) shapes: Vec<Shape>,
    pub(super) root: Slot,
}

/// A shape with a name in the published file.
#[derive(Debug)]
pub(super) enum Shape {
    /// An object with known fields.
    Fields(Fields),
    /// A string out of a closed list, in the published order.
    Values(Vec<&'static str>),
}

/// The fields of an object.
#[derive(Debug, Default)]
pub(super) struct Fields {
    /// In the published order, which is the order of complaints.
    pub(super) list: Vec<Field>,
    /// Names with their positions in `list`, by length and then by letters: a look-up mostly
    /// compares lengths.
    by_name: Vec<(&'static str, usize)>,
    /// How many of `list` are required.
    pub(super) required: usize,
}

impl Fields {
    pub(super) fn new(list: Vec<Field>) -> Self {
        let mut by_name: Vec<_> = list
            .iter()
            .enumerate()
            .map(|(at, field)| (field.name, at))
            .collect();
        by_name.sort_by_key(|&(name, _)| (name.len(), name));
        let required = list.iter().filter(|field| field.required).count();
        Self {
            list,
            by_name,
            required,
        }
    }

    /// Position of a field in `list`.
    pub(super) fn find(&self, name: &str) -> Option<usize> {
        let key = (name.len(), name);
        let found = self
            .by_name
            .binary_search_by(|&(known, _)| (known.len(), known).cmp(&key));
        found.ok().map(|at| self.by_name[at].1)
    }
}

/// A field of an object.
#[derive(Debug)]
pub(super) struct Field {
    pub(super) name: &'static str,
    pub(super) required: bool,
    pub(super) slot: Slot,
}

/// A place a value goes: its type, and whether null may stand there.
#[derive(Debug, Clone)]
pub(super) struct Slot {
    pub(super) kind: Kind,
    pub(super) nullable: bool,
}

impl Slot {
    /// A place where anything goes.
    pub(super) const ANY: Self = Self {
        kind: Kind::Any,
        nullable: true,
    };
}

/// The type of a value. Limits are inclusive; lengths count characters or items.
#[derive(Debug, Clone)]
pub(super) enum Kind {
    Any,
    Boolean,
    String {
        length: Range<usize>,
    },
    Text(Format),
    Integer {
        range: Range<Number>,
    },
    Number {
        range: Range<Number>,
    },
    /// An object whose keys the published file leaves open.
    Object,
    /// An object whose keys are the caller's; every value has the same type.
    Map {
        of: Box<Slot>,
        length: Range<usize>,
    },
    List {
        of: Box<Slot>,
        length: Range<usize>,
    },
    /// Position in [`Form::shapes`].
    Shape(usize),
}

/// Inclusive limits, each optional.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Range<T> {
    pub(super) least: Option<T>,
    pub(super) most: Option<T>,
}

impl<T: PartialOrd> Range<T> {
    pub(super) const ALL: Self = Self {
        least: None,
        most: None,
    };

    pub(super) fn holds(&self, value: T) -> bool {
        self.least.as_ref().is_none_or(|least| value >= *least)
            && self.most.as_ref().is_none_or(|most| value <= *most)
    }
}

/// A string with inner rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    /// `2026-09-01`
    Date,
    /// RFC 3339, with any number of fraction digits and any offset.
    DateTime,
    Url,
    Email,
    Uuid,
    /// An id of an account as Plaid mints them.
    AccountId,
}

impl Format {
    /// Whether `text` has this format.
    pub(super) fn accepts(self, text: &str) -> bool {
        match self {
            Self::Date => is_date(text),
            Self::DateTime => text.parse::<jiff::Timestamp>().is_ok(),
            Self::Url => is_url(text),
            Self::Email => text.split_once('@').is_some_and(|(user, host)| {
                !user.is_empty() && !host.is_empty() && !text.contains(char::is_whitespace)
            }),
            Self::Uuid => is_uuid(text),
            Self::AccountId => {
                text.len() >= SHORTEST_ACCOUNT_ID
                    && text
                        .bytes()
                        .all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
            }
        }
    }
}

/// Plaid's account ids have 37 characters. Anything of about that length is left to the look-up,
/// which answers `INVALID_ACCOUNT_ID`; what is shorter is refused as malformed, as recorded for
/// the 14 characters of `ABCDEFG1234567`.
const SHORTEST_ACCOUNT_ID: usize = 20;

fn is_date(text: &str) -> bool {
    let bytes = text.as_bytes();
    let digits = |from: usize, to: usize| -> Option<i16> {
        let part = bytes.get(from..to)?;
        part.iter().try_fold(0_i16, |sum, b| {
            b.is_ascii_digit().then(|| sum * 10 + i16::from(b - b'0'))
        })
    };
    let dashes = bytes.len() == 10 && bytes[4] == b'-' && bytes[7] == b'-';
    let (Some(year), Some(month), Some(day)) = (digits(0, 4), digits(5, 7), digits(8, 10)) else {
        return false;
    };
    let small = |part: i16| i8::try_from(part).unwrap_or(0);
    dashes && jiff::civil::Date::new(year, small(month), small(day)).is_ok()
}

/// Plaid accepts a webhook without a scheme (`www.example.com/hook`) and refuses a bare word.
fn is_url(text: &str) -> bool {
    let (scheme, rest) = text
        .split_once("://")
        .map_or((None, text), |(s, r)| (Some(s), r));
    let host = rest.split(['/', '?', '#', ':']).next().unwrap_or_default();
    let known = scheme.is_some_and(|s| !s.is_empty() && s.bytes().all(is_scheme_byte));
    !host.is_empty()
        && !text.contains(char::is_whitespace)
        && (known || scheme.is_none() && (host.contains('.') || host == "localhost"))
}

fn is_scheme_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.')
}

fn is_uuid(text: &str) -> bool {
    text.len() == 36
        && text.bytes().enumerate().all(|(at, byte)| match at {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_tell_good_from_bad() {
        let table: &[(Format, &[&str], &[&str])] = &[
            (
                Format::Date,
                &["2026-09-01", "2024-02-29", "0001-01-01"],
                &[
                    "",
                    "2023-02-29",
                    "2026-9-1",
                    "2026-13-01",
                    "2026-09-01T00:00:00Z",
                    "ABCDEFG123",
                ],
            ),
            (
                Format::DateTime,
                &[
                    "2020-03-27T12:56:34Z",
                    "2024-07-29T20:22:36.522196741+02:00",
                ],
                &["", "2020-03-27", "2020-03-27T12:56:34", "noon"],
            ),
            (
                Format::Url,
                &[
                    "https://example.com/hook",
                    "http://localhost:8080",
                    "www.example.com/h",
                    "a://b",
                ],
                &[
                    "",
                    "ABCDEFG1234567",
                    "https://",
                    "://x.y",
                    "https://a b",
                    "/hook",
                ],
            ),
            (Format::Email, &["a@b.c"], &["", "a@", "@b", "a b@c"]),
            (
                Format::Uuid,
                &["028e8404-a013-4a45-ac9e-002482f9cafc"],
                &["", "028e8404a0134a45"],
            ),
            (
                Format::AccountId,
                &["vzeNDwK7KQIm4yEog683uElbp9GRLEFXGK98D"],
                &[
                    "",
                    "ABCDEFG1234567",
                    "vzeNDwK7KQIm4yEog683uElbp9GRLEF GK98D",
                ],
            ),
        ];
        for (format, good, bad) in table {
            for text in *good {
                assert!(format.accepts(text), "{format:?} {text}");
            }
            for text in *bad {
                assert!(!format.accepts(text), "{format:?} {text}");
            }
        }
    }
}
