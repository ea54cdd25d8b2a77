//! Payments and transfers as a person goes through them.

use serde_json::{Value, json};

use super::Person;
use crate::server::Server;

fn payment(server: &Server) -> String {
    let recipient = json!({ "name": "Wonder Wallet", "iban": "GB33BUKB20201555555555" });
    let recipient = server
        .ok("/payment_initiation/recipient/create", recipient)
        .text_at("/recipient_id");
    let payment = json!({
        "recipient_id": recipient, "reference": "Order 99744",
        "amount": { "currency": "GBP", "value": 100 },
    });
    server
        .ok("/payment_initiation/payment/create", payment)
        .text_at("/payment_id")
}

fn payment_token(server: &Server, id: &str) -> String {
    server.link_token(json!({
        "products": ["payment_initiation"],
        "country_codes": ["GB"],
        "payment_initiation": { "payment_id": id },
    }))
}

fn status(server: &Server, id: &str) -> String {
    server
        .ok(
            "/payment_initiation/payment/get",
            json!({ "payment_id": id }),
        )
        .text_at("/status")
}

#[test]
fn a_payer_reviews_the_payment_and_allows_it_by_a_login() {
    let server = Server::start();
    let id = payment(&server);
    let mut payer = Person::opens(&server, &payment_token(&server, &id));
    assert_eq!(payer.pane(), "payment-consent");
    assert_eq!(
        payer.title(),
        "Test App uses Plaid to take a payment from your bank"
    );
    payer.does("continue", &[]);
    assert_eq!(payer.pane(), "institutions");
    payer.picks("ins_117650");
    assert_eq!(payer.pane(), "payment-review");
    assert!(payer.page().contains("£100.00"), "{}", payer.page());
    payer.does("back", &[]).picks("ins_117650");
    payer.does("exit", &[]);
    assert_eq!(payer.pane(), "exit");
    payer.does("stay", &[]);
    assert_eq!(payer.pane(), "payment-review");
    payer
        .does("continue", &[])
        .signs_in("user_good", "pass_good");
    assert_eq!(status(&server, &id), "PAYMENT_STATUS_INPUT_NEEDED");
    payer.chooses(&["0"]);
    let result = payer.result();
    assert_eq!(status(&server, &id), "PAYMENT_STATUS_INITIATED");
    let names = |events: &Value| -> Vec<String> {
        let events = events.as_array().unwrap().iter();
        let name = |event: &Value| {
            let view = event["metadata"]["view_name"].as_str().unwrap_or_default();
            format!("{} {view}", event["eventName"].as_str().unwrap())
        };
        events.map(name).collect()
    };
    insta::assert_snapshot!(names(&result["events"]).join("\n"));
}

#[test]
fn a_payer_who_gives_up_at_the_bank_is_told_so() {
    let server = Server::start();
    let id = payment(&server);
    let mut payer = Person::opens(&server, &payment_token(&server, &id));
    payer.does("continue", &[]).picks("ins_116834");
    payer.does("continue", &[]);
    assert_eq!(payer.pane(), "oauth");
    payer.does("open_oauth", &[]);
    assert_eq!(status(&server, &id), "PAYMENT_STATUS_AUTHORISING");
    payer.does("close_oauth", &[]);
    assert_eq!(status(&server, &id), "PAYMENT_STATUS_INPUT_NEEDED");
    payer.does("confirm_exit", &[]);
    assert_eq!(payer.result()["metadata"]["status"], "requires_oauth");
}

fn intent(server: &Server, amount: &str, mode: &str) -> String {
    let body = json!({
        "mode": mode, "amount": amount, "description": "Desc", "ach_class": "ppd",
        "user": { "legal_name": "Anne Charleston" },
    });
    server
        .ok("/transfer/intent/create", body)
        .text_at("/transfer_intent/id")
}

fn transfer_token(server: &Server, intent_id: &str, more: Value) -> String {
    let mut fields = json!({
        "products": ["transfer"],
        "link_customization_name": "single",
        "transfer": { "intent_id": intent_id },
    });
    for (name, value) in more.as_object().unwrap() {
        fields[name] = value.clone();
    }
    server.link_token(fields)
}

#[test]
fn a_transfer_is_confirmed_once_its_account_is_settled() {
    let server = Server::start();
    let id = intent(&server, "12.34", "PAYMENT");
    let mut person = Person::opens(&server, &transfer_token(&server, &id, json!({})));
    person.skips_the_phone().picks("ins_109508");
    person.signs_in("user_good", "pass_good").chooses(&["0"]);
    assert_eq!(person.pane(), "transfer-confirm");
    assert_eq!(person.title(), "$12.34 transfer");
    let before = server.ok("/transfer/intent/get", json!({ "transfer_intent_id": id }));
    assert_eq!(before.text_at("/transfer_intent/status"), "PENDING");
    person.does("continue", &[]);
    assert_eq!(person.pane(), "connected");
    person.does("continue", &[]);
    let result = person.result();
    assert_eq!(result["metadata"]["transfer_status"], "COMPLETE");
    let after = server.ok("/transfer/intent/get", json!({ "transfer_intent_id": id }));
    let transfer = json!({ "transfer_id": after.text_at("/transfer_intent/transfer_id") });
    let read = server.ok("/transfer/get", transfer);
    insta::assert_snapshot!([after.text, read.text].join("\n"));
}

#[test]
fn a_transfer_that_is_declined_leaves_the_item() {
    let server = Server::start();
    let id = intent(&server, "1200.34", "PAYMENT");
    let complete = json!({
        "link_token": transfer_token(&server, &id, json!({})), "accounts": ["Plaid Checking"],
    });
    let linked = server.post_raw("/_emulator/link/complete", complete.to_string());
    assert_eq!(linked.text_at("/metadata/transfer_status"), "INCOMPLETE");
    let intent = server.ok("/transfer/intent/get", json!({ "transfer_intent_id": id }));
    insta::assert_snapshot!(intent.text);
    let again = server.post(
        "/link/token/create",
        crate::server::link_token_request(json!({
            "products": ["transfer"], "transfer": { "intent_id": id },
        })),
    );
    let error = again.error();
    let rule = "transfer.intent_id must be the id of a transfer intent that is pending";
    assert!(error.ends_with(rule), "{error}");
}

#[test]
fn an_account_that_is_connected_is_only_confirmed() {
    let server = Server::start();
    let access_token = server.access_token(&["transfer"]);
    let id = intent(&server, "5.00", "DISBURSEMENT");
    let token = transfer_token(&server, &id, json!({ "access_token": access_token }));
    let mut person = Person::opens(&server, &token);
    person.skips_the_phone();
    assert_eq!(person.pane(), "transfer-confirm");
    person.does("continue", &[]).does("continue", &[]);
    assert_eq!(person.result()["metadata"]["transfer_status"], "COMPLETE");
    let intent = server.ok("/transfer/intent/get", json!({ "transfer_intent_id": id }));
    assert_eq!(intent.text_at("/transfer_intent/status"), "SUCCEEDED");
}
