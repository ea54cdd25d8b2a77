//! Numbers typed after a login at a bank that shows only parts of them.

use serde_json::{Value, json};

use super::{auth_token, bodies, trace};
use crate::link::Person;
use crate::server::Server;

/// Position of the account in the list of `user_good`.
const CHECKING: &str = "0";
const SAVING: &str = "1";

/// Signs in at Houndstooth Bank and chooses an account.
#[track_caller]
fn chosen<'a>(server: &'a Server, token: &str, password: &str, account: &str) -> Person<'a> {
    let mut person = Person::opens(server, token);
    person
        .skips_the_phone()
        .picks("ins_109512")
        .signs_in("user_good", password);
    assert!(
        person.page().contains("type=\"radio\""),
        "one account is chosen"
    );
    person.chooses(&[account]);
    person
}

#[test]
fn instant_match() {
    let server = Server::start();
    let token = auth_token(&server, &[]);
    let mut person = chosen(&server, &token, "pass_good", SAVING);
    let mut told = format!("{}: {}\n", person.pane(), person.title());
    person.does("back", &[]);
    told += &format!("back -> {}\n", person.pane());
    person.chooses(&[SAVING]);
    person
        .types_routing("021000021")
        .types_account("1111222233330000");
    told += &format!("{} {:?}\n", person.pane(), person.complaint());
    person
        .types_account("1111222233331111")
        .does("continue", &[]);
    told += &format!(
        "{}{:#}\n",
        trace(&person.result()),
        person.result()["metadata"]
    );
    insta::assert_snapshot!("matched", told);
    let body = json!({ "access_token": person.access_token(&server) });
    insta::assert_snapshot!("matched_auth", server.ok("/auth/get", body).text);
}

#[test]
fn numbers_that_match_nothing_three_times() {
    let server = Server::start();
    let mut told = String::new();
    for ways in [&[][..], &["automated_microdeposits_enabled"]] {
        let token = auth_token(&server, ways);
        let mut person = chosen(&server, &token, "pass_good", CHECKING);
        person.types_routing("021000021");
        told += &format!("# {ways:?}\n");
        for _ in 0..3 {
            person.types_account("1111222233330000");
            told += &format!(
                "{}: {} {:?}\n",
                person.pane(),
                person.title(),
                person.complaint()
            );
        }
        if person.pane() == "numbers-name" {
            person
                .types_name("Alberta Bobbeth Charleson")
                .does("continue", &[]);
        } else {
            person.does("confirm_exit", &[]);
        }
        told += &format!(
            "{}{:#}\n",
            trace(&person.result()),
            person.result()["error"]
        );
        told += &format!("{:#}\n", person.result()["metadata"]["accounts"]);
    }
    insta::assert_snapshot!("no_match", told);
}

/// An Item that waits for Plaid to find its deposit; its access token and account.
#[track_caller]
fn automated(server: &Server) -> (String, Value) {
    let token = auth_token(server, &["automated_microdeposits_enabled"]);
    let mut person = chosen(server, &token, "microdeposits_good", CHECKING);
    person
        .types_routing("021000021")
        .types_account("1111222233330000")
        .types_name("Alberta Bobbeth Charleson")
        .does("continue", &[]);
    let account = person.result()["metadata"]["accounts"][0].clone();
    (person.access_token(server), account)
}

#[test]
fn a_deposit_that_plaid_finds() {
    let server = Server::start();
    let (access_token, account) = automated(&server);
    assert_eq!(
        account["verification_status"],
        "pending_automatic_verification"
    );
    assert_eq!(account["name"], "Plaid Checking");
    let body = json!({ "access_token": access_token });
    let error = server.post("/auth/get", body.clone()).error();
    assert!(
        error.starts_with("400 ITEM_ERROR/PRODUCT_NOT_READY"),
        "{error}"
    );
    let item = server.ok("/item/get", body.clone());
    assert_eq!(item.text_at("/item/auth_method"), "AUTOMATED_MICRODEPOSITS");
    assert_eq!(item.text_at("/item/institution_id"), "ins_109512");
    server.advance("23h 59m 59s");
    assert_eq!(bodies(&server), "");
    server.advance("1s");
    insta::assert_snapshot!("automatically_verified", bodies(&server));
    let auth = server.ok("/auth/get", body);
    assert_eq!(
        auth.text_at("/accounts/0/verification_status"),
        "automatically_verified"
    );
    assert_eq!(
        auth.text_at("/accounts/0/verification_name"),
        "Alberta Bobbeth Charleson"
    );
    assert_eq!(auth.text_at("/numbers/ach/0/routing"), "021000021");
}

#[test]
fn a_verification_ended_by_hand() {
    let server = Server::start();
    let (access_token, account) = automated(&server);
    let set = |status: &str| {
        server.post(
            "/sandbox/item/set_verification_status",
            json!({
                "access_token": access_token,
                "account_id": account["id"],
                "verification_status": status,
            }),
        )
    };
    assert_eq!(set("verification_expired").status, 200);
    insta::assert_snapshot!("verification_expired", bodies(&server));
    let body = json!({ "access_token": access_token });
    let error = server.post("/auth/get", body.clone()).error();
    assert!(error.contains("PRODUCT_NOT_READY"), "{error}");
    // What has expired is not found any more.
    server.advance("48h");
    assert_eq!(bodies(&server), "");
    assert_eq!(set("automatically_verified").status, 200);
    server.ok("/auth/get", body);
    let error = set("manually_verified").error();
    assert!(
        error.starts_with("400 INVALID_REQUEST/INVALID_FIELD"),
        "{error}"
    );
}

#[test]
fn only_automated_deposits_are_ended_by_hand() {
    let server = Server::start();
    let access_token = server.access_token(&["auth"]);
    let body = json!({ "access_token": access_token });
    let account = server
        .ok("/accounts/get", body)
        .text_at("/accounts/0/account_id");
    let set = |account_id: &str| {
        let body = json!({
            "access_token": access_token,
            "account_id": account_id,
            "verification_status": "automatically_verified",
        });
        server
            .post("/sandbox/item/set_verification_status", body)
            .error()
    };
    let errors = [set(&account), set("x")].join("\n");
    insta::assert_snapshot!("not_automated", errors);
}

#[test]
fn a_webhook_of_auth_is_fired_by_hand() {
    let server = Server::start();
    let (access_token, _) = automated(&server);
    for (code, webhook_type) in [
        ("DEFAULT_UPDATE", Some("AUTH")),
        ("SMS_MICRODEPOSITS_VERIFICATION", None),
    ] {
        let mut body = json!({ "access_token": access_token, "webhook_code": code });
        if let Some(webhook_type) = webhook_type {
            body["webhook_type"] = json!(webhook_type);
        }
        server.ok("/sandbox/item/fire_webhook", body);
    }
    insta::assert_snapshot!("fired", bodies(&server));
    let body = json!({ "access_token": access_token, "webhook_code": "AUTOMATICALLY_VERIFIED" });
    let error = server.post("/sandbox/item/fire_webhook", body).error();
    assert!(
        error.starts_with("400 INVALID_REQUEST/INVALID_FIELD"),
        "{error}"
    );
}
