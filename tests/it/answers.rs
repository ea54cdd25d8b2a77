//! Answers kept for Plaid's SDK in Python to read, where `tests/run` asks for that.

use std::fs::OpenOptions;
use std::io::Write;

use serde_json::json;

use crate::server::Answer;

/// Writes an answer that is no error into the file that `PLAID_EMULATOR_ANSWERS` names.
pub(crate) fn keep(path: &str, answer: &Answer) {
    let file = std::env::var_os("PLAID_EMULATOR_ANSWERS").filter(|_| answer.status == 200);
    let Some(file) = file else {
        return;
    };
    let line = json!([path, answer.text]).to_string() + "\n";
    let opened = OpenOptions::new().create(true).append(true).open(file);
    let mut file = opened.expect("the file of answers opens");
    // In one piece, since other tests write to it too.
    let written = file.write_all(line.as_bytes());
    written.expect("an answer is written");
}
