//! From the embedded files to compiled forms, each on first use.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::OnceLock;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::model::Operations;
use super::shape::{Field, Fields, Form, Kind, Shape, Slot};
use super::{files, notation, request};

/// Stands for an absent body in `operations.json`.
pub(super) const NOTHING: &str = "nothing";

/// The file of shapes that several areas use.
pub(super) const SHARED: &str = "shared";

const WELL_FORMED: &str = "a test reads every embedded file to the end";

type Raw = BTreeMap<&'static str, &'static RawValue>;

/// The file `operations.json`.
pub(super) fn operations_file() -> Operations<'static> {
    serde_json::from_str(files::OPERATIONS).expect(WELL_FORMED)
}

/// The shapes of an area's file by name, unread. Empty for an unknown area.
pub(super) fn raw(area: &str) -> &'static Raw {
    static READ: [OnceLock<Raw>; files::AREAS.len()] =
        [const { OnceLock::new() }; files::AREAS.len()];
    static NONE: Raw = Raw::new();
    let Ok(at) = files::AREAS.binary_search_by(|(name, _)| (*name).cmp(area)) else {
        return &NONE;
    };
    READ[at].get_or_init(|| serde_json::from_str(files::AREAS[at].1).expect(WELL_FORMED))
}

/// A shape as the files hold it.
pub(super) enum Body {
    Fields(Pairs),
    Values(Vec<&'static str>),
}

/// Reads one shape.
pub(super) fn body(raw: &'static RawValue) -> Body {
    if raw.get().starts_with('[') {
        return Body::Values(serde_json::from_str(raw.get()).expect(WELL_FORMED));
    }
    Body::Fields(serde_json::from_str(raw.get()).expect(WELL_FORMED))
}

/// The members of a JSON object of strings, in the order of the text.
pub(super) struct Pairs(Vec<(&'static str, &'static str)>);

impl std::ops::Deref for Pairs {
    type Target = [(&'static str, &'static str)];

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl Deserialize<'static> for Pairs {
    fn deserialize<D: Deserializer<'static>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder;
        impl Visitor<'static> for InOrder {
            type Value = Pairs;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object whose values are types")
            }

            fn visit_map<A: MapAccess<'static>>(self, mut map: A) -> Result<Pairs, A::Error> {
                let mut pairs = Vec::new();
                while let Some(pair) = map.next_entry()? {
                    pairs.push(pair);
                }
                Ok(Pairs(pairs))
            }
        }
        deserializer.deserialize_map(InOrder)
    }
}

/// Compiles the form of a response, a webhook or an error.
pub(super) fn response(area: &str, root: &'static str) -> Form {
    let mut compiler = Compiler::new(area, None);
    let root = compiler.slot(root, false);
    compiler.finish(root)
}

/// Compiles the form of the request to `path`: the published types, adjusted as `request` says.
pub(super) fn request(area: &str, root: &'static str, path: &'static str) -> Form {
    let mut compiler = Compiler::new(area, Some(path));
    let mut root = match root {
        NOTHING => Slot::ANY,
        text => compiler.slot(text, false),
    };
    if matches!(root.kind, Kind::Object) {
        let keys_only = Fields::new(Vec::new());
        compiler.shapes.push(Some(Shape::Fields(keys_only)));
        root.kind = Kind::Shape(compiler.shapes.len() - 1);
    }
    if let Kind::Shape(at) = root.kind
        && let Some(Some(Shape::Fields(fields))) = compiler.shapes.get_mut(at)
    {
        let mut list = std::mem::take(&mut fields.list);
        list.extend(request::KEYS.map(|name| Field {
            name,
            required: false,
            slot: Slot::ANY,
        }));
        *fields = Fields::new(list);
    }
    compiler.finish(root)
}

struct Compiler<'a> {
    area: &'a str,
    /// The path, when the form is of a request.
    request_to: Option<&'static str>,
    /// Positions by name and whether inside an object that `request` relaxes.
    seen: BTreeMap<(&'static str, bool), usize>,
    /// `None` while a shape is being read, so that it may contain itself.
    shapes: Vec<Option<Shape>>,
}

impl<'a> Compiler<'a> {
    fn new(area: &'a str, request_to: Option<&'static str>) -> Self {
        Self {
            area,
            request_to,
            seen: BTreeMap::new(),
            shapes: Vec::new(),
        }
    }

    fn finish(self, root: Slot) -> Form {
        Form {
            shapes: self.shapes.into_iter().flatten().collect(),
            root,
        }
    }

    fn slot(&mut self, text: &'static str, relaxed: bool) -> Slot {
        notation::parse(text, &mut |name| self.shape(name, relaxed)).expect(WELL_FORMED)
    }

    fn shape(&mut self, name: &'static str, relaxed: bool) -> usize {
        if let Some(at) = self.seen.get(&(name, relaxed)) {
            return *at;
        }
        let at = self.shapes.len();
        self.seen.insert((name, relaxed), at);
        self.shapes.push(None);
        let found = raw(self.area).get(name).or_else(|| raw(SHARED).get(name));
        let shape = match body(found.expect(WELL_FORMED)) {
            Body::Fields(pairs) => Shape::Fields(self.fields(&pairs, relaxed)),
            Body::Values(values) => Shape::Values(values),
        };
        self.shapes[at] = Some(shape);
        at
    }

    fn fields(&mut self, pairs: &Pairs, relaxed: bool) -> Fields {
        let field = |&(key, text): &(&'static str, &'static str)| {
            let (name, required) = key
                .strip_suffix('?')
                .map_or((key, true), |name| (name, false));
            let Some(path) = self.request_to else {
                return Field {
                    name,
                    required,
                    slot: self.slot(text, false),
                };
            };
            let relaxed = relaxed || request::is_answered_elsewhere(path, name);
            let slot = request::adjust(path, name, relaxed, self.slot(text, relaxed));
            Field {
                name,
                required,
                slot,
            }
        };
        Fields::new(pairs.iter().map(field).collect())
    }
}
