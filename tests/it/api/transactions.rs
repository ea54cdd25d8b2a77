//! `/transactions/*`

mod get;
mod sync;

use serde_json::Value;

/// A transaction on one line.
fn brief(transaction: &Value) -> String {
    let text = |name: &str| transaction[name].as_str().unwrap_or("-").to_owned();
    format!(
        "{} {} {} {}",
        text("date"),
        text("authorized_date"),
        transaction["amount"],
        text("name")
    )
}

/// The transactions of a list, a line each.
fn lines(list: &Value) -> String {
    let list = list.as_array().unwrap().iter();
    list.map(|transaction| brief(transaction) + "\n").collect()
}

/// One field of each element of a list.
fn each(list: &Value, field: &str) -> Vec<String> {
    let list = list.as_array().unwrap().iter();
    list.map(|it| it[field].as_str().unwrap_or("-").to_owned())
        .collect()
}
