//! Fixtures: JSON files about institutions, test users and the rest, read into a [`Catalog`].
//!
//! The built-in ones are part of the program. A folder laid over them has the same subfolders
//! (`institutions`, `users`, `merchants`, `profiles`, `layer_templates`, `languages`,
//! `customizations`, `clients`) and files as `fixtures/` of this repository: what it names is
//! merged into the whole by id, and never replaces the whole.

mod account;
mod application;
mod category;
mod chance;
mod client;
mod custom_password;
mod custom_user;
mod customization;
mod cycle;
mod defaults;
mod draft;
mod embedded;
mod folder;
mod gate;
mod holdings;
mod institution;
mod language;
mod layer_template;
mod lenient;
mod liability;
mod link_ui;
mod made_up;
mod merchant;
mod owner;
mod payroll;
mod portfolio;
mod problem;
mod profile;
mod proof;
mod refresh;
mod row;
mod rules;
mod ruleset;
mod scan;
mod shape;
mod source;
mod spelling;
mod timeline;
mod transactions;
mod user;
mod verification_template;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::sandbox::catalog::{Catalog, Client};
pub use draft::Summary;
use draft::{Draft, Kind, Layer};
pub use link_ui::{link_ui, load_link_ui};
pub use problem::{Problem, Problems, Spot};
use source::Source;

/// The catalogue of the built-in fixtures.
pub fn built_in() -> Catalog {
    let layers = [embedded::layer()];
    let (catalog, _) = Draft::of(&layers, Vec::new())
        .finish()
        .expect("a test proves that the built-in fixtures have no problem");
    catalog
}

/// The built-in fixtures with `folders` laid over them, the last one on top.
///
/// # Errors
///
/// Everything that is wrong with the files of the folders.
pub fn load(folders: &[PathBuf]) -> Result<Catalog, Problems> {
    let (catalog, _) = lay(folders.iter().map(PathBuf::as_path))?;
    Ok(catalog)
}

/// The clients of a file, by client id: `{"clients": [{"client_id": "...", "secret": "..."}]}`,
/// where an entry may have the other keys of [`Client`] too.
///
/// # Errors
///
/// Everything that is wrong with the file.
pub fn load_clients(file: &Path) -> Result<BTreeMap<String, Client>, Problems> {
    let layers: [Layer; 1] = [vec![(Kind::Clients, Source::read(file)?)]];
    let (catalog, _) = Draft::of(&layers, Vec::new()).finish()?;
    Ok(catalog.clients.unwrap_or_default())
}

/// What a folder has, when it can be laid over the built-in fixtures.
///
/// # Errors
///
/// Everything that is wrong with the files of the folder.
pub fn check(folder: &Path) -> Result<Summary, Problems> {
    let (_, summary) = lay([folder].into_iter())?;
    Ok(summary)
}

/// The catalogue of all layers and a summary of the top one.
fn lay<'p>(folders: impl Iterator<Item = &'p Path>) -> Result<(Catalog, Summary), Problems> {
    let mut layers = vec![embedded::layer()];
    let mut problems = Vec::new();
    for folder in folders {
        let (layer, unreadable) = folder::read(folder);
        layers.push(layer);
        problems.extend(unreadable);
    }
    let (catalog, mut summaries) = Draft::of(&layers, problems).finish()?;
    Ok((catalog, summaries.pop().unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use proptest::sample::Index;

    /// Reads `text` as a file of `kind`, over the built-in fixtures, and shows its problems.
    fn read(kind: Kind, text: String) {
        let source = Source {
            name: "mine.json".to_owned(),
            text: text.into(),
        };
        let layers = [embedded::layer(), vec![(kind, source)]];
        if let Err(problems) = Draft::of(&layers, Vec::new()).finish() {
            assert!(problems.to_string().starts_with("error: "));
        }
    }

    fn kind() -> impl Strategy<Value = Kind> {
        prop::sample::select(Kind::ALL.to_vec())
    }

    /// A built-in file and its kind, small enough to be read many times.
    fn file() -> impl Strategy<Value = (Kind, String)> {
        let files = embedded::layer();
        let small = files.into_iter().filter(|(_, it)| it.text.len() < 8192);
        let small: Vec<_> = small
            .map(|(kind, it)| (kind, it.text.into_owned()))
            .collect();
        prop::sample::select(small)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn any_text_is_read_without_panic(kind in kind(), text in ".*|[{}\\[\\]:,\" a1\n]*") {
            read(kind, text);
        }

        #[test]
        fn a_damaged_file_is_read_without_panic(
            (kind, text) in file(),
            from: Index,
            length in 0..40_usize,
            patch in prop_oneof![".*", Just("{}".to_owned()), "\"[a-z]{1,3}\"", "[0-9]{1,9}"],
        ) {
            let mut characters: Vec<char> = text.chars().collect();
            let from = from.index(characters.len());
            let to = (from + length).min(characters.len());
            characters.splice(from..to, patch.chars());
            read(kind, characters.into_iter().collect());
        }
    }
}
