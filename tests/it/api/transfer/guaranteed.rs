//! Guaranteed transfers and what is paid back of them.

use serde_json::{Value, json};

use super::App;

impl App {
    /// A guaranteed debit of an amount that was returned; its id.
    fn returned(&self, amount: &str) -> String {
        let id = self.transfer(json!({ "amount": amount, "request_guarantee": true }));
        for event in ["posted", "returned"] {
            assert_eq!(self.simulate(&id, event).status, 200);
        }
        id
    }

    fn repay(&self) -> crate::server::Answer {
        let path = "/sandbox/transfer/repayment/simulate";
        self.server.post(path, json!({}))
    }
}

#[test]
fn returns_of_guaranteed_transfers_are_paid_back_once() {
    let app = App::start();
    // One that nobody has asked a guarantee for, and one that was not returned.
    let plain = app.transfer(json!({}));
    app.simulate(&plain, "posted");
    app.simulate(&plain, "returned");
    let kept = app.transfer(json!({ "request_guarantee": true }));
    let mut story = vec![app.repay().error()];
    app.returned("10.00");
    app.returned("5.50");
    assert_eq!(app.repay().status, 200);
    story.push(app.repay().error());
    app.server.advance("24h");
    app.returned("1.00");
    assert_eq!(app.repay().status, 200);
    let list = |body: Value| app.server.ok("/transfer/repayment/list", body);
    let all = list(json!({}));
    let first = all.json()["repayments"][1]["repayment_id"].clone();
    story.push(all.text);
    let late = list(json!({ "start_date": "2026-09-02T00:00:00Z" })).json();
    assert_eq!(late["repayments"].as_array().unwrap().len(), 1);
    assert_eq!(
        list(json!({ "offset": 1 })).json()["repayments"][0]["repayment_id"],
        first
    );
    let returns = "/transfer/repayment/return/list";
    story.push(
        app.server
            .ok(returns, json!({ "repayment_id": first }))
            .text,
    );
    let page = app.server.ok(
        returns,
        json!({ "repayment_id": first, "count": 1, "offset": 1 }),
    );
    assert_eq!(page.json()["repayment_returns"][0]["amount"], "5.50");
    story.push(
        app.server
            .post(returns, json!({ "repayment_id": "none" }))
            .error(),
    );
    let read = app
        .server
        .ok("/transfer/get", json!({ "transfer_id": kept }));
    assert_eq!(read.text_at("/transfer/guarantee_decision"), "GUARANTEED");
    insta::assert_snapshot!(story.join("\n"));
}

#[test]
fn what_is_not_guaranteed_has_a_reason() {
    let app = App::start();
    let decided = |more: Value| {
        let mut order = json!({ "request_guarantee": true });
        for (name, value) in more.as_object().unwrap() {
            order[name] = value.clone();
        }
        let it = app.authorize(order);
        format!(
            "{} {} {}",
            it["decision"], it["guarantee_decision"], it["guarantee_decision_rationale"]
        )
    };
    let mut story = vec![
        decided(json!({})),
        decided(json!({ "request_guarantee": false })),
        decided(json!({ "amount": "100.01" })),
        decided(json!({ "type": "credit" })),
    ];
    let keys = json!({ "access_token": app.access_token });
    app.server.ok("/sandbox/item/reset_login", keys);
    story.push(decided(json!({})));
    insta::assert_snapshot!(story.join("\n"));
}
