//! Customers of a platform that were made before there was an onboarding by API.

use http_body_util::Full;
use hyper::Request;
use serde_json::{Value, json};

use super::App;
use crate::server::{Answer, Server};

fn create(server: &Server, name: &str) -> String {
    let body = json!({ "company_name": name });
    let made = server.ok("/transfer/originator/create", body);
    assert_eq!(made.text_at("/company_name"), name);
    made.text_at("/originator_client_id")
}

fn status(server: &Server, id: &str) -> String {
    let body = json!({ "originator_client_id": id });
    let read = server.ok("/transfer/originator/get", body);
    read.text_at("/originator/transfer_diligence_status")
}

fn diligence(app: &App, id: &str, more: Value) -> Value {
    let mut told = json!({
        "dba": "Wonderwallet", "tax_id": "123456789", "website": "https://example.com/",
        "naics_code": "522320",
        "address": {
            "city": "Pawnee", "country_code": "US", "postal_code": "46001", "region": "IN",
            "street": "123 Main St",
        },
        "debit_usage_configuration": {
            "expected_frequency": "daily", "expected_highest_amount": "100.00",
            "expected_average_amount": "10.00", "expected_monthly_amount": "1000.00",
            "sec_codes": ["web"],
        },
        "funding_account": { "access_token": app.access_token, "account_id": app.account_id },
    });
    for (name, value) in more.as_object().unwrap() {
        told[name] = value.clone();
    }
    json!({ "originator_client_id": id, "originator_diligence": told })
}

/// Sends a document as a form, with the keys in the headers.
fn upload(server: &Server, id: &str, file: &str) -> Answer {
    let field = |name: &str, value: &str| {
        format!("--x\r\nContent-Disposition: form-data; {name}\r\n\r\n{value}\r\n")
    };
    let body = [
        field("name=\"originator_client_id\"", id),
        field("name=\"purpose\"", "DUE_DILIGENCE"),
        field("name=\"file\"; filename=\"a.pdf\"", file),
        "--x--\r\n".to_owned(),
    ];
    send_form(
        server,
        "/transfer/diligence/document/upload",
        &body.concat(),
    )
}

fn send_form(server: &Server, path: &str, body: &str) -> Answer {
    let request = Request::post(path)
        .header("content-type", "multipart/form-data; boundary=x")
        .header("content-length", body.len())
        .header("plaid-client-id", "test")
        .header("plaid-secret", "secret");
    server.send(request.body(Full::from(body.to_owned())).unwrap())
}

#[test]
fn a_customer_is_told_of_and_approved() {
    let app = App::start();
    let server = &app.server;
    let id = create(server, "Wonderwallet");
    assert_eq!(id.len(), 24);
    assert_eq!(status(server, &id), "not_submitted");
    let path = "/transfer/diligence/submit";
    let sum = json!({
        "expected_frequency": "daily", "expected_highest_amount": "1", "sec_codes": ["ccd"],
        "expected_average_amount": "10.00", "expected_monthly_amount": "1000.00",
    });
    let account = json!({ "access_token": app.access_token, "account_id": "x" });
    let mut said = vec![
        server
            .post(path, diligence(&app, "nobody", json!({})))
            .error(),
        server
            .post(
                path,
                diligence(&app, &id, json!({ "credit_usage_configuration": sum })),
            )
            .error(),
        server
            .post(
                path,
                diligence(&app, &id, json!({ "funding_account": account })),
            )
            .error(),
    ];
    server.ok(path, diligence(&app, &id, json!({})));
    assert_eq!(status(server, &id), "submitted");
    said.push(server.post(path, diligence(&app, &id, json!({}))).error());
    server.advance("15m");
    assert_eq!(status(server, &id), "approved");
    insta::assert_snapshot!(said.join("\n"));
}

#[test]
fn documents_are_sent_as_forms() {
    let server = Server::start();
    let id = create(&server, "Wonderwallet");
    let said = [
        upload(&server, &id, "%PDF-1.7\r\n").text,
        upload(&server, &id, "GIF89a").error(),
        upload(&server, "nobody", "%PDF-1.7").error(),
        send_form(&server, "/transfer/diligence/document/upload", "--x").error(),
        send_form(&server, "/transfer/diligence/document/upload", "--x--").error(),
        send_form(&server, "/transfer/originator/create", "--x--").error(),
    ];
    insta::assert_snapshot!(said.join("\n"));
}

#[test]
fn a_customer_tells_of_itself_on_a_page() {
    let server = Server::start();
    let id = create(&server, "Wonder & Wallet");
    let create = |id: &str, to: &str| {
        let body = json!({ "originator_client_id": id, "redirect_uri": to });
        server.post("/transfer/questionnaire/create", body)
    };
    let made = create(&id, "https://example.com/back?a=1&b=2");
    let url = made.text_at("/onboarding_url");
    let path = url.strip_prefix("http://127.0.0.1:4242").unwrap();
    let mut story = vec![url.clone(), server.get(path).text];
    assert_eq!(status(&server, &id), "not_submitted");
    let post = || {
        let request = Request::post(path).header("content-length", 0);
        server.send(request.body(Full::default()).unwrap())
    };
    story.push(post().text);
    assert_eq!(status(&server, &id), "submitted");
    server.advance("15m");
    // Sent again, it changes nothing.
    post();
    assert_eq!(status(&server, &id), "approved");
    let unknown = server.get("/originator/4aa32e78-0cb3-4c13-b45e-7f9f2fc709d1");
    assert_eq!(unknown.status, 404);
    story.push(unknown.text);
    story.push(create("nobody", "https://example.com/").error());
    story.push(create(&id, "javascript://example.com/").error());
    insta::assert_snapshot!(story.join("\n"));
}
