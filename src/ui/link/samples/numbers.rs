//! The panes about account numbers.

use super::values::{platypus, platypus_bank};
use super::{APP, health, page};
use crate::ui::link::{Deposit, Health, NumbersError, NumbersPane, NumbersPrompt, Page, Pane};

pub(super) fn samples() -> Vec<(&'static str, Page)> {
    let mut samples = typing();
    samples.push(branch());
    samples.extend(deposits());
    let mut entry = page(30, health("Unhealthy Platypus Bank - Down", Health::Down));
    entry.frame.numbers = true;
    samples.push(("health-numbers", entry));
    samples
}

fn typing() -> Vec<(&'static str, Page)> {
    let account = |routing: Option<&str>| NumbersPrompt::Account {
        routing: routing.map(str::to_owned),
        account: "1111222233330000".to_owned(),
        example: "1111222233330000".to_owned(),
    };
    let mut match_account = pane(account(None));
    match_account.institution = Some(platypus_bank());
    match_account.error = error("account_number", "These are other numbers.");
    vec![
        ("numbers-type", shown(20, pane(NumbersPrompt::TypeSelect))),
        ("numbers-routing", shown(50, routing(""))),
        (
            "numbers-routing-error",
            shown(
                50,
                NumbersPane {
                    error: error("routing_number", "This is no routing number."),
                    ..routing("12345")
                },
            ),
        ),
        (
            "numbers-reroute",
            shown(
                55,
                pane(NumbersPrompt::Reroute {
                    banks: platypus().institutions,
                    forced: false,
                }),
            ),
        ),
        (
            "numbers-reroute-forced",
            shown(
                55,
                pane(NumbersPrompt::Reroute {
                    banks: platypus().institutions,
                    forced: true,
                }),
            ),
        ),
        ("numbers-account", shown(60, pane(account(None)))),
        ("numbers-account-error", shown(60, match_account)),
        ("numbers-account-both", shown(60, pane(account(Some(""))))),
        (
            "numbers-name",
            shown(
                66,
                pane(NumbersPrompt::Name {
                    name: "\"><i>Ann".to_owned(),
                }),
            ),
        ),
        (
            "numbers-kind",
            shown(
                72,
                pane(NumbersPrompt::Kind {
                    savings: false,
                    business: true,
                }),
            ),
        ),
    ]
}

fn deposits() -> Vec<(&'static str, Page)> {
    let deposit = || Deposit {
        app_name: APP.to_owned(),
        amount: "$0.01".to_owned(),
        mask: "0000".to_owned(),
        statement: "#ABC Wonderwalle ACCTVERIFY".to_owned(),
    };
    let mut wrong = pane(NumbersPrompt::Code(deposit()));
    wrong.error = error(
        "deposit_code",
        "This is not the code. 2 attempts remaining.",
    );
    vec![
        (
            "numbers-authorize",
            shown(80, pane(NumbersPrompt::Authorize(deposit()))),
        ),
        (
            "numbers-authorized",
            shown(95, pane(NumbersPrompt::Authorized(deposit()))),
        ),
        (
            "numbers-code",
            shown(88, pane(NumbersPrompt::Code(deposit()))),
        ),
        ("numbers-code-error", shown(88, wrong)),
    ]
}

fn branch() -> (&'static str, Page) {
    let prompt = NumbersPrompt::Branch {
        institution: "110".to_owned(),
        branch: String::new(),
    };
    ("numbers-branch", shown(50, pane(prompt)))
}

fn routing(number: &str) -> NumbersPane {
    pane(NumbersPrompt::Routing {
        routing: number.to_owned(),
        example: "110000000",
    })
}

fn pane(prompt: NumbersPrompt) -> NumbersPane {
    NumbersPane {
        institution: None,
        prompt,
        error: None,
    }
}

fn shown(progress: u8, pane: NumbersPane) -> Page {
    page(progress, Pane::Numbers(pane))
}

fn error(field: &'static str, text: &str) -> Option<NumbersError> {
    Some(NumbersError {
        field,
        text: text.to_owned(),
    })
}
