//! Every webhook that Plaid's published file describes.

use crate::errors::{Error, ErrorCode};
use crate::sandbox::webhooks::{WebhookCode, WebhookType};

/// A webhook: its type, its code and the shape of its body in the published file.
pub(super) type Published = (WebhookType, WebhookCode, &'static str);

/// What has happened, and the shape that tells of it.
type Told = (WebhookCode, &'static str);

/// Of two with the same names the usual one comes first; the other is for processors, or older.
const PUBLISHED: &[(WebhookType, &[Told])] = {
    use {WebhookCode as C, WebhookType as T};
    &[
        (
            T::Assets,
            &[
                (C::Error, "AssetsErrorWebhook"),
                (C::ProductReady, "AssetsProductReadyWebhook"),
            ],
        ),
        (
            T::Auth,
            &[
                (C::AutomaticallyVerified, "AutomaticallyVerifiedWebhook"),
                (
                    C::AutomaticallyVerified,
                    "FallbackAuthMicrodepositAutoVerifiedWebhook",
                ),
                (C::DefaultUpdate, "AuthDefaultUpdateWebhook"),
                (
                    C::ProductPermissionsRequired,
                    "ProductPermissionsRequiredAuthWebhook",
                ),
                (
                    C::SmsMicrodepositsVerification,
                    "HostedMMDVerificationWebhook",
                ),
                (C::VerificationExpired, "VerificationExpiredWebhook"),
                (
                    C::VerificationExpired,
                    "FallbackAuthMicrodepositVerificationExpiredWebhook",
                ),
            ],
        ),
        (
            T::BankTransfers,
            &[(
                C::BankTransfersEventsUpdate,
                "BankTransfersEventsUpdateWebhook",
            )],
        ),
        (T::BaseReport, &[(C::Error, "BaseReportsErrorWebhook")]),
        (
            T::Beacon,
            &[
                (C::DuplicateDetected, "BeaconDuplicateDetectedWebhook"),
                (C::ReportCreated, "BeaconReportCreatedWebhook"),
                (
                    C::ReportSyndicationCreated,
                    "BeaconReportSyndicationCreatedWebhook",
                ),
                (C::ReportUpdated, "BeaconReportUpdatedWebhook"),
                (C::UserStatusUpdated, "BeaconUserStatusUpdatedWebhook"),
            ],
        ),
        (
            T::CashFlowUpdates,
            &[
                (
                    C::CashFlowInsightsUpdated,
                    "CashFlowUpdatesInsightsV2Webhook",
                ),
                (
                    C::ExpectedDepositMissed,
                    "CashFlowUpdatesExpectedDepositMissedWebhook",
                ),
                (C::InsightsUpdated, "CashFlowUpdatesInsightsWebhook"),
                (
                    C::LargeDepositDetected,
                    "CashFlowUpdatesLargeDepositWebhook",
                ),
                (C::LowBalanceDetected, "CashFlowUpdatesLowBalanceWebhook"),
                (
                    C::NewIncomeStreamDetected,
                    "CashFlowUpdatesNewIncomeStreamWebhook",
                ),
                (
                    C::NewLoanPaymentDetected,
                    "CashFlowUpdatesNewLoanPaymentWebhook",
                ),
                (C::NsfOverdraftDetected, "CashFlowUpdatesNSFWebhook"),
            ],
        ),
        (
            T::CheckReport,
            &[
                (C::CheckReportFailed, "CraCheckReportFailedWebhook"),
                (C::CheckReportReady, "CraCheckReportReadyWebhook"),
                (C::UpgradeFailed, "CraUpgradeFailedWebhook"),
                (C::UserCheckReportFailed, "CraUserCheckReportFailedWebhook"),
                (C::UserCheckReportReady, "CraUserCheckReportReadyWebhook"),
            ],
        ),
        (
            T::CraIncome,
            &[
                (C::BankIncomeComplete, "CraBankIncomeCompleteWebhook"),
                (C::Error, "CraBankIncomeErrorWebhook"),
            ],
        ),
        (
            T::CraInsights,
            &[
                (
                    C::PartnerInsightsComplete,
                    "CraPartnerInsightsCompleteWebhook",
                ),
                (C::PartnerInsightsError, "CraPartnerInsightsErrorWebhook"),
            ],
        ),
        (
            T::DashboardConfiguredAlert,
            &[(
                C::InstitutionStatusAlertTriggered,
                "InstitutionStatusAlertWebhook",
            )],
        ),
        (
            T::EntityScreening,
            &[(C::StatusUpdated, "EntityScreeningStatusUpdatedWebhook")],
        ),
        (
            T::Holdings,
            &[(C::DefaultUpdate, "HoldingsDefaultUpdateWebhook")],
        ),
        (
            T::Identity,
            &[
                (C::DefaultUpdate, "IdentityDefaultUpdateWebhook"),
                (
                    C::ProductPermissionsRequired,
                    "ProductPermissionsRequiredIdentityWebhook",
                ),
            ],
        ),
        (
            T::IdentityVerification,
            &[
                (C::Retried, "IdentityVerificationRetriedWebhook"),
                (C::StatusUpdated, "IdentityVerificationStatusUpdatedWebhook"),
                (C::StepUpdated, "IdentityVerificationStepUpdatedWebhook"),
            ],
        ),
        (
            T::Income,
            &[
                (C::BankIncomeComplete, "BankIncomeCompleteWebhook"),
                (
                    C::BankIncomeRefreshComplete,
                    "BankIncomeRefreshCompleteWebhook",
                ),
                (C::BankIncomeRefreshUpdate, "BankIncomeRefreshUpdateWebhook"),
                (C::IncomeVerification, "IncomeVerificationStatusWebhook"),
                (
                    C::IncomeVerificationRefreshReconnectNeeded,
                    "IncomeVerificationRefreshReconnectNeededWebhook",
                ),
                (
                    C::IncomeVerificationRiskSignals,
                    "IncomeVerificationRiskSignalsStatusWebhook",
                ),
                (C::ProductReady, "ItemProductReadyWebhook"),
            ],
        ),
        (
            T::InvestmentsTransactions,
            &[
                (C::DefaultUpdate, "InvestmentsDefaultUpdateWebhook"),
                (C::HistoricalUpdate, "InvestmentsHistoricalUpdateWebhook"),
            ],
        ),
        (T::Issues, &[(C::IssueResolved, "IssueResolvedWebhook")]),
        (
            T::Item,
            &[
                (C::Error, "ItemErrorWebhook"),
                (C::LoginRepaired, "ItemLoginRepairedWebhook"),
                (C::NewAccountsAvailable, "NewAccountsAvailableWebhook"),
                (C::PendingDisconnect, "PendingDisconnectWebhook"),
                (C::PendingExpiration, "PendingExpirationWebhook"),
                (C::UserAccountRevoked, "UserAccountRevokedWebhook"),
                (C::UserPermissionRevoked, "UserPermissionRevokedWebhook"),
                (
                    C::WebhookUpdateAcknowledged,
                    "WebhookUpdateAcknowledgedWebhook",
                ),
            ],
        ),
        (
            T::Layer,
            &[(
                C::LayerAuthenticationPassed,
                "LayerAuthenticationPassedWebhook",
            )],
        ),
        (
            T::Liabilities,
            &[(C::DefaultUpdate, "LiabilitiesDefaultUpdateWebhook")],
        ),
        (
            T::Link,
            &[
                (C::Events, "LinkEventsWebhook"),
                (C::ItemAddResult, "ItemAddResultWebhook"),
                (C::SessionFinished, "LinkSessionFinishedWebhook"),
            ],
        ),
        (
            T::LinkDelivery,
            &[
                (C::DeliveryStatus, "LinkUserDeliveryStatusWebhook"),
                (C::LinkCallback, "LinkDeliveryCallbackWebhook"),
            ],
        ),
        (
            T::Partner,
            &[(
                C::EndCustomerOauthStatusUpdated,
                "PartnerEndCustomerOAuthStatusUpdatedWebhook",
            )],
        ),
        (
            T::PaymentInitiation,
            &[
                (
                    C::ConsentStatusUpdate,
                    "PaymentInitiationConsentStatusUpdateWebhook",
                ),
                (C::PaymentStatusUpdate, "PaymentStatusUpdateWebhook"),
            ],
        ),
        (
            T::ProcessorToken,
            &[(C::WebhookUpdateAcknowledged, "ProcessorTokenWebhookUpdate")],
        ),
        (
            T::Protect,
            &[(C::ProtectUserEvent, "ProtectUserEventWebhook")],
        ),
        (
            T::Screening,
            &[(C::StatusUpdated, "ScreeningStatusUpdatedWebhook")],
        ),
        (
            T::Statements,
            &[(
                C::StatementsRefreshComplete,
                "StatementsRefreshCompleteWebhook",
            )],
        ),
        (
            T::Transactions,
            &[
                (C::DefaultUpdate, "DefaultUpdateWebhook"),
                (C::DefaultUpdate, "ProcessorDefaultUpdateWebhook"),
                (C::HistoricalUpdate, "HistoricalUpdateWebhook"),
                (C::HistoricalUpdate, "ProcessorHistoricalUpdateWebhook"),
                (C::InitialUpdate, "InitialUpdateWebhook"),
                (C::InitialUpdate, "ProcessorInitialUpdateWebhook"),
                (
                    C::RecurringTransactionsUpdate,
                    "RecurringTransactionsUpdateWebhook",
                ),
                (
                    C::RecurringTransactionsUpdate,
                    "ProcessorRecurringTransactionsUpdateWebhook",
                ),
                (C::SyncUpdatesAvailable, "SyncUpdatesAvailableWebhook"),
                (
                    C::SyncUpdatesAvailable,
                    "ProcessorSyncUpdatesAvailableWebhook",
                ),
                (C::TransactionsRemoved, "TransactionsRemovedWebhook"),
                (
                    C::TransactionsRemoved,
                    "ProcessorTransactionsRemovedWebhook",
                ),
            ],
        ),
        (
            T::Transfer,
            &[
                (
                    C::PlatformOnboardingUpdate,
                    "TransferPlatformOnboardingUpdateWebhook",
                ),
                (C::RecurringCancelled, "RecurringCancelledWebhook"),
                (C::RecurringNewTransfer, "RecurringNewTransferWebhook"),
                (
                    C::RecurringTransferSkipped,
                    "RecurringTransferSkippedWebhook",
                ),
                (C::TransferEventsUpdate, "TransferEventsUpdateWebhook"),
            ],
        ),
        (
            T::Wallet,
            &[(
                C::WalletTransactionStatusUpdate,
                "WalletTransactionStatusUpdateWebhook",
            )],
        ),
    ]
};

/// The webhook with these names; with a shape, the one of several with the same names.
///
/// # Errors
/// `EMULATOR_BAD_REQUEST` that says what there is.
pub(super) fn find(kind: &str, code: &str, schema: Option<&str>) -> Result<Published, Error> {
    let of_type = PUBLISHED.iter().find(|(known, _)| known.as_str() == kind);
    let Some((webhook_type, told)) = of_type else {
        let names = listed(PUBLISHED.iter().map(|(known, _)| known.as_str()));
        return Err(refuse(format!(
            "Plaid has no `webhook_type` `{kind}`; expected one of {names}"
        )));
    };
    let of_code = told.iter().filter(|(known, _)| known.as_str() == code);
    let of_code: Vec<&Told> = of_code.collect();
    if of_code.is_empty() {
        let names = listed(told.iter().map(|(known, _)| known.as_str()));
        return Err(refuse(format!(
            "{kind} has no `webhook_code` `{code}`; expected one of {names}"
        )));
    }
    let wanted = |(_, name): &&&Told| schema.is_none_or(|schema| *name == schema);
    let Some((webhook_code, name)) = of_code.iter().find(wanted) else {
        let names = listed(of_code.iter().map(|(_, name)| *name));
        return Err(refuse(format!(
            "{kind} {code} has no such `schema`; expected one of {names}"
        )));
    };
    Ok((*webhook_type, *webhook_code, name))
}

fn listed(names: impl Iterator<Item = &'static str>) -> String {
    let mut names: Vec<&str> = names.collect();
    names.dedup();
    names.join(", ")
}

fn refuse(message: String) -> Error {
    Error::new(ErrorCode::EmulatorBadRequest, message)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::contract;

    #[test]
    fn every_published_webhook_has_its_names() {
        // A part of `/item/get`, whatever its name says.
        const NONE: &str = "ItemStatusLastWebhook";
        let told = || PUBLISHED.iter().flat_map(|(_, told)| *told);
        let listed: BTreeSet<&str> = told().map(|(_, name)| *name).collect();
        let published = contract::webhooks().into_iter();
        assert_eq!(listed, published.filter(|name| *name != NONE).collect());
        assert_eq!(listed.len(), told().count());
        assert!(PUBLISHED.is_sorted_by_key(|(kind, _)| kind.as_str()));
        for (_, told) in PUBLISHED {
            assert!(told.is_sorted_by_key(|(code, _)| code.as_str()));
        }
    }
}
