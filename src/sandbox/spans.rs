//! Every span of time the Sandbox knows, for `docs/time.md`, which a test holds against this list.

use jiff::SignedDuration;

use super::{
    asset_reports, cashflow_reports, check_reports, consent, history, income, investments,
    item_login, layer, link_facts, link_issues, link_tokens, link_webhooks, oauth, oauth_tokens,
    payments, statements, tokens, transfers, users, verification, webhooks,
};

/// A span of time.
#[derive(Debug, Clone, Copy)]
pub struct Span {
    /// From when to when, for people.
    pub what: &'static str,
    /// How long that is at Plaid's.
    pub length: SignedDuration,
    /// Whether `--delays` makes it longer or shorter.
    pub scaled: bool,
}

const fn life(what: &'static str, length: SignedDuration) -> Span {
    Span {
        what,
        length,
        scaled: false,
    }
}

const fn delay(what: &'static str, length: SignedDuration) -> Span {
    Span {
        what,
        length,
        scaled: true,
    }
}

/// All of them: what Plaid takes time for, and then how long things live.
pub const SPANS: &[Span] = &[
    delay(
        "First 30 days of an Item's transactions",
        history::INITIAL_DELAY,
    ),
    delay("The rest of them", history::HISTORICAL_DELAY),
    delay("Data of a payroll or of documents", income::PROCESSING),
    delay("Statements that are asked for", statements::EXTRACTION),
    delay(
        "Investments that are asked for with async_update",
        investments::EXTRACTION,
    ),
    delay("Asset Report", asset_reports::MAKING),
    delay(
        "Balances and owners of an Asset Report with fast_assets",
        asset_reports::FAST_MAKING,
    ),
    delay(
        "Consumer report, where the transactions are there",
        check_reports::MAKING,
    ),
    delay(
        "Cashflow Report, where the transactions are there",
        cashflow_reports::MAKING,
    ),
    delay("Bank's execution of a payment", payments::EXECUTION_DELAY),
    delay(
        "Payment by consent that is processed later",
        payments::ASYNC_DELAY,
    ),
    delay(
        "Step of a transfer, refund or sweep that moves by itself",
        transfers::STEP,
    ),
    delay(
        "Look at a customer of a platform, for Transfer",
        transfers::REVIEW,
    ),
    life("Deposit that Plaid finds by itself", verification::DEPOSIT),
    life("Outage of a bank that people follow", link_issues::OUTAGE),
    life("Link token", link_tokens::LIFE),
    life(
        "Link token of update mode",
        link_tokens::LIFE_FOR_EXISTING_ITEM,
    ),
    life("Hosted Link session", link_tokens::HOSTED_LIFE),
    life(
        "Hosted Link session sent by text message",
        link_tokens::HOSTED_LIFE_BY_SMS,
    ),
    life(
        "Hosted Link session sent by e-mail",
        link_tokens::HOSTED_LIFE_BY_EMAIL,
    ),
    life(
        "Results of a Link session in `/link/token/get`",
        link_tokens::SESSION_MEMORY,
    ),
    life(
        "Left session of Link, until it counts as over",
        link_webhooks::PATIENCE,
    ),
    life("Stay at a bank with OAuth", oauth::PATIENCE),
    life(
        "`link_correlation_id` of a payment, after the stay at the bank",
        oauth::CORRELATION_LIFE,
    ),
    life("Choice of accounts", link_facts::ACCOUNT_SELECT_LIMIT),
    life("Session of Layer", layer::LIFE),
    life("Public token", tokens::PUBLIC_TOKEN_LIFE),
    life(
        "Access token of Plaid's OAuth service",
        oauth_tokens::ACCESS_LIFE,
    ),
    life(
        "Token of a user for another client, at most",
        users::LIFE_MAX,
    ),
    life("Login of an Item", item_login::LOGIN_LIFE),
    life("Notice before a consent ends", consent::NOTICE),
    life("Address of a document about income", income::DOWNLOAD_LIFE),
    life("Consumer report", check_reports::LIFE),
    life("Transfer authorization", transfers::AUTHORIZATION_LIFE),
    life(
        "Between two webhooks that tell of events of transfers, at least",
        transfers::NEWS_GAP,
    ),
    life(
        "First retry of a webhook; each further gap is four times as long",
        webhooks::FIRST_GAP,
    ),
    life(
        "Last retry of a webhook, at most after the first attempt",
        webhooks::RETRY_PATIENCE,
    ),
];
