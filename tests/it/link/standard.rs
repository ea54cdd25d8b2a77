//! A new Item, from the first pane to its data.

use serde_json::{Value, json};

use super::{Person, trace};
use crate::server::Server;

/// Goes the straight way to the last pane before onSuccess.
fn connected<'a>(server: &'a Server, token: &str, accounts: &[&str]) -> Person<'a> {
    let mut person = Person::opens(server, token);
    person
        .skips_the_phone()
        .picks("ins_109508")
        .signs_in("user_good", "pass_good");
    person.chooses(accounts);
    person
}

#[test]
fn the_whole_way() {
    let server = Server::start();
    let token = server.link_token(json!({ "webhook": "https://example.com/hook" }));
    let mut person = Person::opens(&server, &token);
    let mut panes = format!("{}: {}\n", person.pane(), person.title());
    let mut step = |person: &mut Person<'_>, action: &str, fields: &[(&str, &str)]| {
        server.advance("10s");
        person.does(action, fields);
        panes += &format!("{action} -> {}: {}\n", person.pane(), person.title());
    };
    let login = [("username", "user_good"), ("password", "pass_good")];
    step(&mut person, "continue_without_phone", &[]);
    step(
        &mut person,
        "select_institution",
        &[("institution_id", "ins_109508")],
    );
    step(&mut person, "submit_credentials", &login);
    step(
        &mut person,
        "select_accounts",
        &[("account", "3"), ("account", "0")],
    );
    step(&mut person, "continue", &[]);
    insta::assert_snapshot!("panes", panes);
    let result = person.result();
    insta::assert_snapshot!("result", format!("{result:#}"));
    let read = server.ok("/link/token/get", json!({ "link_token": token }));
    insta::assert_snapshot!("token_afterwards", read.text);

    // What the app was told is what it finds.
    let access_token = server.exchange(result["public_token"].as_str().unwrap());
    let body = json!({ "access_token": access_token });
    let accounts = server.ok("/accounts/get", body.clone()).json();
    let ids = |list: &Value, id: &str| -> Vec<String> {
        let list = list.as_array().unwrap().iter();
        list.map(|it| it[id].to_string()).collect()
    };
    let told = ids(&result["metadata"]["accounts"], "id");
    assert_eq!(told, ids(&accounts["accounts"], "account_id"));
    let item = server.ok("/item/get", body);
    assert_eq!(item.text_at("/item/webhook"), "https://example.com/hook");
    assert_eq!(item.text_at("/item/products"), r#"["transactions"]"#);
    assert_eq!(item.text_at("/item/created_at"), "2026-09-01T12:00:40Z");
    let session = read.json()["link_sessions"][0].clone();
    assert_eq!(
        session["on_success"]["public_token"],
        result["public_token"]
    );
    assert_eq!(
        session["results"]["item_add_results"][0]["public_token"],
        result["public_token"]
    );
}

#[test]
fn open_is_told_at_once() {
    let server = Server::start();
    let token = server.link_token(json!({}));
    let person = Person::opens(&server, &token);
    let (_, events) = person.page().split_once("data-link=\"events\">").unwrap();
    let (events, _) = events.split_once("</script>").unwrap();
    let events: Value = serde_json::from_str(events).unwrap();
    insta::assert_snapshot!(format!("{events:#}"));
}

#[test]
fn a_phone_number_is_verified_by_its_code() {
    let server = Server::start();
    let token = server.link_token(json!({}));
    let mut told = String::new();
    let mut note = |person: &Person<'_>, what: &str| {
        told += &format!("{what} -> {} {:?}\n", person.pane(), person.complaint());
    };
    let mut person = Person::opens(&server, &token);
    for phone in ["", "123", "+1 212-555-0100", "4155550010"] {
        person.does("submit_phone", &[("phone", phone)]);
        note(&person, &format!("phone {phone:?}"));
    }
    for code in ["", "1", "123456"] {
        person.does("submit_otp", &[("code", code)]);
        note(&person, &format!("code {code:?}"));
    }
    person
        .picks("ins_109508")
        .signs_in("user_good", "pass_good")
        .chooses(&["0"]);
    note(&person, "a bank and an account");
    person.does("continue", &[]);
    told += &trace(&person.result());

    let mut other = Person::opens(&server, &token);
    other.does("submit_phone", &[("phone", "+1 (415) 555-0015")]);
    for code in ["1", "2", "3"] {
        other.does("submit_otp", &[("code", code)]);
    }
    told += &format!(
        "\nthree wrong codes -> {}: {}\n",
        other.pane(),
        other.title()
    );
    let way_out = other.way_out();
    other.does(&way_out, &[]);
    told += &format!("{way_out} -> {}\n", other.pane());
    other.does("exit", &[]);
    told += &trace(&other.result());
    insta::assert_snapshot!(told);
}

#[test]
fn banks_are_searched_for_and_may_be_of_a_brand_or_in_trouble() {
    let server = Server::start();
    let token = server.link_token(json!({}));
    let mut told = String::new();
    for (bank, then) in [
        ("ins_109508", "back"),
        ("ins_132363", "continue"),
        ("ins_132363", "back"),
        ("ins_132361", "continue"),
        ("ins_132361", "back"),
        ("ins_133402", "back"),
        ("ins_117650", "back"),
        ("ins_54", "back"),
        ("ins_127287", "back"),
        ("ins_0", "back"),
    ] {
        let mut person = Person::opens(&server, &token);
        person.skips_the_phone().picks(bank);
        told += &format!("{bank}: {} {:?}\n", person.pane(), person.title());
        person.does(then, &[]);
        told += &format!("    {then} -> {}\n", person.pane());
        person.does("confirm_exit", &[]);
        told += &trace(&person.result());
    }
    let mut person = Person::opens(&server, &token);
    person
        .skips_the_phone()
        .does("search", &[("query", "platypus")]);
    person.does("select_brand", &[("brand", "First Platypus Bank")]);
    told += &format!("brand: {} {:?}\n", person.pane(), person.title());
    person.does("back", &[]);
    told += &format!("    back -> {}\n", person.pane());
    person.does("select_brand", &[("brand", "No such brand")]);
    told += &format!("    no such brand -> {}\n", person.pane());
    person
        .does("select_brand", &[("brand", "First Platypus Bank")])
        .picks("ins_109508");
    told += &format!("    a portal -> {}\n", person.pane());
    person.does("confirm_exit", &[]);
    told += &trace(&person.result());
    insta::assert_snapshot!(told);
}

#[test]
fn the_same_bank_twice_gives_two_items() {
    let server = Server::start();
    let token = server.link_token(json!({}));
    let linked = || {
        let mut person = connected(&server, &token, &["0", "1"]);
        person.does("continue", &[]).result()
    };
    let (first, second) = (linked(), linked());
    let each = |result: &Value, field: &str| -> Vec<String> {
        let accounts = result["metadata"]["accounts"].as_array().unwrap().iter();
        accounts.map(|account| account[field].to_string()).collect()
    };
    for field in ["name", "mask", "type", "subtype"] {
        assert_eq!(each(&first, field), each(&second, field));
    }
    assert_eq!(
        first["metadata"]["institution"],
        second["metadata"]["institution"]
    );
    assert!(
        each(&first, "id")
            .iter()
            .all(|id| !each(&second, "id").contains(id))
    );
    let item = |result: &Value| {
        let body = json!({ "public_token": result["public_token"] });
        server
            .ok("/item/public_token/exchange", body)
            .text_at("/item_id")
    };
    assert_ne!(item(&first), item(&second));
    // Both runs are on record, under one token.
    let read = server
        .ok("/link/token/get", json!({ "link_token": token }))
        .json();
    assert_eq!(read["link_sessions"].as_array().unwrap().len(), 2);
}

#[test]
fn sessions_are_remembered_for_six_hours() {
    let server = Server::start();
    let token = server.link_token(json!({}));
    let sessions = || {
        let read = server
            .ok("/link/token/get", json!({ "link_token": token }))
            .json();
        read["link_sessions"].as_array().map_or(0, Vec::len)
    };
    Person::opens(&server, &token);
    let mut person = connected(&server, &token, &["0"]);
    server.advance("10m");
    person.does("continue", &[]);
    server.advance("5h 59m 59s");
    assert_eq!(sessions(), 2);
    server.advance("1s");
    assert_eq!(sessions(), 1, "the one that was never finished");
}

#[test]
fn a_press_that_comes_twice_counts_once() {
    let server = Server::start();
    let token = server.link_token(json!({}));
    let mut person = Person::opens(&server, &token);
    let mut told = String::new();
    for (pane, action, fields) in [
        (
            "institutions",
            "select_institution",
            vec![("institution_id", "ins_109508")],
        ),
        ("phone", "continue_without_phone", vec![]),
        ("phone", "continue_without_phone", vec![]),
        (
            "institutions",
            "select_institution",
            vec![("institution_id", "ins_109508")],
        ),
        (
            "institutions",
            "select_institution",
            vec![("institution_id", "ins_56")],
        ),
        (
            "credentials",
            "submit_credentials",
            vec![("username", "user_good"), ("password", "pass_good")],
        ),
        (
            "credentials",
            "submit_credentials",
            vec![("username", "user_good"), ("password", "pass_good")],
        ),
        ("accounts", "no such action", vec![]),
        ("accounts", "back", vec![]),
        ("accounts", "select_accounts", vec![]),
        ("accounts", "select_accounts", vec![("account", "99")]),
        ("accounts", "select_accounts", vec![("account", "x")]),
        (
            "accounts",
            "select_accounts",
            vec![("account", "0"), ("account", "0")],
        ),
        ("accounts", "select_accounts", vec![("account", "1")]),
        ("save", "continue", vec![]),
        ("save", "continue", vec![]),
        ("finished", "continue", vec![]),
        ("finished", "confirm_exit", vec![]),
    ] {
        person.sends(pane, action, &fields);
        told += &format!("{pane}: {action} {fields:?} -> {}\n", person.pane());
    }
    let result = person.result();
    told += &trace(&result);
    insta::assert_snapshot!(told);
    assert_eq!(result["metadata"]["accounts"].as_array().unwrap().len(), 1);
    let read = server
        .ok("/link/token/get", json!({ "link_token": token }))
        .json();
    let results = &read["link_sessions"][0]["results"]["item_add_results"];
    assert_eq!(results.as_array().unwrap().len(), 1);
}
