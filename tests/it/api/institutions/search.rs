//! `POST /institutions/search`

use serde_json::{Value, json};

use crate::requests::told;
use crate::server::Server;

const PATH: &str = "/institutions/search";

fn found(server: &Server, body: Value) -> Vec<String> {
    let answer = server.ok(PATH, body);
    let json = answer.json();
    let list = json["institutions"].as_array().unwrap().iter();
    list.map(|it| it["name"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn one_name_gives_one_institution() {
    let server = Server::start();
    let body = json!({ "query": "First Platypus Bank", "country_codes": ["US"] });
    insta::assert_snapshot!(server.ok(PATH, body).text);
}

#[test]
fn words_find_names() {
    let server = Server::start();
    let mut table = String::new();
    for query in [
        "First Platypus Bank",
        "first platypus bank",
        "  FIRST PLATYPUS  ",
        "platypus",
        "first",
        "bank",
        "chase",
        "chas",
        "tartan",
        "u.s. bank",
        "us bank",
        "ins_109508",
        "INS_109508",
        "ins_1",
        "109508",
        "1st",
        "zebra",
        "%",
        ".*",
        "\u{130}",
    ] {
        let names = found(&server, json!({ "query": query, "country_codes": ["US"] }));
        assert!(names.len() <= 10);
        table += &format!("{query:?}\n    {}\n", names.join(", "));
    }
    insta::assert_snapshot!(table);
}

#[test]
fn filters_narrow_the_search() {
    let server = Server::start();
    let mut table = String::new();
    for more in [
        json!({ "country_codes": ["GB"] }),
        json!({ "country_codes": ["GB", "US"] }),
        json!({ "country_codes": ["LT"] }),
        json!({ "products": ["transactions"] }),
        json!({ "products": ["payment_initiation"] }),
        json!({ "products": null }),
        json!({ "options": { "oauth": true } }),
        json!({ "options": { "oauth": false } }),
    ] {
        let mut body = json!({ "query": "platypus", "country_codes": ["US"] });
        for (name, value) in more.as_object().unwrap() {
            body[name] = value.clone();
        }
        table += &format!("{more}\n    {}\n", found(&server, body).join(", "));
    }
    insta::assert_snapshot!(table);
}

const REQUESTS: &str = r#"
{"query": "-"}
{"country_codes": "-"}
{"query": ""}
{"query": " "}
{"query": null}
{"query": 5}
{"country_codes": []}
{"products": "ABCDEFG1234567"}
{"products": ["ABCDEFG1234567"]}
{"products": ["auth", "ABCDEFG1234567", "DEFG"]}
{"products": []}
{"products": [5]}
{"products": {}}
{"products": "-"}
{"options": null}
{"options": {"include_auth_metadata": null, "include_optional_metadata": null}}
{"options": {"payment_initiation": {"payment_id": "p"}}}
{"options": {"include_status": true}}
"#;

#[test]
fn requests_are_refused_as_plaid_refuses_them() {
    let server = Server::start();
    let least = json!({ "query": "platypus", "country_codes": ["US"] });
    let told = told(&server, PATH, &least, &[], REQUESTS);
    insta::assert_snapshot!(told);
}
