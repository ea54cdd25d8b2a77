//! The catalogue: one row for each error code, in one file for each error type.
//!
//! The rows are placed in the order of [`ErrorCode`] by the compiler, which refuses a code with no
//! row or with two, so that looking one up is an index.
//!
//! A message with a hole stands here with an example in it, for the caller who asks for the code
//! alone; `sentence.rs` fills the hole. A row without a message is one for which Plaid documents
//! an empty text, or for which no text has been seen.

mod api;
mod asset_report;
mod bank_transfer;
mod check_report;
mod consumer_report;
mod emulator;
mod income_verification;
mod institution;
mod invalid_input;
mod invalid_request;
mod invalid_result;
mod item;
mod oauth;
mod partner;
mod payment;
mod rate_limit_exceeded;
mod recaptcha;
mod sandbox;
mod signal;
mod transaction;
mod transactions;
mod transfer;
mod user;

use super::{Entry, ErrorCode as Code, ErrorType, Side};

/// The codes of one error type.
struct Family {
    error_type: ErrorType,
    /// Page below `https://plaid.com/docs/errors/` that describes them.
    page: &'static str,
    rows: &'static [Row],
}

/// What is peculiar to one code. Without further words: status 400, no sentences.
#[derive(Clone, Copy)]
struct Row {
    code: Code,
    wire: &'static str,
    side: Side,
    status: u16,
    message: &'static str,
    display: Option<&'static str>,
    page: Option<&'static str>,
}

/// A code that only the API answers.
const fn api(code: Code, wire: &'static str) -> Row {
    Row {
        code,
        wire,
        side: Side::Api,
        status: 400,
        message: "",
        display: None,
        page: None,
    }
}

/// A code that only Link gives.
const fn link(code: Code, wire: &'static str) -> Row {
    Row {
        side: Side::Link,
        ..api(code, wire)
    }
}

/// A code of both the API and Link.
const fn both(code: Code, wire: &'static str) -> Row {
    Row {
        side: Side::Both,
        ..api(code, wire)
    }
}

/// A code that only webhooks and Items carry.
const fn webhook(code: Code, wire: &'static str) -> Row {
    Row {
        side: Side::Webhook,
        ..api(code, wire)
    }
}

impl Row {
    const fn status(self, status: u16) -> Self {
        Self { status, ..self }
    }

    const fn message(self, message: &'static str) -> Self {
        Self { message, ..self }
    }

    const fn display(self, display: &'static str) -> Self {
        Self {
            display: Some(display),
            ..self
        }
    }

    /// Another page than the family's.
    const fn page(self, page: &'static str) -> Self {
        Self {
            page: Some(page),
            ..self
        }
    }

    const fn entry(&self, family: &Family) -> Entry {
        Entry {
            error_type: family.error_type,
            code: self.wire,
            status: self.status,
            message: self.message,
            display_message: self.display,
            page: match self.page {
                Some(page) => page,
                None => family.page,
            },
            side: self.side,
        }
    }
}

const FAMILIES: [Family; 23] = [
    api::FAMILY,
    asset_report::FAMILY,
    bank_transfer::FAMILY,
    check_report::FAMILY,
    consumer_report::FAMILY,
    emulator::FAMILY,
    income_verification::FAMILY,
    institution::FAMILY,
    invalid_input::FAMILY,
    invalid_request::FAMILY,
    invalid_result::FAMILY,
    item::FAMILY,
    oauth::FAMILY,
    partner::FAMILY,
    payment::FAMILY,
    rate_limit_exceeded::FAMILY,
    recaptcha::FAMILY,
    sandbox::FAMILY,
    signal::FAMILY,
    transaction::FAMILY,
    transactions::FAMILY,
    transfer::FAMILY,
    user::FAMILY,
];

const COUNT: usize = {
    let mut count = 0;
    let mut family = 0;
    while family < FAMILIES.len() {
        count += FAMILIES[family].rows.len();
        family += 1;
    }
    count
};

const ROWS: [(Code, Entry); COUNT] = {
    let first = &FAMILIES[0].rows[0];
    let mut placed = [(first.code, first.entry(&FAMILIES[0])); COUNT];
    let mut taken = [false; COUNT];
    let mut family = 0;
    while family < FAMILIES.len() {
        let mut row = 0;
        while row < FAMILIES[family].rows.len() {
            let found = &FAMILIES[family].rows[row];
            let place = found.code as usize;
            assert!(place < COUNT, "a code before this one has no row");
            assert!(!taken[place], "this code has two rows");
            taken[place] = true;
            placed[place] = (found.code, found.entry(&FAMILIES[family]));
            row += 1;
        }
        family += 1;
    }
    placed
};

/// The facts of every code, at the place of its number.
pub(super) static ENTRIES: [Entry; COUNT] = {
    let mut entries = [ROWS[0].1; COUNT];
    let mut place = 0;
    while place < COUNT {
        entries[place] = ROWS[place].1;
        place += 1;
    }
    entries
};

/// Every code, in the order of the enum.
pub(super) const CODES: [Code; COUNT] = {
    let mut codes = [ROWS[0].0; COUNT];
    let mut place = 0;
    while place < COUNT {
        codes[place] = ROWS[place].0;
        place += 1;
    }
    codes
};
