//! The pages with values they may have, for tests and for looking at.

use crate::ui::words::Words;

use super::{Bank, BankAccount, BankPage, BankStep, EndedPage, ReturnPage, Simulation};

const APP: &str = "Wonderwallet <&>";

impl BankPage {
    /// Each step, each with a name.
    pub fn samples(words: &Words) -> Vec<(&'static str, BankPage)> {
        let page = |step, error: Option<&str>| BankPage {
            error: error.map(str::to_owned),
            ..sample(words, step)
        };
        vec![
            ("bank-login", page(BankStep::Login, None)),
            ("bank-device", page(BankStep::Device, None)),
            ("bank-code", page(BankStep::Code, None)),
            (
                "bank-accounts-error",
                page(BankStep::Accounts, Some("Choose at least one account.")),
            ),
            (
                "bank-terms-error",
                page(BankStep::Terms, Some("Accept the terms and conditions.")),
            ),
        ]
    }
}

impl ReturnPage {
    /// To a window that waits, and to an address.
    pub fn samples(words: &Words) -> Vec<(&'static str, ReturnPage)> {
        let page = |redirect: Option<&str>| ReturnPage {
            words: words.clone(),
            bank: bank(),
            app_name: APP.to_owned(),
            redirect: redirect.map(str::to_owned),
            scanned: false,
        };
        let scanned = ReturnPage {
            scanned: true,
            ..page(None)
        };
        let state = "oauth_state_id=9d5feadd-a873-43eb-97ba-422f35ce849b";
        let redirect = format!("http://localhost:3000/oauth?{state}");
        vec![
            ("bank-return-scanned", scanned),
            ("bank-return-window", page(None)),
            ("bank-return-app", page(Some(&redirect))),
        ]
    }
}

impl EndedPage {
    /// A login that is over.
    pub fn samples(words: &Words) -> Vec<(&'static str, EndedPage)> {
        vec![(
            "bank-ended",
            EndedPage {
                words: words.clone(),
                title: "This login is over".to_owned(),
                text: "Go back to the app and begin again there.".to_owned(),
            },
        )]
    }
}

fn bank() -> Bank {
    Bank {
        name: "Houndstooth & Sons".to_owned(),
        colour: "#f2c94c".to_owned(),
        app: false,
    }
}

fn sample(words: &Words, step: BankStep) -> BankPage {
    let account = |name: &str, mask: &str, balance: &str, ticked| BankAccount {
        name: name.to_owned(),
        mask: mask.to_owned(),
        balance: balance.to_owned(),
        ticked,
    };
    BankPage {
        words: words.clone(),
        bank: bank(),
        app_name: APP.to_owned(),
        step,
        username: "\"tom\"".to_owned(),
        simulations: vec![Simulation {
            value: "ITEM_LOCKED".to_owned(),
            label: "The account is locked".to_owned(),
        }],
        other_users: vec!["user_yuppie".to_owned()],
        accounts: vec![
            account("Plaid Checking", "0000", "$110.00", true),
            account("Plaid Saving", "1111", "", false),
        ],
        terms: false,
        error: None,
    }
}
