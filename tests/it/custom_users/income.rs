//! What a custom user earns: at a payroll provider, and in documents that say what is in them.

use serde_json::{Value, json};

use crate::api::income::user;
use crate::server::{Answer, Server};
use crate::webhooks::{URL, received};

/// Goes through Link for payroll income; what the app is told.
fn complete(server: &Server, user_token: &Value, request: Value) -> Answer {
    let link_token = server.link_token(json!({
        "products": ["income_verification"],
        "user_token": user_token,
        "webhook": URL,
        "income_verification": {
            "income_source_types": ["payroll"],
            "payroll_income": { "parsing_config": ["ocr", "risk_signals"] },
        },
    }));
    let mut body = json!({ "link_token": link_token });
    for (name, value) in request.as_object().expect("fields") {
        body[name] = value.clone();
    }
    server.post_raw("/_emulator/link/complete", body.to_string())
}

fn at_payroll(server: &Server, user_token: &Value, password: &Value) -> Answer {
    let login = json!({ "username": "user_custom", "password": password.to_string() });
    complete(server, user_token, login)
}

fn whole() -> Value {
    let address = json!({
        "city": "Burbank", "country": "US", "postal_code": "91505", "region": "CA",
        "street": "411 N Hollywood Way"
    });
    let employee = json!({
        "name": "Chip Hazard", "address": address, "marital_status": "SINGLE",
        "taxpayer_id": { "id_type": "SSN", "id_mask": "7512" }
    });
    let employer = json!({ "name": "Heartland Toy Company", "address": address });
    json!({
        "override_accounts": [{
            "type": "payroll", "subtype": "payroll", "meta": { "name": "Toys" },
            "income": {
                "paystubs": [{
                    "employee": { "name": "Chip Hazard" },
                    "employer": { "name": "Heartland Toy Company", "address": null },
                    "income_breakdown": [
                        { "type": "regular", "rate": 20, "hours": 40, "total": 800 },
                        { "type": "overtime", "rate": 30, "hours": 6.68, "total": 200.39 }
                    ],
                    "pay_period_details": {
                        "start_date": "2026-07-25", "end_date": "2026-08-05",
                        "pay_day": "2026-08-08", "gross_earnings": 1000.39,
                        "check_amount": 499.28
                    }
                }, {
                    "employee": employee,
                    "employer": employer,
                    "net_pay": {
                        "description": "TOTAL NET PAY", "currency": "USD", "ytd_amount": 1500
                    },
                    "deductions": {
                        "breakdown": [{
                            "current_amount": 200.15, "description": "401K", "currency": "USD",
                            "ytd_amount": 1000.15
                        }],
                        "total": {
                            "current_amount": 200.15, "currency": "USD", "ytd_amount": 1000.15
                        }
                    },
                    "earnings": {
                        "breakdown": [{
                            "canonical_description": "REGULAR_PAY", "current_amount": 800,
                            "description": "REGULAR", "hours": 40, "currency": "USD",
                            "rate": 20, "ytd_amount": 3000.39
                        }],
                        "total": { "hours": 40, "currency": "USD", "ytd_amount": 3000.39 }
                    },
                    "pay_period_details": {
                        "check_amount": 300,
                        "distribution_breakdown": [{
                            "account_name": "Checking", "bank_name": "Platypus",
                            "current_amount": 300, "currency": "USD", "mask": "0000",
                            "type": "checking"
                        }],
                        "start_date": "2026-08-08", "end_date": "2026-08-19",
                        "pay_date": "2026-08-22", "gross_earnings": 800,
                        "pay_frequency": "PAY_FREQUENCY_BIWEEKLY"
                    }
                }],
                "w2s": [w2(&employee, &employer)]
            }
        }]
    })
}

fn w2(employee: &Value, employer: &Value) -> Value {
    json!({
        "employee": employee, "employer": employer, "tax_year": "2025",
        "employer_id_number": "12-1234567", "wages_tips_other_comp": "1000",
        "federal_income_tax_withheld": "100", "social_security_wages": 1000,
        "social_security_tax_withheld": 62.5, "medicare_wages_and_tips": "1000",
        "medicare_tax_withheld": "14", "social_security_tips": "1", "allocated_tips": "2",
        "box_9": "box9", "dependent_care_benefits": "3", "nonqualified_plans": "4",
        "box_12": [{ "code": "AA", "amount": 200 }], "statutory_employee": true,
        "retirement_plan": "CHECKED", "third_party_sick_pay": false, "other": "other",
        "state_and_local_wages": [{
            "state": "UT", "employer_state_id_number": "11111111111AAA",
            "state_wages_tips": "200", "state_income_tax": "20", "local_wages_tips": "200",
            "local_income_tax": "10", "locality_name": "local"
        }]
    })
}

#[test]
fn a_payroll_shows_what_the_password_says() {
    let server = Server::start();
    let user = user(&server);
    let done = at_payroll(&server, &user["user_token"], &whole());
    assert_eq!(done.status, 200, "{}", done.text);
    server.advance("5s");
    let keys = json!({ "user_token": user["user_token"] });
    let read = server.ok("/credit/payroll_income/get", keys.clone());
    insta::assert_snapshot!("payroll", read.text);
    let employment = server.ok("/credit/employment/get", keys.clone());
    insta::assert_snapshot!("employment", employment.text);
    let sessions = server.ok("/credit/sessions/get", keys).json();
    let found = &sessions["sessions"][0]["results"]["payroll_income_results"][0];
    assert_eq!(found["num_paystubs_retrieved"], 2);
    assert_eq!(found["num_w2s_retrieved"], 1);
}

#[test]
fn who_has_no_payroll_does_not_get_in() {
    let server = Server::start();
    let user = user(&server);
    let bank = json!({ "override_accounts": [{ "type": "depository", "subtype": "checking" }] });
    for password in [
        bank,
        json!({ "override_accounts": [{ "type": "nothing" }] }),
    ] {
        let done = at_payroll(&server, &user["user_token"], &password);
        assert!(done.text.contains("INVALID_CREDENTIALS"), "{}", done.text);
    }
    let wrong = json!({
        "override_accounts": [{
            "type": "payroll", "subtype": "payroll",
            "income": { "paystubs": [{
                "pay_period_details": {
                    "start_date": "2026-08-19", "end_date": "2026-08-08",
                    "pay_frequency": "DAILY"
                }
            }] }
        }]
    });
    let done = at_payroll(&server, &user["user_token"], &wrong);
    assert!(done.text.contains("INVALID_CREDENTIALS"), "{}", done.text);
}

/// The documents that are sent, and what is made of them, in short.
fn read_documents(documents: Value) -> String {
    let server = Server::start();
    let user = user(&server);
    let sent = json!({ "documents": documents });
    let done = complete(&server, &user["user_token"], sent);
    assert_eq!(done.status, 200, "{}", done.text);
    received(&server);
    server.advance("5s");
    let told = received(&server);
    let status = told
        .lines()
        .filter(|line| line.contains("verification_status"));
    let mut story: Vec<String> = status.map(|line| line.trim().to_owned()).collect();
    let keys = json!({ "user_token": user["user_token"] });
    let read = server.ok("/credit/payroll_income/get", keys.clone()).json();
    let item = &read["items"][0];
    story.push(item["status"]["processing_status"].to_string());
    let income = &item["payroll_income"][0];
    for (kind, wages) in [("pay_stubs", "net_pay"), ("w2s", "wages_tips_other_comp")] {
        for document in income[kind].as_array().expect("documents") {
            story.push(format!(
                "{kind}: {} of {}, {}, {}",
                document["document_metadata"]["status"],
                document["employee"]["name"],
                document["employer"]["name"],
                document[wages],
            ));
        }
    }
    let risk = server
        .ok("/credit/payroll_income/risk_signals/get", keys)
        .json();
    let signals = &risk["items"][0]["verification_risk_signals"][0];
    for document in signals["single_document_risk_signals"]
        .as_array()
        .expect("documents")
    {
        let reference = &document["document_reference"];
        story.push(format!(
            "{} {}: {} {}",
            reference["document_type"],
            reference["status"],
            document["risk_summary"]["risk_score"],
            document["risk_signals"],
        ));
    }
    story.join("\n")
}

#[test]
fn documents_say_what_is_to_be_read_in_them() {
    let stub = whole()["override_accounts"][0]["income"]["paystubs"][0].clone();
    let signal = json!({
        "actual_value": "2.00", "expected_value": "25.09", "field": null,
        "signal_description": null, "has_fraud_risk": true, "type": "MASKING",
        "page_number": 1, "institution_metadata": { "item_id": "testItemID" }
    });
    let risky = json!({
        "paystub": stub,
        "single_document_risk_signals": {
            "risk_summary": { "risk_score": 70 }, "risk_signals": [signal]
        },
        "ocr_status": "SUCCESS", "risk_signals_status": "SUCCESS"
    });
    let form = json!({ "w2": w2(&json!({ "name": "Chip" }), &json!({ "name": "Toys" })) });
    let told = [
        ("any file", json!([{}])),
        ("a pay stub and a form", json!([risky, form])),
        (
            "not readable",
            json!([{ "ocr_status": "ERROR_PROCESSING" }]),
        ),
        (
            "one of two is not readable",
            json!([{ "ocr_status": "ERROR_PROCESSING" }, {}]),
        ),
        (
            "a virus",
            json!([{ "risk_signals_status": "VIRUS_DETECTED" }]),
        ),
        (
            "a password",
            json!([{ "risk_signals_status": "PASSWORD_PROTECTED" }]),
        ),
        (
            "no look for fraud",
            json!([{ "risk_signals_status": "ERROR_PROCESSING" }]),
        ),
        ("not what it should be", json!([{ "paystub": "text" }])),
    ];
    let told = told.map(|(what, documents)| format!("# {what}\n{}", read_documents(documents)));
    insta::assert_snapshot!(told.join("\n\n"));
}
