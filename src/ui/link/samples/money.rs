//! Panes about money that is to move.

use super::values::platypus_bank;
use super::{APP, page};
use crate::ui::link::{MoneyPane, Page, Pane, Sum};

pub(super) fn pages() -> Vec<(&'static str, Page)> {
    let sum = |consent, repeats: Option<&str>| Sum {
        amount: "£100.00".to_owned(),
        recipient: "Wonder Wallet Limited".to_owned(),
        reference: "Order 99744".to_owned(),
        consent,
        repeats: repeats.map(str::to_owned),
    };
    let consent = |sum| MoneyPane::Consent {
        app_name: APP.to_owned(),
        sum,
    };
    let review = |sum| MoneyPane::Review {
        institution: platypus_bank(),
        sum,
    };
    let confirm = |pays| MoneyPane::Confirm {
        app_name: APP.to_owned(),
        institution: platypus_bank(),
        account: "Plaid Checking ••0000".to_owned(),
        amount: "$12.34".to_owned(),
        pays,
        description: "Wonder order".to_owned(),
    };
    let monthly = Some("every month from 2026-10-01");
    [
        ("payment-consent", 8, consent(sum(false, None))),
        ("payment-consent-several", 8, consent(sum(true, None))),
        ("payment-review", 35, review(sum(false, None))),
        (
            "payment-review-standing-order",
            35,
            review(sum(false, monthly)),
        ),
        ("transfer-confirm", 80, confirm(true)),
        ("transfer-confirm-payout", 80, confirm(false)),
    ]
    .map(|(name, progress, pane)| (name, page(progress, Pane::Money(pane))))
    .into()
}
