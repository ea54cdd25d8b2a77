//! `user_custom`, who is what its password says, wherever somebody can sign in.

mod any_password;
mod income;
mod logins;
mod passwords;
mod products;

use serde_json::{Value, json};

use crate::server::{Answer, Server};

/// Makes an Item of `user_custom` without Link.
pub(crate) fn made(server: &Server, password: &str, products: &[&str]) -> Answer {
    let body = json!({
        "institution_id": "ins_109508",
        "initial_products": products,
        "options": { "override_username": "user_custom", "override_password": password },
    });
    server.post("/sandbox/public_token/create", body)
}

/// The access token of an Item of `user_custom`.
#[track_caller]
pub(crate) fn access_token(server: &Server, user: &Value, products: &[&str]) -> String {
    let made = made(server, &user.to_string(), products);
    assert_eq!(made.status, 200, "{}", made.text);
    server.exchange(&made.text_at("/public_token"))
}

/// Reads an Item.
#[track_caller]
pub(crate) fn read(server: &Server, path: &str, access_token: &str) -> Answer {
    server.ok(path, json!({ "access_token": access_token }))
}
