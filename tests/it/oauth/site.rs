//! The bank's own site, and what goes wrong on the way there.

use serde_json::json;

use super::{APP, FOLDER, OAUTH_BANK, Person, after, fails, shares, up, visit};
use crate::server::{Answer, Server};

#[test]
fn a_login_fails_as_the_person_wishes() {
    let server = Server::start();
    let token = server.link_token(json!({ "products": ["auth"] }));
    let mut story = Vec::new();
    let page = {
        let mut person = Person::opens(&server, &token);
        visit(&server, &person.chooses(OAUTH_BANK).site(), "", None).text
    };
    let mut ways: Vec<String> = page
        .split("<option value=\"")
        .skip(2)
        .map(|option| option.split('"').next().unwrap().to_owned())
        .collect();
    ways.extend(["cancel".to_owned(), "credit card only".to_owned()]);
    for way in ways {
        let mut person = Person::opens(&server, &token);
        person.chooses(OAUTH_BANK).sends("open_oauth", &[]);
        match way.as_str() {
            "cancel" => fails(&server, &person.site(), ("cancel", "yes")),
            "credit card only" => shares(&server, &person.site(), "", &["3"]),
            _ => fails(&server, &person.site(), ("simulate", &way)),
        };
        person.sends("close_oauth", &[]);
        assert_eq!(person.pane(), "error", "{way}");
        person.sends("retry", &[]);
        assert_eq!(person.pane(), "oauth", "{way}");
        person.sends("confirm_exit", &[]);
        story.push(format!("{way}: {}", person.story()));
    }
    insta::assert_snapshot!(story.join("\n"));
}

/// A payment and its link token.
pub(super) fn payment(server: &Server) -> (String, String) {
    let recipient = json!({ "name": "Wonder Wallet", "iban": "GB33BUKB20201555555555" });
    let recipient = server.ok("/payment_initiation/recipient/create", recipient);
    let order = json!({
        "recipient_id": recipient.text_at("/recipient_id"),
        "reference": "Order 99744",
        "amount": { "currency": "GBP", "value": 100 },
    });
    let id = server.ok("/payment_initiation/payment/create", order);
    let id = id.text_at("/payment_id");
    let token = server.link_token(json!({
        "products": ["payment_initiation"],
        "country_codes": ["GB"],
        "payment_initiation": { "payment_id": id },
        "redirect_uri": APP,
    }));
    (id, token)
}

#[test]
fn a_payer_cancels_or_has_no_money() {
    let server = Server::start();
    let mut story = Vec::new();
    for way in [
        ("cancel", "yes"),
        ("simulate", "PAYMENT_INSUFFICIENT_FUNDS"),
        ("simulate", "PAYMENT_REJECTED"),
        ("simulate", "INSTITUTION_DOWN"),
    ] {
        let (id, token) = payment(&server);
        let mut payer = Person::opens(&server, &token);
        payer.sends("continue", &[]);
        payer.sends("select_institution", &[("institution_id", "ins_116834")]);
        payer.sends("continue", &[]).sends("open_oauth", &[]);
        fails(&server, &payer.site(), way);
        payer.sends("close_oauth", &[]);
        let seen = payer.sees();
        payer.sends("confirm_exit", &[]);
        let body = json!({ "payment_id": id });
        let status = server.ok("/payment_initiation/payment/get", body);
        let status = status.text_at("/status");
        story.push(format!("{way:?}: {seen}, {status}: {}", payer.story()));
    }
    insta::assert_snapshot!(story.join("\n"));
}

#[test]
fn only_payers_can_lack_money() {
    let server = Server::start();
    let mut person = Person::opens(&server, &server.link_token(json!({})));
    let page = visit(&server, &person.chooses(OAUTH_BANK).site(), "", None).text;
    assert!(!page.contains("PAYMENT_REJECTED"));
    let site = person.sends("open_oauth", &[]).site();
    let form = [("at", "login"), ("simulate", "PAYMENT_REJECTED")];
    let answer = visit(&server, &site, "", Some(&form));
    assert_eq!(up(&answer), "device");
}

#[test]
fn the_banks_window_is_closed_or_forgotten() {
    let server = Server::start();
    let token = server.link_token(json!({}));
    let mut person = Person::opens(&server, &token);
    person.chooses(OAUTH_BANK);
    let first = person.site();
    person.sends("open_oauth", &[]).sends("close_oauth", &[]);
    assert_eq!(person.pane(), "oauth");
    assert_ne!(person.site(), first, "a state id is used once");
    let closed = visit(&server, &first, "", None);
    assert_eq!(closed.status, 410, "{}", closed.text);

    person.sends("open_oauth", &[]);
    server.advance("11m");
    person.sends("continue", &[]);
    assert_eq!(person.sees(), "USER_INPUT_TIMEOUT");
    person.sends("exit", &[]);
    assert_eq!(person.pane(), "exit");
    person.sends("confirm_exit", &[]);
    insta::assert_snapshot!(person.story());
}

#[test]
fn a_login_is_left() {
    let server = Server::start();
    let token = server.link_token(json!({}));
    let mut person = Person::opens(&server, &token);
    person.chooses(OAUTH_BANK);
    let site = person.site();
    person.sends("back", &[]);
    assert_eq!(person.pane(), "institutions");
    person.sends("select_institution", &[("institution_id", OAUTH_BANK)]);
    assert_ne!(person.site(), site);
    let site = person.sends("open_oauth", &[]).site();
    person.sends("exit", &[]).sends("stay", &[]);
    assert_eq!(
        (person.pane().as_str(), person.site()),
        ("oauth-waiting", site.clone())
    );
    person.sends("exit", &[]).sends("confirm_exit", &[]);
    insta::assert_snapshot!(person.story());
    assert_eq!(visit(&server, &site, "", None).status, 410);
}

#[test]
fn the_bank_knows_who_was_sent() {
    let server = Server::start();
    for state in [
        "",
        "state=",
        "state=e30%3D",
        "state=%FF",
        "state=bnVsbA%3D%3D",
    ] {
        let page = server.get(&format!("{FOLDER}sandbox-oauth-login.html?{state}"));
        assert_eq!(page.status, 404, "{state}: {}", page.text);
    }
    assert_eq!(server.get(&format!("{FOLDER}oauth.html")).status, 404);
    let token = server.link_token(json!({}));
    let mut person = Person::opens(&server, &token);
    let site = person.chooses(OAUTH_BANK).sends("open_oauth", &[]).site();
    let post = |fields: &[(&str, &str)]| visit(&server, &site, "", Some(fields));
    // A known test user has accounts of its own.
    let yuppie = post(&[("at", "code"), ("username", "user_yuppie")]);
    assert_eq!(up(&yuppie), "accounts");
    assert_ne!(yuppie.text, post(&[("at", "code"), ("username", "")]).text);
    let told = |answer: Answer| {
        let alert = after(&answer.text, "role=\"alert\" class=\"Wrong\">");
        format!("{}: {}", up(&answer), alert.unwrap_or_default())
    };
    assert_eq!(
        told(post(&[("at", "accounts")])),
        "accounts: Tick at least one account."
    );
    assert_eq!(
        told(post(&[("at", "terms"), ("account", "0")])),
        "terms: Accept the terms and conditions."
    );
    let wrong = [("at", "terms"), ("account", "99"), ("terms", "yes")];
    assert_eq!(post(&wrong).status, 404);
    assert_eq!(post(&[("at", "nowhere")]).status, 404);
    person.sends("continue", &[]);
    assert_eq!(person.pane(), "oauth-waiting", "nothing came of it");
}
