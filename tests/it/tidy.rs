//! The rules of the house, held against the sources: who may use whom, how long things are, and
//! what is not written at all.

mod addresses;
mod bans;
mod layers;
mod sizes;
mod source;

use source::File;

/// The sources below a folder of the project.
fn sources(folder: &str) -> Vec<File> {
    source::files(folder)
}

/// Fails with every violation on a line of its own. Those that are known to be there still are
/// named without their lines, and must go from the list with the last of them.
#[track_caller]
fn hold(violations: Vec<String>, known: &[&str]) {
    let without_line = |violation: &str| {
        let (path, rest) = violation.split_once(':').unwrap_or((violation, ""));
        let told = rest
            .trim_start_matches(|it: char| it.is_ascii_digit())
            .trim_start_matches(':');
        format!("{path}:{}", told.split(',').next().unwrap_or_default())
    };
    let is_known = |violation: &&String| known.contains(&without_line(violation).as_str());
    let new: Vec<&String> = violations.iter().filter(|it| !is_known(it)).collect();
    let gone = known
        .iter()
        .filter(|known| !violations.iter().any(|it| without_line(it) == **known))
        .map(|known| format!("{known} (known, and gone: take it off the list)"));
    let told: Vec<String> = new.into_iter().cloned().chain(gone).collect();
    assert!(told.is_empty(), "\n{}", told.join("\n"));
}
