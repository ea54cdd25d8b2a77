//! `POST /link/oauth/correlation_id/exchange`: a payer comes back from the bank to an app that has
//! not kept its link token.

use serde_json::json;

use super::app::way_to_app;
use super::site::payment;
use super::{OAUTH_BANK, Person, WEBVIEW, fails, shares};
use crate::server::{Answer, Server};

fn exchange(server: &Server, id: &str) -> Answer {
    let body = json!({ "link_correlation_id": id });
    server.post("/link/oauth/correlation_id/exchange", body)
}

/// Goes to the bank to pay; the address of its site.
fn goes_to_bank(server: &Server, token: &str) -> String {
    let mut payer = Person::opens_in(server, WEBVIEW, &[("token", token)]);
    payer.sends("continue", &[]);
    payer.sends("select_institution", &[("institution_id", "ins_116834")]);
    payer.sends("continue", &[]).sends("open_oauth", &[]);
    payer.site()
}

fn split(address: &str) -> (&str, &str) {
    address
        .split_once("&link_correlation_id=")
        .expect("payments have one")
}

#[test]
fn a_payer_is_found_by_the_address_they_come_back_to() {
    let server = Server::start();
    let (id, token) = payment(&server);
    let site = goes_to_bank(&server, &token);
    let address = way_to_app(&shares(&server, &site, "", &["0"]));
    let (plain, correlation) = split(&address);
    let found = exchange(&server, correlation);
    insta::assert_snapshot!(found.text);
    assert_eq!(found.text_at("/link_token"), token);
    let other = format!("{plain}&link_correlation_id={}", "0".repeat(36));
    let mut astray = Person::returns(&server, &token, &other);
    assert_eq!(astray.sees(), "OAUTH_STATE_ID_NOT_FOUND");
    astray.sends("exit", &[]);
    let mut back = Person::returns(&server, &token, &address);
    back.sends("continue", &[]);
    assert!(back.story().contains("HANDOFF"), "{}", back.story());
    let status = server.ok(
        "/payment_initiation/payment/get",
        json!({ "payment_id": id }),
    );
    assert_eq!(
        status.text_at("/status"),
        "PAYMENT_STATUS_INITIATED",
        "{}",
        status.text
    );
}

#[test]
fn the_address_is_good_for_ten_minutes() {
    let server = Server::start();
    let (_, token) = payment(&server);
    let site = goes_to_bank(&server, &token);
    server.advance("9m");
    let address = way_to_app(&fails(&server, &site, ("cancel", "yes")));
    let (_, correlation) = split(&address);
    server.advance("10m");
    assert_eq!(exchange(&server, correlation).status, 200);
    let foreign = exchange(&server.as_client("other"), correlation);
    server.advance("1s");
    let refused = [
        exchange(&server, correlation),
        exchange(&server, "nonsense"),
        foreign,
        server.post("/link/oauth/correlation_id/exchange", json!({})),
    ];
    insta::assert_snapshot!(refused.map(|it| it.error()).join("\n"));
}

#[test]
fn only_payments_have_one() {
    let server = Server::start();
    let token = server.link_token(json!({ "redirect_uri": super::APP }));
    let mut person = Person::opens_in(&server, WEBVIEW, &[("token", &token)]);
    person.chooses(OAUTH_BANK).sends("open_oauth", &[]);
    let address = way_to_app(&shares(&server, &person.site(), "", &["0"]));
    assert!(!address.contains("link_correlation_id"), "{address}");
    let id = server.link_token(json!({})).replace("link-sandbox-", "");
    let more = format!("{address}&link_correlation_id={id}");
    let astray = Person::returns(&server, &token, &more);
    assert_eq!(astray.sees(), "OAUTH_STATE_ID_NOT_FOUND");
}
