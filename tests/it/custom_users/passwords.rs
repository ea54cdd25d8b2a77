//! What a password may say, and what comes of it in `/sandbox/public_token/create`.

use serde_json::{Value, json};

use super::{access_token, made, read};
use crate::server::Server;

/// Somebody with an account of each system of numbers.
fn jane() -> Value {
    json!({
        "override_accounts": [
            {
                "type": "depository", "subtype": "checking", "starting_balance": 1500.25,
                "force_available_balance": 1400,
                "meta": {
                    "name": "Everyday", "official_name": "Platypus Everyday", "mask": "0001"
                },
                "numbers": {
                    "account": "9900000001", "ach_routing": "322271627",
                    "ach_wire_routing": "021000021"
                },
                "identity": {
                    "names": ["Jane Doe", null, "John Doe"],
                    "phone_numbers": [
                        { "data": "2025550188", "primary": true, "type": "mobile" },
                        { "data": null, "primary": null, "type": null }
                    ],
                    "emails": [{ "data": "jane@example.com", "primary": true, "type": "primary" }],
                    "addresses": [{
                        "primary": true,
                        "data": { "street": "1 Elm St", "city": "Reno", "region": "NV",
                                  "postal_code": "89501", "country": "US" }
                    }]
                },
                "transactions": []
            },
            {
                "type": "depository", "subtype": "savings", "starting_balance": 20,
                "currency": "CAD", "has_null_available_balance": true,
                "meta": { "mask": "02" },
                "numbers": { "account": "7", "eft_institution": "110", "eft_branch": "11111" },
                "transactions": null
            },
            {
                "type": "depository", "subtype": "checking", "currency": "EUR",
                "starting_balance": 3,
                "meta": { "mask": "" },
                "numbers": {
                    "international_bic": "NWBKGB21",
                    "international_iban": "GB29NWBK60161331926819"
                }
            },
            {
                "type": "depository", "subtype": "checking", "currency": "GBP",
                "starting_balance": 4,
                "numbers": { "account": "31926819", "bacs_sort_code": "601613" }
            },
            {
                "type": "credit", "subtype": "credit card", "starting_balance": 250,
                "meta": { "limit": 1000 }, "liability": null
            }
        ]
    })
}

#[test]
fn its_accounts_are_those_of_the_password() {
    let server = Server::start();
    let token = access_token(&server, &jane(), &["auth", "identity"]);
    let told = [
        read(&server, "/auth/get", &token).text,
        read(&server, "/identity/get", &token).text,
    ];
    insta::assert_snapshot!(told.join("\n"));
}

#[test]
fn an_empty_object_is_somebody_made_up() {
    let server = Server::start();
    let names = |user: &Value| {
        let token = access_token(&server, user, &["transactions"]);
        server.advance("30s");
        let accounts = read(&server, "/accounts/get", &token).json();
        let accounts = accounts["accounts"].as_array().unwrap().iter();
        let accounts: Vec<String> = accounts
            .map(|it| {
                format!(
                    "{} {} {}",
                    it["name"], it["mask"], it["balances"]["current"]
                )
            })
            .collect();
        let body = json!({
            "access_token": token, "start_date": "2026-01-01", "end_date": "2026-09-01",
        });
        let rows = server.ok("/transactions/get", body).json();
        let rows_told = rows["transactions"].as_array().unwrap().iter().take(3);
        let rows_told: Vec<String> = rows_told
            .map(|it| format!("{} {} {}", it["date"], it["name"], it["amount"]))
            .collect();
        format!(
            "{}\n{}\n{} transactions\n",
            accounts.join("\n"),
            rows_told.join("\n"),
            rows["total_transactions"]
        )
    };
    let first = names(&json!({}));
    let template = json!({ "version": null, "seed": null, "override_accounts": [
        { "type": null, "meta": { "name": null }, "identity": { "names": [null] } }
    ], "mfa": { "type": null } });
    assert_ne!(names(&template), first, "somebody else each time");
    let seeded = json!({ "seed": "a seed" });
    assert_eq!(names(&seeded), names(&seeded), "a seed makes up the same");
    assert_eq!(
        Server::start().text_of_made_up(),
        Server::start().text_of_made_up(),
        "and a run repeats"
    );
    insta::assert_snapshot!(first);
}

trait MadeUp {
    fn text_of_made_up(&self) -> String;
}

impl MadeUp for Server {
    fn text_of_made_up(&self) -> String {
        let token = access_token(self, &json!({}), &["auth"]);
        read(self, "/auth/get", &token).text
    }
}

#[test]
fn errors_are_forced() {
    let server = Server::start();
    let mut told = String::new();
    for code in [
        "INSTITUTION_NOT_RESPONDING",
        "INSTITUTION_NO_LONGER_SUPPORTED",
        "INVALID_CREDENTIALS",
        "INVALID_MFA",
        "ITEM_LOCKED",
        "ITEM_LOGIN_REQUIRED",
        "ITEM_NOT_SUPPORTED",
        "INVALID_LINK_TOKEN",
        "MFA_NOT_SUPPORTED",
        "NO_ACCOUNTS",
        "PLAID_ERROR",
        "USER_INPUT_TIMEOUT",
        "USER_SETUP_REQUIRED",
    ] {
        let user = json!({ "force_error": code, "override_accounts": [] }).to_string();
        told += &format!("{code}: {}\n", made(&server, &user, &["auth"]).error());
    }
    insta::assert_snapshot!(told);
}

#[test]
fn challenges_without_anybody_to_answer() {
    let server = Server::start();
    for user in [
        json!({ "mfa": { "type": "device" } }),
        json!({ "mfa": { "type": "questions", "question_rounds": 2, "questions_per_round": 1 } }),
        json!({ "mfa": { "type": "selections" } }),
        json!({ "recaptcha": "good" }),
        json!({ "has_perpetual_otp": true }),
    ] {
        let made = made(&server, &user.to_string(), &["auth"]);
        assert_eq!(made.status, 200, "{user}");
    }
    let user = json!({ "recaptcha": "bad" }).to_string();
    insta::assert_snapshot!(made(&server, &user, &["auth"]).whole());
}

#[test]
fn what_is_no_custom_user_opens_nothing() {
    let server = Server::start();
    let account = json!({ "type": "depository", "subtype": "checking" });
    let accounts = |list: Value| json!({ "override_accounts": list }).to_string();
    let with = |name: &str, value: Value| {
        let mut account = account.clone();
        account[name] = value;
        accounts(json!([account]))
    };
    let mfa = |mfa: Value| json!({ "mfa": mfa }).to_string();
    for (what, password) in [
        ("blank", " ".to_owned()),
        ("a word", "pass_good".to_owned()),
        ("a list", "[]".to_owned()),
        ("null", "null".to_owned()),
        (
            "cut off",
            r#"{"override_accounts": [{"type": "depo"#.to_owned(),
        ),
        ("of another type", accounts(json!({}))),
        ("no type of account", with("type", json!("piggy"))),
        ("a subtype of another type", with("type", json!("credit"))),
        (
            "an account without a type",
            accounts(json!([account, null])),
        ),
        (
            "a wrong routing number",
            with("numbers", json!({ "ach_routing": "011401534" })),
        ),
        (
            "half of a pair",
            with("numbers", json!({ "eft_branch": "01533" })),
        ),
        (
            "a mask that is none",
            with("meta", json!({ "mask": "12345" })),
        ),
        (
            "an unknown error",
            json!({ "force_error": "ITEM_IS_SAD" }).to_string(),
        ),
        (
            "an unknown recaptcha",
            json!({ "recaptcha": "ugly" }).to_string(),
        ),
        (
            "questions without rounds",
            mfa(json!({ "type": "questions" })),
        ),
        (
            "ten rounds",
            mfa(json!({ "type": "selections", "selection_rounds": 10 })),
        ),
        (
            "half a round",
            mfa(json!({ "type": "selections", "selection_rounds": 1.5 })),
        ),
    ] {
        let answer = made(&server, &password, &["auth"]);
        assert_eq!(answer.json()["error_code"], "INVALID_CREDENTIALS", "{what}");
    }
    insta::assert_snapshot!(made(&server, "{", &["auth"]).whole());
}

#[test]
fn passwords_keep_to_the_limits() {
    let server = Server::start();
    let account = json!({ "type": "depository", "subtype": "checking" });
    let many = json!({ "date_transacted": "2026-08-01", "date_posted": "2026-08-01",
                       "amount": 1, "description": "A" });
    let accounts = |list: Value| json!({ "override_accounts": list }).to_string();
    let with = |transactions: Value| {
        let mut account = account.clone();
        account["transactions"] = transactions;
        accounts(json!([account]))
    };
    for (what, password) in [
        (
            "eleven accounts",
            accounts(json!(vec![account.clone(); 11])),
        ),
        ("251 transactions", with(json!(vec![many.clone(); 251]))),
        ("55 kB", json!({ "seed": "x".repeat(55_000) }).to_string()),
    ] {
        let answer = made(&server, &password, &["auth"]);
        assert_eq!(answer.json()["error_code"], "INVALID_CREDENTIALS", "{what}");
    }
    let unknown = json!({ "name": "Jane", "override_accounts": [
        { "type": "depository", "subtype": "checking", "colour": "red",
          "identity": { "pets": ["Rex"], "names": ["Jane"] } }
    ] });
    for (what, password) in [
        ("ten accounts", accounts(json!(vec![account.clone(); 10]))),
        ("250 transactions", with(json!(vec![many; 250]))),
        // What counts is the object, not how it is set.
        (
            "55 kB of space",
            format!("{}{}", " ".repeat(55_000), accounts(json!([account]))),
        ),
        ("keys that nobody knows", unknown.to_string()),
    ] {
        let answer = made(&server, &password, &["auth"]);
        assert_eq!(answer.status, 200, "{what}: {}", answer.text);
    }
}

#[test]
fn limits_can_be_lifted() {
    let files: [(&str, &[u8]); 1] = [("defaults.json", br#"{ "custom_user_limits": false }"#)];
    let folder = crate::fixtures::folder("lifted", &files);
    let catalog = plaid_emulator::fixtures::load(&[folder]).expect("it is right");
    let server = Server::with_catalog(catalog);
    let accounts = vec![json!({ "type": "depository", "subtype": "checking" }); 30];
    let user = json!({ "override_accounts": accounts, "seed": "x".repeat(60_000) });
    let token = access_token(&server, &user, &["auth"]);
    let accounts = read(&server, "/accounts/get", &token).json();
    assert_eq!(accounts["accounts"].as_array().unwrap().len(), 30);
}

#[test]
fn a_file_says_the_same_as_a_password() {
    let text = jane().to_string();
    let files = [("users/user_jane.json", text.as_bytes())];
    let folder = crate::fixtures::folder("jane", &files);
    let catalog = plaid_emulator::fixtures::load(&[folder]).expect("it is right");
    let server = Server::with_catalog(catalog);
    let body = json!({
        "institution_id": "ins_109508", "initial_products": ["auth", "identity"],
        "options": { "override_username": "user_jane", "override_password": "anything" },
    });
    let made = server.ok("/sandbox/public_token/create", body);
    let by_file = server.exchange(&made.text_at("/public_token"));
    let mut seeded = jane();
    seeded["seed"] = json!("user_jane");
    let by_password = access_token(&server, &seeded, &["auth", "identity"]);
    for path in ["/auth/get", "/identity/get"] {
        let plain = |token: &str| {
            let mut json = read(&server, path, token).json();
            for key in ["item", "request_id"] {
                json.as_object_mut().unwrap().remove(key);
            }
            let ids = json["accounts"].as_array().unwrap().clone();
            let mut text = json.to_string();
            for (index, account) in ids.iter().enumerate() {
                text = text.replace(account["account_id"].as_str().unwrap(), &index.to_string());
            }
            text
        };
        assert_eq!(plain(&by_file), plain(&by_password), "{path}");
    }
}
