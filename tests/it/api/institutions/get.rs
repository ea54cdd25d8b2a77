//! `POST /institutions/get`

use serde_json::{Value, json};

use crate::requests::told;
use crate::server::{Answer, Server};

const PATH: &str = "/institutions/get";

fn body(count: usize, offset: usize, countries: &[&str], options: Value) -> Value {
    json!({ "count": count, "offset": offset, "country_codes": countries, "options": options })
}

fn ids(answer: &Answer) -> Vec<String> {
    let json = answer.json();
    let list = json["institutions"].as_array().unwrap().iter();
    list.map(|it| it["institution_id"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn institutions_as_they_are_listed() {
    let server = Server::start();
    let brief = server.ok(PATH, body(2, 0, &["US"], json!({})));
    let metadata = json!({ "include_optional_metadata": true });
    let full = server.ok(PATH, body(2, 0, &["GB"], metadata));
    insta::assert_snapshot!([brief.text, full.text].join("\n"));
}

#[test]
fn pages_make_up_the_whole() {
    let server = Server::start();
    let whole = server.ok(PATH, body(500, 0, &["US", "CA", "GB"], json!({})));
    let total: usize = whole.text_at("/total").parse().unwrap();
    let whole = ids(&whole);
    assert_eq!(whole.len(), total);
    let mut paged = Vec::new();
    for offset in (0..total).step_by(7) {
        let page = server.ok(PATH, body(7, offset, &["US", "CA", "GB"], json!({})));
        assert_eq!(page.text_at("/total"), total.to_string());
        paged.extend(ids(&page));
    }
    assert_eq!(paged, whole);
    let beyond = server.ok(PATH, body(7, total, &["US", "CA", "GB"], json!({})));
    assert_eq!(
        (ids(&beyond).len(), beyond.text_at("/total")),
        (0, total.to_string())
    );
}

#[test]
fn filters_narrow_the_list() {
    let server = Server::start();
    let mut table = String::new();
    for (countries, options) in [
        (&["US"][..], json!({})),
        (&["CA"], json!({})),
        (&["GB"], json!({})),
        (&["LT"], json!({})),
        (&["US", "US"], json!({})),
        (&["US", "CA"], json!({})),
        (&["GB"], json!({ "oauth": true })),
        (&["GB"], json!({ "oauth": false })),
        (&["GB"], json!({ "oauth": null })),
        (&["US"], json!({ "products": ["transactions"] })),
        (
            &["US"],
            json!({ "products": ["transactions", "investments"] }),
        ),
        (&["US"], json!({ "products": ["payment_initiation"] })),
        (&["GB"], json!({ "products": ["payment_initiation"] })),
        (&["US"], json!({ "products": null })),
        (&["US"], json!({ "routing_numbers": ["011000138"] })),
        (
            &["US"],
            json!({ "routing_numbers": ["011000138", "999999999"] }),
        ),
        (&["US"], json!({ "routing_numbers": ["999999999"] })),
        (&["CA"], json!({ "routing_numbers": ["011000138"] })),
        (&["US"], json!({ "routing_numbers": null })),
    ] {
        let answer = server.ok(PATH, body(3, 0, countries, options.clone()));
        let total = answer.text_at("/total");
        table += &format!(
            "{countries:?} {options}\n    {total}: {}\n",
            ids(&answer).join(" ")
        );
    }
    insta::assert_snapshot!(table);
}

const REQUESTS: &str = r#"
{"count": "-"}
{"offset": "-", "country_codes": "-"}
{"count": 0}
{"count": 1}
{"count": 500}
{"count": 501}
{"count": 1.5}
{"count": "ABCDEFG1234567", "offset": "ABCDEFG1234567"}
{"offset": "ABCDEFG1234567"}
{"offset": -1}
{"offset": 99999999999999999999}
{"offset": 9223372036854775807}
{"country_codes": []}
{"country_codes": ["us"]}
{"country_codes": "US"}
{"options": null}
{"options": {"products": []}}
{"options": {"products": "transactions"}}
{"options": {"products": ["ABCDEFG1234567"]}}
{"options": {"products": ["auth", 5]}}
{"options": {"products": ["balance"]}}
{"options": {"oauth": "yes"}}
{"options": {"routing_numbers": []}}
{"options": {"include_status": true}}
{"options": {"include_auth_metadata": true, "include_payment_initiation_metadata": true}}
{"options": {"include_optional_metadata": null}}
{"options": {"include_optional_metadata": 1}}
{"products": ["auth"]}
"#;

#[test]
fn requests_are_refused_as_plaid_refuses_them() {
    let server = Server::start();
    let told = told(
        &server,
        PATH,
        &body(1, 0, &["US"], json!({})),
        &[],
        REQUESTS,
    );
    insta::assert_snapshot!(told);
}
