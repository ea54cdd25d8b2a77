//! Writes values as JSON in one pass. `serde_json` has no place where the text of a key is known
//! before it is written, and looks at the letters of keys, which need no escape here.

use std::fmt::{self, Display, Write as _};

use serde::Serialize;
use serde::ser::{Error as _, Impossible, Serializer};
use serde_json::Error;

use super::open::Open;
use crate::sandbox::ids::RequestId;

/// A line's end and the indentation of the next, to this depth.
const LINE: &[u8] = b",\n                        ";
const DEPTH: usize = (LINE.len() - 2) / 2;
const REQUEST_ID: &str = "request_id";

/// Whether a byte stands for itself. U+2028 and U+2029, which a Go encoder escapes, begin with
/// 0xe2.
const PLAIN: [bool; 256] = {
    let mut plain = [true; 256];
    let mut control = 0;
    while control < 0x20 {
        plain[control] = false;
        control += 1;
    }
    let mut special: &[u8] = b"\"\\<>&\xe2";
    while let [byte, rest @ ..] = special {
        plain[*byte as usize] = false;
        special = rest;
    }
    plain
};

/// Bytes being written.
pub(super) struct Writer {
    pub(super) bytes: Vec<u8>,
    depth: usize,
    request_id: Option<RequestId>,
}

impl Writer {
    /// Will put the request id among the keys of the outermost object.
    pub(super) fn new(request_id: Option<RequestId>) -> Self {
        Self {
            bytes: Vec::with_capacity(1024),
            depth: 0,
            request_id,
        }
    }

    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    /// Begins a line.
    pub(super) fn line(&mut self, first: bool) {
        let comma = usize::from(first);
        let length = LINE.len().min(2 + 2 * self.depth);
        self.bytes.extend_from_slice(&LINE[comma..length]);
        for _ in DEPTH..self.depth {
            self.bytes.extend_from_slice(b"  ");
        }
    }

    /// A key; `name` has no letter that needs an escape.
    pub(super) fn key(&mut self, name: &str, first: &mut bool) {
        if self.depth == 1 && self.request_id.is_some() && name > REQUEST_ID {
            self.request_id(first);
        }
        self.line(*first);
        *first = false;
        self.bytes.push(b'"');
        self.bytes.extend_from_slice(name.as_bytes());
        self.bytes.extend_from_slice(b"\": ");
    }

    /// The request id, if it is due and has not been written.
    pub(super) fn request_id(&mut self, first: &mut bool) {
        if self.depth == 1
            && let Some(request_id) = self.request_id.take()
        {
            self.line(*first);
            *first = false;
            let _ = write!(self, "\"{REQUEST_ID}\": \"{request_id}\"");
        }
    }

    /// Begins a list or an object.
    pub(super) fn open(&mut self, bracket: u8) {
        self.bytes.push(bracket);
        self.depth += 1;
    }

    /// Ends a list or an object.
    pub(super) fn close(&mut self, bracket: u8, empty: bool) {
        self.depth -= 1;
        if !empty {
            self.line(true);
        }
        self.bytes.push(bracket);
    }

    fn text(&mut self, text: &str) {
        self.bytes.push(b'"');
        self.escaped(text);
        self.bytes.push(b'"');
    }

    fn escaped(&mut self, text: &str) {
        let bytes = text.as_bytes();
        let mut written = 0;
        for (at, byte) in bytes.iter().enumerate() {
            if PLAIN[usize::from(*byte)] {
                continue;
            }
            let (escape, length): (&[u8], usize) = match (byte, &bytes[at + 1..]) {
                (b'"', _) => (b"\\\"", 1),
                (b'\\', _) => (b"\\\\", 1),
                (b'\n', _) => (b"\\n", 1),
                (b'\r', _) => (b"\\r", 1),
                (b'\t', _) => (b"\\t", 1),
                (0x08, _) => (b"\\b", 1),
                (0x0c, _) => (b"\\f", 1),
                (0xe2, [0x80, 0xa8, ..]) => (b"\\u2028", 3),
                (0xe2, [0x80, 0xa9, ..]) => (b"\\u2029", 3),
                (0xe2, _) => continue,
                _ => (b"", 1),
            };
            self.bytes.extend_from_slice(&bytes[written..at]);
            self.bytes.extend_from_slice(escape);
            if escape.is_empty() {
                let _ = write!(self, "\\u{byte:04x}");
            }
            written = at + length;
        }
        self.bytes.extend_from_slice(&bytes[written..]);
    }
}

/// Writes without escaping.
impl fmt::Write for Writer {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.bytes.extend_from_slice(text.as_bytes());
        Ok(())
    }
}

/// Writes what goes inside quotes.
struct Inside<'a>(&'a mut Writer);

impl fmt::Write for Inside<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0.escaped(text);
        Ok(())
    }
}

impl<'a> Serializer for &'a mut Writer {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = Open<'a>;
    type SerializeTuple = Open<'a>;
    type SerializeTupleStruct = Impossible<(), Error>;
    type SerializeTupleVariant = Impossible<(), Error>;
    type SerializeMap = Open<'a>;
    type SerializeStruct = Open<'a>;
    type SerializeStructVariant = Impossible<(), Error>;

    fn serialize_bool(self, value: bool) -> Result<(), Error> {
        self.collect(value)
    }

    fn serialize_i8(self, value: i8) -> Result<(), Error> {
        self.collect(value)
    }

    fn serialize_i16(self, value: i16) -> Result<(), Error> {
        self.collect(value)
    }

    fn serialize_i32(self, value: i32) -> Result<(), Error> {
        self.collect(value)
    }

    fn serialize_i64(self, value: i64) -> Result<(), Error> {
        self.collect(value)
    }

    fn serialize_u8(self, value: u8) -> Result<(), Error> {
        self.collect(value)
    }

    fn serialize_u16(self, value: u16) -> Result<(), Error> {
        self.collect(value)
    }

    fn serialize_u32(self, value: u32) -> Result<(), Error> {
        self.collect(value)
    }

    fn serialize_u64(self, value: u64) -> Result<(), Error> {
        self.collect(value)
    }

    fn serialize_f32(self, value: f32) -> Result<(), Error> {
        self.serialize_f64(value.into())
    }

    fn serialize_f64(self, value: f64) -> Result<(), Error> {
        const EXACT: f64 = 9_007_199_254_740_992.0;
        if value.fract() == 0.0 && value.abs() < EXACT {
            self.collect(value as i64)
        } else if value.is_finite() {
            self.collect(value)
        } else {
            self.serialize_unit()
        }
    }

    fn serialize_char(self, value: char) -> Result<(), Error> {
        self.serialize_str(value.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, value: &str) -> Result<(), Error> {
        self.text(value);
        Ok(())
    }

    fn serialize_bytes(self, value: &[u8]) -> Result<(), Error> {
        self.collect_seq(value)
    }

    fn serialize_none(self) -> Result<(), Error> {
        self.serialize_unit()
    }

    fn serialize_some<T: ?Sized + Serialize>(self, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Error> {
        self.bytes.extend_from_slice(b"null");
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Error> {
        self.serialize_unit()
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
    ) -> Result<(), Error> {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: ?Sized + Serialize>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: ?Sized + Serialize>(
        self,
        name: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<(), Error> {
        Err(not_for_answers(name))
    }

    fn serialize_seq(self, items: Option<usize>) -> Result<Open<'a>, Error> {
        Ok(Open::new(self, b'[', items.unwrap_or_default()))
    }

    fn serialize_tuple(self, items: usize) -> Result<Open<'a>, Error> {
        Ok(Open::new(self, b'[', items))
    }

    fn serialize_tuple_struct(
        self,
        name: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleStruct, Error> {
        Err(not_for_answers(name))
    }

    fn serialize_tuple_variant(
        self,
        name: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, Error> {
        Err(not_for_answers(name))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Open<'a>, Error> {
        Ok(Open::new(self, b'{', 0))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Open<'a>, Error> {
        Ok(Open::new(self, b'{', 0))
    }

    fn serialize_struct_variant(
        self,
        name: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, Error> {
        Err(not_for_answers(name))
    }

    fn collect_str<T: ?Sized + Display>(self, value: &T) -> Result<(), Error> {
        self.bytes.push(b'"');
        write!(Inside(self), "{value}").map_err(Error::custom)?;
        self.bytes.push(b'"');
        Ok(())
    }
}

impl Writer {
    fn collect(&mut self, value: impl Display) -> Result<(), Error> {
        write!(self, "{value}").map_err(Error::custom)
    }
}

fn not_for_answers(name: &str) -> Error {
    Error::custom(format_args!(
        "{name}: no answer of Plaid's has such a shape"
    ))
}
