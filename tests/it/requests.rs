//! Many requests to one operation, each a change to one that passes, and what is said to each.

use serde_json::Value;

use crate::server::Server;

/// Sends a request for each line and tells what came of it.
///
/// A line is the fields that differ from `least`, as JSON; `"-"` leaves a field out. `$NAME`
/// stands for the text `names` has for it. Lines that start with `#` are headings.
#[track_caller]
pub(crate) fn told(
    server: &Server,
    path: &str,
    least: &Value,
    names: &[(&str, &str)],
    lines: &str,
) -> String {
    let mut table = String::new();
    for line in lines.trim().lines() {
        table += line;
        table.push('\n');
        if line.starts_with('#') {
            continue;
        }
        let text = names.iter().fold(line.to_owned(), |text, (name, value)| {
            text.replace(name, value)
        });
        let changes: Value = serde_json::from_str(&text).unwrap();
        let answer = server.post(path, changed(least, &changes));
        let told = match answer.status {
            200 => "200".to_owned(),
            _ => answer.error(),
        };
        table += &format!("    {told}\n");
    }
    table
}

fn changed(least: &Value, changes: &Value) -> Value {
    let mut fields = least.as_object().unwrap().clone();
    for (name, value) in changes.as_object().unwrap() {
        if value == "-" {
            fields.remove(name);
        } else {
            fields.insert(name.clone(), value.clone());
        }
    }
    Value::Object(fields)
}
