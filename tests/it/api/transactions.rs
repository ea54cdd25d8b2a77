//! `/transactions/*`

mod enrich;
mod get;
mod recurring;
mod refresh;
mod sync;
mod timeline;

use serde_json::{Value, json};

use crate::server::Server;

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

/// An app that keeps what `/transactions/sync` tells it.
struct Reader<'s> {
    server: &'s Server,
    token: String,
    cursor: String,
}

impl<'s> Reader<'s> {
    fn new(server: &'s Server, token: &str) -> Self {
        Self {
            server,
            token: token.to_owned(),
            cursor: String::new(),
        }
    }

    /// What is new, a line each.
    fn reads(&mut self) -> String {
        let body = json!({ "access_token": self.token, "cursor": self.cursor, "count": 500 });
        let page = self.server.ok("/transactions/sync", body).json();
        self.cursor = page["next_cursor"].as_str().unwrap().to_owned();
        let mut told = String::new();
        for name in ["added", "modified"] {
            for row in page[name].as_array().unwrap() {
                told += &format!("{name} {} {}\n", short(&row["transaction_id"]), stands(row));
            }
        }
        for row in page["removed"].as_array().unwrap() {
            told += &format!("removed {}\n", short(&row["transaction_id"]));
        }
        told
    }
}

/// The end of an id, in which those of one Item differ.
fn short(id: &Value) -> String {
    id.as_str()
        .map_or_else(|| "-".to_owned(), |id| id[31..].to_owned())
}

/// A transaction on one line, and whether it is pending or was.
fn stands(row: &Value) -> String {
    let state = match (&row["pending"], &row["pending_transaction_id"]) {
        (Value::Bool(true), _) => " pending".to_owned(),
        (_, Value::Null) => String::new(),
        (_, id) => format!(" was {}", short(id)),
    };
    brief(row) + &state
}

/// What `/transactions/get` shows, a line each.
fn shown(server: &Server, token: &str) -> String {
    let body = json!({
        "access_token": token, "start_date": "2010-01-01", "end_date": "2040-01-01",
        "options": { "count": 500 },
    });
    let page = server.ok("/transactions/get", body).json();
    let rows = page["transactions"].as_array().unwrap().iter();
    rows.map(|row| format!("{} {}\n", short(&row["transaction_id"]), stands(row)))
        .collect()
}

/// An Item of another user than `user_good`.
fn item_of(server: &Server, username: &str, webhook: Option<&str>) -> String {
    let mut body = json!({
        "institution_id": "ins_109508", "initial_products": ["transactions"],
        "options": { "override_username": username },
    });
    if username != "user_good" {
        body["options"]["override_password"] = "any".into();
    }
    if let Some(webhook) = webhook {
        body["options"]["webhook"] = webhook.into();
    }
    let made = server.ok("/sandbox/public_token/create", body);
    server.exchange(&made.text_at("/public_token"))
}

/// One field of each element of a list.
fn each(list: &Value, field: &str) -> Vec<String> {
    let list = list.as_array().unwrap().iter();
    list.map(|it| it[field].as_str().unwrap_or("-").to_owned())
        .collect()
}
