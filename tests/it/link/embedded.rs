//! Tiles in the app's own page, `Plaid.createEmbedded`.
//! <https://plaid.com/docs/link/embedded-institution-search/>

use serde_json::json;

use super::{Person, text, trace};
use crate::server::Server;

/// Link opens with something chosen on the tiles.
fn opens<'a>(server: &'a Server, token: &str, chosen: (&str, &str)) -> Person<'a> {
    let page = server.form(&[("action", "open"), ("token", token), chosen]);
    let session = super::attribute(&page, "data-session").to_owned();
    Person {
        server,
        session,
        page,
    }
}

fn tiles(server: &Server, token: &str) -> String {
    server
        .get(&format!(
            "/cdn.plaid.com/link/v2/stable/link.html?isEmbedded=true&token={token}"
        ))
        .text
}

#[test]
fn link_opens_on_consent_and_goes_where_the_tile_leads() {
    let server = Server::start();
    let plain = json!({});
    let numbers = json!({
        "products": ["auth"],
        "auth": { "auth_type_select_enabled": true, "same_day_microdeposits_enabled": true },
    });
    let ways = [
        ("institution_id", "ins_109508", &plain),
        ("institution_id", "ins_127287", &plain),
        ("institution_id", "ins_132361", &plain),
        ("institution_id", "ins_132363", &plain),
        ("institution_id", "ins_0", &plain),
        ("brand", "First Platypus Bank", &plain),
        ("brand", "No Such Brand", &plain),
        ("manual", "true", &plain),
        ("institution_id", "ins_109508", &numbers),
        ("manual", "true", &numbers),
    ];
    let mut told = String::new();
    for (name, value, request) in ways {
        let token = server.link_token(request.clone());
        let mut person = opens(&server, &token, (name, value));
        assert_eq!(person.pane(), "phone");
        let pane = person.skips_the_phone().pane().to_owned();
        person.does("exit", &[]);
        if person.pane() == "exit" {
            person.does("confirm_exit", &[]);
        }
        let asked = if request == &numbers { ", numbers" } else { "" };
        told += &format!(
            "# {name} {value}{asked}: {pane}\n{}\n",
            trace(&person.result())
        );
    }
    insta::assert_snapshot!(told);
}

#[test]
fn who_has_chosen_is_not_asked_for_a_saved_bank() {
    let server = Server::start();
    let token = server.link_token(json!({}));
    let mut person = opens(&server, &token, ("institution_id", "ins_109508"));
    person
        .does("submit_phone", &[("phone", "4155550011")])
        .does("submit_otp", &[("code", "123456")]);
    assert_eq!(person.pane(), "credentials");
    person.does("back", &[]);
    assert_eq!(person.pane(), "institutions");
}

#[test]
fn the_bank_chosen_is_linked() {
    let server = Server::start();
    let token = server.link_token(json!({}));
    let mut person = opens(&server, &token, ("institution_id", "ins_109511"));
    person
        .skips_the_phone()
        .signs_in("user_good", "pass_good")
        .chooses(&["0"])
        .does("continue", &[]);
    let result = person.result();
    let institution = &result["metadata"]["institution"];
    assert_eq!(institution["institution_id"], "ins_109511");
}

#[test]
fn tokens_that_tiles_do_not_go_with() {
    let server = Server::start();
    let title = |token: &str| {
        let page = tiles(&server, token);
        let title = super::between(&page, "<p class=\"Empty__title\">", "</p>");
        assert!(!page.contains("id=\"link-institutions\""), "{page}");
        text(title.expect("a word about it"))
    };
    let hosted = server.link_token(json!({ "hosted_link": {} }));
    let access_token = server.access_token(&["auth"]);
    let update = server.link_token(json!({ "access_token": access_token, "products": null }));
    let expired = server.link_token(json!({}));
    assert_eq!(title(&hosted), "No institutions to choose from");
    assert_eq!(title(&update), "No institutions to choose from");
    server.advance("5h");
    assert_eq!(title(&expired), "This session has ended");
    assert_eq!(title("link-sandbox-1"), "This session has ended");
}
