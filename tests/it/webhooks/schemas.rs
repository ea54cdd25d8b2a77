//! Webhooks against Plaid's published file.

use plaid_emulator::contract;
use plaid_emulator::http::Delivery;
use serde_json::Value;

use super::text;

/// The schema of a webhook about consumer reports.
fn schema_of_report(code: &str) -> &'static str {
    match code {
        "CASH_FLOW_INSIGHTS_UPDATED" => "CashFlowUpdatesInsightsV2Webhook",
        "INSIGHTS_UPDATED" => "CashFlowUpdatesInsightsWebhook",
        "LARGE_DEPOSIT_DETECTED" => "CashFlowUpdatesLargeDepositWebhook",
        "LOW_BALANCE_DETECTED" => "CashFlowUpdatesLowBalanceWebhook",
        "NEW_LOAN_PAYMENT_DETECTED" => "CashFlowUpdatesNewLoanPaymentWebhook",
        "NSF_OVERDRAFT_DETECTED" => "CashFlowUpdatesNSFWebhook",
        "CHECK_REPORT_FAILED" => "CraCheckReportFailedWebhook",
        "CHECK_REPORT_READY" => "CraCheckReportReadyWebhook",
        "USER_CHECK_REPORT_FAILED" => "CraUserCheckReportFailedWebhook",
        "USER_CHECK_REPORT_READY" => "CraUserCheckReportReadyWebhook",
        other => panic!("no schema is known for {other}"),
    }
}

/// The schema of a webhook about somebody's identity, or about lists of sanctions.
fn schema_of_check(kind: &str, code: &str) -> &'static str {
    match (kind, code) {
        ("ENTITY_SCREENING", "STATUS_UPDATED") => "EntityScreeningStatusUpdatedWebhook",
        ("IDENTITY_VERIFICATION", "RETRIED") => "IdentityVerificationRetriedWebhook",
        ("IDENTITY_VERIFICATION", "STEP_UPDATED") => "IdentityVerificationStepUpdatedWebhook",
        ("IDENTITY_VERIFICATION", "STATUS_UPDATED") => "IdentityVerificationStatusUpdatedWebhook",
        ("SCREENING", "STATUS_UPDATED") => "ScreeningStatusUpdatedWebhook",
        other => panic!("no schema is known for {other:?}"),
    }
}

/// The schema of a webhook about transfers.
fn schema_of_transfers(code: &str) -> &'static str {
    match code {
        "PLATFORM_ONBOARDING_UPDATE" => "TransferPlatformOnboardingUpdateWebhook",
        "RECURRING_CANCELLED" => "RecurringCancelledWebhook",
        "RECURRING_NEW_TRANSFER" => "RecurringNewTransferWebhook",
        "RECURRING_TRANSFER_SKIPPED" => "RecurringTransferSkippedWebhook",
        "TRANSFER_EVENTS_UPDATE" => "TransferEventsUpdateWebhook",
        other => panic!("no schema is known for {other}"),
    }
}

/// Holds a webhook against what Plaid's published file says of it.
#[track_caller]
pub(super) fn check(delivery: &Delivery) {
    let text = text(delivery);
    let body: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(contract::check_text(&text), None, "{text}");
    let name = |field: &str| body[field].as_str().unwrap();
    let schema = match (name("webhook_type"), name("webhook_code")) {
        ("ASSETS", "ERROR") => "AssetsErrorWebhook",
        ("ASSETS", "PRODUCT_READY") => "AssetsProductReadyWebhook",
        ("AUTH", "AUTOMATICALLY_VERIFIED") => "AutomaticallyVerifiedWebhook",
        ("AUTH", "DEFAULT_UPDATE") => "AuthDefaultUpdateWebhook",
        ("AUTH", "SMS_MICRODEPOSITS_VERIFICATION") => "HostedMMDVerificationWebhook",
        ("AUTH", "VERIFICATION_EXPIRED") => "VerificationExpiredWebhook",
        ("CASH_FLOW_UPDATES" | "CHECK_REPORT", code) => schema_of_report(code),
        ("BANK_TRANSFERS", "BANK_TRANSFERS_EVENTS_UPDATE") => "BankTransfersEventsUpdateWebhook",
        ("ENTITY_SCREENING" | "IDENTITY_VERIFICATION" | "SCREENING", code) => {
            schema_of_check(name("webhook_type"), code)
        }
        ("BEACON", "REPORT_CREATED") => "BeaconReportCreatedWebhook",
        ("STATEMENTS", "STATEMENTS_REFRESH_COMPLETE") => "StatementsRefreshCompleteWebhook",
        ("HOLDINGS", "DEFAULT_UPDATE") => "HoldingsDefaultUpdateWebhook",
        ("INCOME", "BANK_INCOME_REFRESH_COMPLETE") => "BankIncomeRefreshCompleteWebhook",
        ("INCOME", "BANK_INCOME_REFRESH_UPDATE") => "BankIncomeRefreshUpdateWebhook",
        ("INCOME", "INCOME_VERIFICATION") => "IncomeVerificationStatusWebhook",
        ("INCOME", "INCOME_VERIFICATION_RISK_SIGNALS") => {
            "IncomeVerificationRiskSignalsStatusWebhook"
        }
        ("INVESTMENTS_TRANSACTIONS", "DEFAULT_UPDATE") => "InvestmentsDefaultUpdateWebhook",
        ("INVESTMENTS_TRANSACTIONS", "HISTORICAL_UPDATE") => "InvestmentsHistoricalUpdateWebhook",
        // Named in Plaid's guide, and not in the published file.
        ("IDENTITY", "DOCUMENT_UPDATE_AVAILABLE") => return,
        // Named in the published file, and not described there.
        ("CASHFLOW_REPORT", "CASHFLOW_REPORT_READY") | ("ITEM", "AUTHORIZATION_GRANTED") => return,
        ("ITEM", "ERROR") => "ItemErrorWebhook",
        ("ITEM", "LOGIN_REPAIRED") => "ItemLoginRepairedWebhook",
        ("ITEM", "NEW_ACCOUNTS_AVAILABLE") => "NewAccountsAvailableWebhook",
        ("ITEM", "PENDING_DISCONNECT") => "PendingDisconnectWebhook",
        ("ITEM", "PENDING_EXPIRATION") => "PendingExpirationWebhook",
        ("ITEM", "USER_ACCOUNT_REVOKED") => "UserAccountRevokedWebhook",
        ("ITEM", "USER_PERMISSION_REVOKED") => "UserPermissionRevokedWebhook",
        ("ITEM", "WEBHOOK_UPDATE_ACKNOWLEDGED") => "WebhookUpdateAcknowledgedWebhook",
        ("LIABILITIES", "DEFAULT_UPDATE") => "LiabilitiesDefaultUpdateWebhook",
        ("ISSUES", "ISSUE_RESOLVED") => "IssueResolvedWebhook",
        ("LINK", "EVENTS") => "LinkEventsWebhook",
        ("LINK", "ITEM_ADD_RESULT") => "ItemAddResultWebhook",
        ("LINK", "SESSION_FINISHED") => "LinkSessionFinishedWebhook",
        ("LINK_DELIVERY", "DELIVERY_STATUS") => "LinkUserDeliveryStatusWebhook",
        ("LINK_DELIVERY", "LINK_CALLBACK") => "LinkDeliveryCallbackWebhook",
        ("PAYMENT_INITIATION", "CONSENT_STATUS_UPDATE") => {
            "PaymentInitiationConsentStatusUpdateWebhook"
        }
        ("PAYMENT_INITIATION", "PAYMENT_STATUS_UPDATE") => "PaymentStatusUpdateWebhook",
        ("TRANSACTIONS", "DEFAULT_UPDATE") => "DefaultUpdateWebhook",
        ("TRANSACTIONS", "HISTORICAL_UPDATE") => "HistoricalUpdateWebhook",
        ("TRANSACTIONS", "INITIAL_UPDATE") => "InitialUpdateWebhook",
        ("TRANSACTIONS", "RECURRING_TRANSACTIONS_UPDATE") => "RecurringTransactionsUpdateWebhook",
        ("TRANSACTIONS", "SYNC_UPDATES_AVAILABLE") => "SyncUpdatesAvailableWebhook",
        ("TRANSACTIONS", "TRANSACTIONS_REMOVED") => "TransactionsRemovedWebhook",
        ("TRANSFER", code) => schema_of_transfers(code),
        other => panic!("no schema is known for {other:?}"),
    };
    let violations = contract::check_webhook(schema, &body).expect("the schema is published");
    // The published file asks for a key that recorded webhooks do not have.
    let unexpected: Vec<_> = violations
        .iter()
        .filter(|it| it.to_string() != "error.display_message is missing")
        .collect();
    assert!(unexpected.is_empty(), "{schema}: {unexpected:?}\n{text}");
}
