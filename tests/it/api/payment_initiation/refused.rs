//! Payments that no bank would take.

use serde_json::{Value, json};

use super::recipient;
use crate::server::Server;

/// A path and a body a line.
const REQUESTS: &str = include_str!("refused.txt");

#[test]
fn what_no_bank_would_take_is_refused() {
    let server = Server::start();
    let recipient_id = recipient(&server);
    let bacs = json!({
        "name": "Only BACS", "bacs": { "account": "26207729", "sort_code": "560029" },
    });
    let made = server.ok("/payment_initiation/recipient/create", bacs);
    let without_iban = made.text_at("/recipient_id");
    let mut table = String::new();
    for line in REQUESTS.lines() {
        let text = line
            .replace("$RECIPIENT", &recipient_id)
            .replace("$BACS", &without_iban);
        let (path, body) = text.split_once(' ').unwrap();
        let body: Value = serde_json::from_str(body).unwrap();
        // The contract asks for a documentation page where Plaid's answers have none.
        let error = server.unchecked(path, body).error();
        table += &format!("{line}\n    {error}\n");
    }
    insta::assert_snapshot!(table);
}
