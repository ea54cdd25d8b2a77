//! The files of `fixtures/contract`, embedded.

/// The list of operations and webhooks.
pub(super) const OPERATIONS: &str = include_str!("../../fixtures/contract/operations.json");

/// What is known beyond the published file; written by hand.
pub(super) const SUPPLEMENT: &str = include_str!("../../fixtures/contract/supplement.json");

/// The shapes of each area, sorted by area. A new area needs a line here.
#[rustfmt::skip]
pub(super) const AREAS: [(&str, &str); 49] = [
    ("accounts", include_str!("../../fixtures/contract/accounts.json")),
    ("application", include_str!("../../fixtures/contract/application.json")),
    ("asset_report", include_str!("../../fixtures/contract/asset_report.json")),
    ("auth", include_str!("../../fixtures/contract/auth.json")),
    ("bank_transfer", include_str!("../../fixtures/contract/bank_transfer.json")),
    ("beacon", include_str!("../../fixtures/contract/beacon.json")),
    ("beta", include_str!("../../fixtures/contract/beta.json")),
    ("business_verification", include_str!("../../fixtures/contract/business_verification.json")),
    ("cashflow_report", include_str!("../../fixtures/contract/cashflow_report.json")),
    ("categories", include_str!("../../fixtures/contract/categories.json")),
    ("consent", include_str!("../../fixtures/contract/consent.json")),
    ("consumer_report", include_str!("../../fixtures/contract/consumer_report.json")),
    ("cra", include_str!("../../fixtures/contract/cra.json")),
    ("credit", include_str!("../../fixtures/contract/credit.json")),
    ("dashboard_user", include_str!("../../fixtures/contract/dashboard_user.json")),
    ("employers", include_str!("../../fixtures/contract/employers.json")),
    ("employment", include_str!("../../fixtures/contract/employment.json")),
    ("fdx", include_str!("../../fixtures/contract/fdx.json")),
    ("identity", include_str!("../../fixtures/contract/identity.json")),
    ("identity_verification", include_str!("../../fixtures/contract/identity_verification.json")),
    ("income", include_str!("../../fixtures/contract/income.json")),
    ("institutions", include_str!("../../fixtures/contract/institutions.json")),
    ("investments", include_str!("../../fixtures/contract/investments.json")),
    ("issues", include_str!("../../fixtures/contract/issues.json")),
    ("item", include_str!("../../fixtures/contract/item.json")),
    ("liabilities", include_str!("../../fixtures/contract/liabilities.json")),
    ("link", include_str!("../../fixtures/contract/link.json")),
    ("link_delivery", include_str!("../../fixtures/contract/link_delivery.json")),
    ("network", include_str!("../../fixtures/contract/network.json")),
    ("oauth", include_str!("../../fixtures/contract/oauth.json")),
    ("partner", include_str!("../../fixtures/contract/partner.json")),
    ("payment_initiation", include_str!("../../fixtures/contract/payment_initiation.json")),
    ("payment_profile", include_str!("../../fixtures/contract/payment_profile.json")),
    ("processor", include_str!("../../fixtures/contract/processor.json")),
    ("profile", include_str!("../../fixtures/contract/profile.json")),
    ("protect", include_str!("../../fixtures/contract/protect.json")),
    ("sandbox", include_str!("../../fixtures/contract/sandbox.json")),
    ("session", include_str!("../../fixtures/contract/session.json")),
    ("shared", include_str!("../../fixtures/contract/shared.json")),
    ("signal", include_str!("../../fixtures/contract/signal.json")),
    ("statements", include_str!("../../fixtures/contract/statements.json")),
    ("transactions", include_str!("../../fixtures/contract/transactions.json")),
    ("transfer", include_str!("../../fixtures/contract/transfer.json")),
    ("user", include_str!("../../fixtures/contract/user.json")),
    ("user_account", include_str!("../../fixtures/contract/user_account.json")),
    ("wallet", include_str!("../../fixtures/contract/wallet.json")),
    ("watchlist_screening", include_str!("../../fixtures/contract/watchlist_screening.json")),
    (
        "webhook_verification_key",
        include_str!("../../fixtures/contract/webhook_verification_key.json"),
    ),
    ("webhooks", include_str!("../../fixtures/contract/webhooks.json")),
];
