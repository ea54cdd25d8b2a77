//! Recurring transfers, on the world's clock and on test clocks.

use serde_json::{Value, json};

use super::App;
use crate::server::Answer;
use crate::webhooks::{URL, received};

/// An app whose client is told of transfers.
fn told() -> App {
    let app = App::start();
    let url = json!({ "client_id": "test", "url": URL }).to_string();
    app.server.post_raw("/_emulator/webhooks/client", url);
    app
}

/// Every Tuesday, from the start of the tests.
fn tuesdays() -> Value {
    json!({
        "interval_unit": "week", "interval_count": 1, "interval_execution_day": 2,
        "start_date": "2026-09-01",
    })
}

impl App {
    fn recur(&self, more: Value) -> Answer {
        let mut body = self.order(json!({
            "idempotency_key": "a", "description": "rent", "schedule": tuesdays(),
        }));
        for (name, value) in more.as_object().unwrap() {
            body[name] = value.clone();
        }
        self.server.post("/transfer/recurring/create", body)
    }

    fn recurring(&self, id: &str) -> Answer {
        let body = json!({ "recurring_transfer_id": id });
        self.server.ok("/transfer/recurring/get", body)
    }

    /// What has become of a recurring transfer.
    fn outlook(&self, id: &str) -> String {
        let it = self.recurring(id).json()["recurring_transfer"].clone();
        format!(
            "{} {} made, next {}",
            it["status"],
            it["transfer_ids"].as_array().unwrap().len(),
            it["next_origination_date"]
        )
    }

    fn test_clock(&self, time: &str) -> String {
        let body = json!({ "virtual_time": time });
        let made = self.server.ok("/sandbox/transfer/test_clock/create", body);
        made.text_at("/test_clock/test_clock_id")
    }

    fn move_clock(&self, id: &str, time: &str) -> Answer {
        let body = json!({ "test_clock_id": id, "new_virtual_time": time });
        self.server
            .post("/sandbox/transfer/test_clock/advance", body)
    }
}

#[test]
fn a_recurring_transfer_makes_transfers_as_time_passes() {
    let app = told();
    let made = app.recur(json!({}));
    let id = made.text_at("/recurring_transfer/recurring_transfer_id");
    let again = app.recur(json!({}));
    assert_eq!(
        again.json()["recurring_transfer"],
        made.json()["recurring_transfer"]
    );
    let mut story = vec![made.text, app.outlook(&id)];
    for time in ["5h", "2h", "168h", "168h"] {
        app.server.advance(time);
        story.push(format!("{time} later: {}", app.outlook(&id)));
        story.push(received(&app.server));
    }
    let read = app.recurring(&id).json()["recurring_transfer"].clone();
    let transfer = json!({ "transfer_id": read["transfer_ids"][2] });
    story.push(app.server.ok("/transfer/get", transfer).text);
    // They stay pending until somebody moves them.
    story.push(app.events(0));
    let keys = json!({ "recurring_transfer_id": id });
    app.server.ok("/transfer/recurring/cancel", keys.clone());
    app.server.advance("240h");
    story.push(app.outlook(&id));
    story.push(app.server.post("/transfer/recurring/cancel", keys).error());
    story.push(received(&app.server));
    insta::assert_snapshot!(story.join("\n"));
}

#[test]
fn the_client_is_told_of_events_once_a_minute() {
    let app = told();
    app.transfer(json!({ "amount": "11.11" }));
    let told = |time: &str| {
        app.server.advance(time);
        received(&app.server)
            .matches("TRANSFER_EVENTS_UPDATE")
            .count()
    };
    // It is posted, settled and available after five seconds each.
    let times = ["4s", "1s", "10s", "49s", "1s", "10m"].map(told);
    assert_eq!(times, [0, 1, 0, 0, 1, 0]);
}

#[test]
fn a_test_clock_is_a_time_of_its_own() {
    let app = told();
    // The example of Plaid's documentation.
    let clock = app.test_clock("2022-11-14T07:00:00-08:00");
    let mut schedule = tuesdays();
    schedule["start_date"] = json!("2022-11-15");
    schedule["end_date"] = json!("2022-11-30");
    let made = app.recur(json!({ "test_clock_id": clock, "schedule": schedule }));
    let id = made.text_at("/recurring_transfer/recurring_transfer_id");
    let mut story = vec![made.text];
    // The world's clock does not count.
    app.server.advance("480h");
    story.push(app.outlook(&id));
    for time in [
        "2022-11-15T23:59:00-08:00",
        "2022-11-29T23:59:00-08:00",
        "2022-12-06T23:59:00-08:00",
    ] {
        assert_eq!(app.move_clock(&clock, time).status, 200, "{time}");
        story.push(format!("{time}: {}", app.outlook(&id)));
        story.push(received(&app.server));
    }
    let clocks = "/sandbox/transfer/test_clock/get";
    let body = json!({ "test_clock_id": clock });
    story.push(app.server.ok(clocks, body).text);
    let read = app.recurring(&id).json()["recurring_transfer"].clone();
    let transfer = json!({ "transfer_id": read["transfer_ids"][0] });
    let simulated = json!({
        "transfer_id": read["transfer_ids"][0], "event_type": "posted", "test_clock_id": clock,
    });
    app.server.ok("/sandbox/transfer/simulate", simulated);
    let events = json!({ "transfer_id": read["transfer_ids"][0] });
    story.push(app.server.ok("/transfer/get", transfer).text);
    story.push(app.server.ok("/transfer/event/list", events).text);
    insta::assert_snapshot!(story.join("\n"));
}

#[test]
fn what_may_not_be_made_is_skipped() {
    let app = told();
    let clock = app.test_clock("2026-09-01T12:00:00Z");
    let rent = json!({ "test_clock_id": clock });
    let id = app
        .recur(rent)
        .text_at("/recurring_transfer/recurring_transfer_id");
    let keys = json!({ "access_token": app.access_token });
    app.server.ok("/sandbox/item/reset_login", keys.clone());
    app.move_clock(&clock, "2026-09-02T00:00:00Z");
    let mut story = vec![app.outlook(&id), received(&app.server)];
    story.push(app.recur(json!({ "idempotency_key": "b" })).text);
    app.server.ok("/item/remove", keys);
    app.move_clock(&clock, "2026-09-09T00:00:00Z");
    story.push(app.outlook(&id));
    story.push(received(&app.server));
    insta::assert_snapshot!(story.join("\n"));
}

#[test]
fn an_account_that_was_blocked_is_passed_over() {
    let app = told();
    let clock = app.test_clock("2026-09-01T12:00:00Z");
    let rent = json!({ "test_clock_id": clock });
    let id = app
        .recur(rent)
        .text_at("/recurring_transfer/recurring_transfer_id");
    let other = app.transfer(json!({}));
    app.simulate(&other, "posted");
    let returned = json!({
        "transfer_id": other, "event_type": "returned", "failure_reason": { "failure_code": "R02" },
    });
    app.server.ok("/sandbox/transfer/simulate", returned);
    app.move_clock(&clock, "2026-09-02T00:00:00Z");
    insta::assert_snapshot!([app.outlook(&id), received(&app.server)].join("\n"));
}

#[test]
fn recurring_transfers_and_clocks_are_listed() {
    let app = App::start();
    let late = app.test_clock("2027-01-01T00:00:00Z");
    let early = app.test_clock("2026-01-01T00:00:00Z");
    let now = app
        .server
        .ok("/sandbox/transfer/test_clock/create", json!({}));
    let now = now.text_at("/test_clock/test_clock_id");
    let clocks = |body: Value| {
        let listed = app
            .server
            .ok("/sandbox/transfer/test_clock/list", body)
            .json();
        let clocks = listed["test_clocks"].as_array().unwrap().clone();
        clocks
            .iter()
            .map(|it| it["test_clock_id"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(clocks(json!({})), [&*early, &*now, &*late]);
    assert_eq!(clocks(json!({ "offset": 1, "count": 1 })), [&*now]);
    let since = json!({
        "start_virtual_time": "2026-09-01T12:00:00Z", "end_virtual_time": "2026-12-31T00:00:00Z",
    });
    assert_eq!(clocks(since), [&*now]);
    let first = app
        .recur(json!({}))
        .text_at("/recurring_transfer/recurring_transfer_id");
    app.server.advance("1h");
    let second = app.recur(json!({ "idempotency_key": "b" }));
    let second = second.text_at("/recurring_transfer/recurring_transfer_id");
    let ids = |body: Value| {
        let listed = app.server.ok("/transfer/recurring/list", body).json();
        let listed = listed["recurring_transfers"].as_array().unwrap().clone();
        let id = |it: &Value| it["recurring_transfer_id"].as_str().unwrap().to_owned();
        listed.iter().map(id).collect::<Vec<_>>()
    };
    assert_eq!(ids(json!({})), [&*second, &*first]);
    assert_eq!(ids(json!({ "offset": 1 })), [&*first]);
    assert_eq!(
        ids(json!({ "end_time": "2026-09-01T12:30:00Z" })),
        [&*first]
    );
    let other = json!({ "funding_account_id": "8945fedc-e703-463d-86b1-dc0607b55460" });
    assert!(ids(other).is_empty());
    let own = app.recurring(&first).json()["recurring_transfer"]["funding_account_id"].clone();
    assert_eq!(ids(json!({ "funding_account_id": own })).len(), 2);
}

#[test]
fn what_is_no_schedule_or_clock_is_refused() {
    let app = App::start();
    let schedule = |more: Value| {
        let mut schedule = tuesdays();
        for (name, value) in more.as_object().unwrap() {
            schedule[name] = value.clone();
        }
        app.recur(json!({ "schedule": schedule })).error()
    };
    let clock = app.test_clock("2026-09-01T12:00:00Z");
    let month = |day: i8| json!({ "interval_unit": "month", "interval_execution_day": day });
    let mut said = vec![
        schedule(json!({ "interval_count": 0 })),
        schedule(json!({ "interval_execution_day": 6 })),
        schedule(json!({ "interval_execution_day": -1 })),
        schedule(month(29)),
        schedule(month(-6)),
        schedule(month(0)),
        schedule(json!({ "end_date": "2026-08-31" })),
        schedule(json!({ "start_date": "2026-09-02", "end_date": "2026-09-07" })),
        schedule(json!({ "interval_unit": "day" })),
        app.recur(json!({ "network": "rtp", "type": "credit" }))
            .error(),
        app.recur(json!({ "network": "wire" })).error(),
        app.recur(json!({ "amount": "1" })).error(),
        app.recur(json!({ "account_id": "none" })).error(),
        app.recur(json!({ "test_clock_id": "none" })).error(),
        app.recur(json!({ "idempotency_key": "k".repeat(51) }))
            .error(),
    ];
    // Declined, and nothing is made.
    said.push(app.recur(json!({ "amount": "100.01" })).text);
    for key in 0..6 {
        let body = json!({ "test_clock_id": clock, "idempotency_key": key.to_string() });
        let answer = app.recur(body);
        assert_eq!(answer.status == 200, key < 5, "{}", answer.text);
        if key == 5 {
            said.push(answer.error());
        }
    }
    said.push(app.move_clock(&clock, "2026-09-01T11:59:59Z").error());
    // Twenty Tuesdays, and the one after them.
    said.push(app.move_clock(&clock, "2027-01-20T00:00:00Z").error());
    assert_eq!(app.move_clock(&clock, "2027-01-13T00:00:00Z").status, 200);
    said.push(app.move_clock("none", "2027-01-13T00:00:00Z").error());
    let other = app.server.as_client("other");
    for (path, field, id) in [
        (
            "/sandbox/transfer/test_clock/get",
            "test_clock_id",
            clock.as_str(),
        ),
        ("/transfer/recurring/get", "recurring_transfer_id", "none"),
        (
            "/transfer/recurring/cancel",
            "recurring_transfer_id",
            "none",
        ),
    ] {
        said.push(other.post(path, json!({ field: id })).error());
    }
    insta::assert_snapshot!(said.join("\n"));
}
