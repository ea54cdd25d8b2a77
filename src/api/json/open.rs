//! Lists and objects while their members are written.

use serde::Serialize;
use serde::ser::{SerializeMap, SerializeSeq, SerializeStruct, SerializeTuple};
use serde_json::Error;

use super::writer::Writer;

/// The most that is set aside by a guess, in bytes.
const MOST_RESERVED: usize = 2 << 20;

/// A list or an object that has been opened.
pub(super) struct Open<'a> {
    writer: &'a mut Writer,
    first: bool,
    /// How many items come, where it is known.
    items: usize,
}

impl<'a> Open<'a> {
    /// Opens one.
    pub(super) fn new(writer: &'a mut Writer, bracket: u8, items: usize) -> Self {
        writer.open(bracket);
        Self {
            writer,
            first: true,
            items,
        }
    }

    fn item<T: ?Sized + Serialize>(&mut self, value: &T) -> Result<(), Error> {
        let start = self.writer.bytes.len();
        self.writer.line(self.first);
        value.serialize(&mut *self.writer)?;
        if self.first {
            // The others will be about as long: better one large allocation than ten that grow.
            let length = self.writer.bytes.len() - start;
            let rest = length.saturating_mul(self.items.saturating_sub(1));
            self.writer.bytes.reserve(rest.min(MOST_RESERVED));
        }
        self.first = false;
        Ok(())
    }

    fn end_list(self) {
        self.writer.close(b']', self.first);
    }

    fn end_object(mut self) {
        self.writer.request_id(&mut self.first);
        self.writer.close(b'}', self.first);
    }
}

impl SerializeSeq for Open<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_element<T: ?Sized + Serialize>(&mut self, value: &T) -> Result<(), Error> {
        self.item(value)
    }

    fn end(self) -> Result<(), Error> {
        self.end_list();
        Ok(())
    }
}

impl SerializeTuple for Open<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_element<T: ?Sized + Serialize>(&mut self, value: &T) -> Result<(), Error> {
        self.item(value)
    }

    fn end(self) -> Result<(), Error> {
        self.end_list();
        Ok(())
    }
}

impl SerializeMap for Open<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_key<T: ?Sized + Serialize>(&mut self, key: &T) -> Result<(), Error> {
        let text = serde_json::to_string(key)?;
        self.writer.key(text.trim_matches('"'), &mut self.first);
        Ok(())
    }

    fn serialize_value<T: ?Sized + Serialize>(&mut self, value: &T) -> Result<(), Error> {
        value.serialize(&mut *self.writer)
    }

    fn end(self) -> Result<(), Error> {
        self.end_object();
        Ok(())
    }
}

impl SerializeStruct for Open<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_field<T: ?Sized + Serialize>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        self.writer.key(name, &mut self.first);
        value.serialize(&mut *self.writer)
    }

    fn end(self) -> Result<(), Error> {
        self.end_object();
        Ok(())
    }
}
