//! Which shape goes to which file, and how a file is written.

use std::collections::{BTreeMap, BTreeSet};

use super::area;
use super::load::SHARED;
use super::model::{Body, Model, mentions};

/// The file of the webhook payloads.
pub(super) const WEBHOOKS: &str = "webhooks";

/// The shape of every error: shared, though no operation names it.
pub(super) const ERROR: &str = "PlaidError";

/// Longest line of a file, in characters, before the values of an enum get a line each.
const WIDTH: usize = 100;

/// The files of a contract by name.
pub(super) fn files(model: &Model) -> BTreeMap<String, String> {
    let mut shapes: BTreeMap<String, BTreeMap<&str, &Body>> = BTreeMap::new();
    for (name, file) in places(model) {
        if let Some((name, body)) = model.shapes.get_key_value(name) {
            shapes.entry(file).or_default().insert(name, body);
        }
    }
    let area_files = shapes
        .iter()
        .map(|(file, shapes)| (format!("{file}.json"), write(shapes)));
    let list = ("operations.json".to_owned(), write_operations(model));
    area_files.chain([list]).collect()
}

/// The file of each shape: that of its area, or the shared one.
fn places(model: &Model) -> BTreeMap<&str, String> {
    let mut roots: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (line, types) in &model.operations {
        let path = line.split_once(' ').map_or(line.as_str(), |(_, path)| path);
        roots.entry(area(path)).or_default().extend(mentions(types));
    }
    roots.insert(
        WEBHOOKS,
        model.webhooks.iter().map(String::as_str).collect(),
    );
    roots.insert(SHARED, vec![ERROR]);
    let mut places: BTreeMap<&str, String> = BTreeMap::new();
    for (area, roots) in roots {
        for shape in reachable(model, roots) {
            let shared = |place: &mut String| SHARED.clone_into(place);
            places
                .entry(shape)
                .and_modify(shared)
                .or_insert_with(|| area.to_owned());
        }
    }
    places
}

fn reachable<'m>(model: &'m Model, mut names: Vec<&'m str>) -> BTreeSet<&'m str> {
    let mut seen = BTreeSet::new();
    while let Some(name) = names.pop() {
        if seen.insert(name) {
            names.extend(model.shapes.get(name).into_iter().flat_map(Body::mentions));
        }
    }
    seen
}

fn write(shapes: &BTreeMap<&str, &Body>) -> String {
    let shapes = shapes.iter().map(|(name, body)| {
        let body = match body {
            Body::Fields(fields) if fields.is_empty() => "{}".to_owned(),
            Body::Fields(fields) => {
                let field = |(key, text): &(String, String)| format!("    \"{key}\": \"{text}\"");
                let fields: Vec<String> = fields.iter().map(field).collect();
                format!("{{\n{}\n  }}", fields.join(",\n"))
            }
            Body::Values(values) => write_values(values, name.len() + "  \"\": ,".len()),
        };
        format!("  \"{name}\": {body}")
    });
    format!("{{\n{}\n}}\n", shapes.collect::<Vec<_>>().join(",\n"))
}

fn write_values(values: &[String], used: usize) -> String {
    let quoted: Vec<String> = values.iter().map(|value| format!("\"{value}\"")).collect();
    let line = format!("[{}]", quoted.join(", "));
    if used + line.chars().count() <= WIDTH {
        line
    } else {
        format!("[\n    {}\n  ]", quoted.join(",\n    "))
    }
}

fn write_operations(model: &Model) -> String {
    let line = |(at, types): (&String, &String)| format!("    \"{at}\": \"{types}\"");
    let operations: Vec<String> = model.operations.iter().map(line).collect();
    let webhooks: Vec<String> = model.webhooks.iter().cloned().collect();
    format!(
        "{{\n  \"version\": \"{}\",\n  \"operations\": {{\n{}\n  }},\n  \"webhooks\": {}\n}}\n",
        model.version,
        operations.join(",\n"),
        write_values(&webhooks, WIDTH)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::files as embedded;

    /// Nothing is lost on the way from the files to the model and back, no shape is in the wrong
    /// file or in none.
    #[test]
    fn embedded_files_are_as_this_module_writes_them() {
        let mut written = files(&Model::embedded());
        assert_eq!(
            written.remove("operations.json").as_deref(),
            Some(embedded::OPERATIONS)
        );
        let written: Vec<_> = written
            .iter()
            .map(|(name, text)| (&**name, &**text))
            .collect();
        let names = embedded::AREAS.map(|(area, text)| (format!("{area}.json"), text));
        let expected: Vec<_> = names.iter().map(|(name, text)| (&**name, *text)).collect();
        assert_eq!(written, expected);
    }
}
