//! What a webhook says. <https://plaid.com/docs/api/webhooks/>

use jiff::Timestamp;
use jiff::civil::Date;

use super::names::{DisconnectReason, WebhookCode, WebhookType};
use super::written::Written;
use crate::errors::Error;
use crate::sandbox::asset_reports::ReportPart;
use crate::sandbox::catalog::Subject;
use crate::sandbox::check_reports::{CashFlowEvent, CheckNews};
use crate::sandbox::ids::{AccountId, HandedToken, PublicToken, TransactionId, UserId, Uuid};
use crate::sandbox::income::IncomeNews;
use crate::sandbox::monitor::ScreeningNews;
use crate::sandbox::payments::PaymentNews;
use crate::sandbox::transfers::{Decision, OriginatorId, RationaleCode};
use crate::sandbox::verifications::VerificationNews;
use crate::sandbox::{DeliveryNews, DeliveryTold, IssueResolved, LinkEvent};

/// What a webhook about transfers says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TransferNews {
    /// `TRANSFER_EVENTS_UPDATE`: something has happened to transfers.
    EventsUpdate,
    /// `RECURRING_NEW_TRANSFER`: a recurring transfer has made a transfer.
    RecurringNew {
        /// The recurring transfer.
        recurring_transfer_id: Uuid,
        /// The transfer.
        transfer_id: Uuid,
    },
    /// `RECURRING_TRANSFER_SKIPPED`: a recurring transfer could not make a transfer.
    RecurringSkipped {
        /// The recurring transfer.
        recurring_transfer_id: Uuid,
        /// How it was decided.
        decision: Decision,
        /// Why.
        code: Option<RationaleCode>,
        /// The day it was planned for.
        day: Date,
    },
    /// `RECURRING_CANCELLED`: Plaid has cancelled this recurring transfer.
    RecurringCancelled(Uuid),
    /// `PLATFORM_ONBOARDING_UPDATE`: Plaid's look at this customer is at another point.
    Onboarding(OriginatorId),
}

/// What a webhook says, beside which Item it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Payload {
    /// ASSETS `ERROR`: a report could not be made.
    AssetReportError {
        /// The report.
        asset_report_id: Uuid,
        /// Why.
        error: Error,
    },
    /// ASSETS `PRODUCT_READY`: a report is ready.
    AssetReportReady {
        /// The report.
        asset_report_id: Uuid,
        /// How much of it.
        part: ReportPart,
    },
    /// CASHFLOW_REPORT `CASHFLOW_REPORT_READY`: a report is ready, or why it could not be made.
    CashflowReportReady(Option<Error>),
    /// AUTH `DEFAULT_UPDATE`: account numbers changed.
    AuthDefaultUpdate,
    /// ITEM `AUTHORIZATION_GRANTED`, which Plaid names and does not describe.
    AuthorizationGranted,
    /// AUTH `AUTOMATICALLY_VERIFIED`: Plaid has found its deposit.
    AutomaticallyVerified {
        /// The account.
        account_id: AccountId,
    },
    /// BANK_TRANSFERS `BANK_TRANSFERS_EVENTS_UPDATE`: something has happened to bank transfers.
    BankTransfersEventsUpdate,
    /// ITEM `ERROR`: the Item needs its user.
    Error(Error),
    /// TRANSACTIONS `HISTORICAL_UPDATE`: the whole history has been pulled.
    HistoricalUpdate {
        /// How many that were not there before.
        new_transactions: usize,
    },
    /// HOLDINGS `DEFAULT_UPDATE`: holdings changed.
    HoldingsDefaultUpdate,
    /// What is told of consumer reports.
    Check(CheckNews),
    /// INCOME: something about income.
    Income(IncomeNews),
    /// TRANSACTIONS `INITIAL_UPDATE`: the first 30 days have been pulled.
    InitialUpdate {
        /// How many there are.
        new_transactions: usize,
    },
    /// INVESTMENTS_TRANSACTIONS `HISTORICAL_UPDATE`: those that were asked for are there.
    InvestmentsHistoricalUpdate {
        /// How many there are.
        trades: usize,
    },
    /// INVESTMENTS_TRANSACTIONS `DEFAULT_UPDATE`: new investment transactions.
    InvestmentsTransactionsDefaultUpdate,
    /// ISSUES `ISSUE_RESOLVED`: a bank can be reached again.
    IssueResolved(Box<IssueResolved>),
    /// LINK `ITEM_ADD_RESULT`: a session has added an Item.
    ItemAddResult {
        /// What the app exchanges.
        public_token: PublicToken,
    },
    /// LAYER `LAYER_AUTHENTICATION_PASSED`: somebody has shown to own their phone.
    LayerAuthenticationPassed,
    /// LINK `EVENTS`: what has happened in a session, from its beginning.
    LinkEvents(Vec<LinkEvent>),
    /// LIABILITIES `DEFAULT_UPDATE`: liabilities changed.
    LiabilitiesDefaultUpdate,
    /// ITEM `LOGIN_REPAIRED`: the login works again, and not by the app's own update mode.
    LoginRepaired,
    /// ITEM `NEW_ACCOUNTS_AVAILABLE`: the institution has accounts the app has not.
    NewAccountsAvailable,
    /// PAYMENT_INITIATION: something about a payment or a consent to payments.
    Payment(PaymentNews),
    /// LINK_DELIVERY: something about a delivered session.
    Delivery(Box<DeliveryNews>),
    /// ITEM `PENDING_DISCONNECT`: the connection will end.
    PendingDisconnect {
        /// When.
        disconnect_time: Timestamp,
        /// Why.
        reason: DisconnectReason,
    },
    /// ITEM `PENDING_EXPIRATION`: the consent will end, in Europe.
    PendingExpiration {
        /// When.
        consent_expiration_time: Timestamp,
    },
    /// TRANSACTIONS `RECURRING_TRANSACTIONS_UPDATE`: recurring streams changed.
    RecurringTransactionsUpdate {
        /// The accounts with streams.
        account_ids: Vec<AccountId>,
    },
    /// PROCESSOR_TOKEN `WEBHOOK_UPDATE_ACKNOWLEDGED`: those of a processor now go where this one
    /// goes.
    ProcessorWebhookUpdated,
    /// IDENTITY `DOCUMENT_UPDATE_AVAILABLE`: a bank statement that shows whose an account is has
    /// been read. <https://plaid.com/docs/identity/identity-document-upload/>
    ProofRead,
    /// SCREENING and ENTITY_SCREENING `STATUS_UPDATED`: the status of a screening has changed.
    Screening(ScreeningNews),
    /// STATEMENTS `STATEMENTS_REFRESH_COMPLETE`: statements that were asked for are there.
    StatementsRefreshed,
    /// LINK `SESSION_FINISHED`: a session is over.
    SessionFinished {
        /// Whether with success.
        success: bool,
        /// The tokens of all Items it has added.
        public_tokens: Vec<HandedToken>,
        /// The user of the newer API it was for.
        user_id: Option<UserId>,
    },
    /// AUTH `SMS_MICRODEPOSITS_VERIFICATION`: the person confirmed a deposit by text message.
    SmsMicrodepositsVerification {
        /// The account.
        account_id: Option<AccountId>,
    },
    /// TRANSACTIONS `SYNC_UPDATES_AVAILABLE`: `/transactions/sync` has news.
    SyncUpdatesAvailable {
        /// Whether the first 30 days are there.
        initial_update_complete: bool,
        /// Whether all of the history is.
        historical_update_complete: bool,
    },
    /// TRANSACTIONS `DEFAULT_UPDATE`: new transactions after the first pulls.
    TransactionsDefaultUpdate {
        /// How many.
        new_transactions: usize,
    },
    /// TRANSACTIONS `TRANSACTIONS_REMOVED`: transactions are there no longer.
    TransactionsRemoved {
        /// Which.
        removed_transactions: Vec<TransactionId>,
    },
    /// TRANSFER: something about transfers.
    Transfer(TransferNews),
    /// ITEM `USER_ACCOUNT_REVOKED`: the person ended access to an account.
    UserAccountRevoked {
        /// The account.
        account_id: Option<AccountId>,
    },
    /// ITEM `USER_PERMISSION_REVOKED`: the person ended access to the Item.
    UserPermissionRevoked(Error),
    /// IDENTITY_VERIFICATION: something about a verification of somebody's identity.
    Verification(VerificationNews),
    /// AUTH `VERIFICATION_EXPIRED`: Plaid has not found its deposit.
    VerificationExpired {
        /// The account.
        account_id: AccountId,
    },
    /// ITEM `WEBHOOK_UPDATE_ACKNOWLEDGED`: webhooks now go where this one goes.
    WebhookUpdateAcknowledged,
    /// What a tester has it say.
    Written(Written),
}

impl Payload {
    /// What a processor is told that an account was lent to; `None` if it is not concerned.
    pub(super) fn about(&self, account: AccountId) -> Option<Self> {
        let concerned = match self {
            Self::RecurringTransactionsUpdate { account_ids } => account_ids.contains(&account),
            _ => self.names().0 == WebhookType::Transactions,
        };
        concerned.then(|| self.clone())
    }

    /// `webhook_type` and `webhook_code`.
    pub fn names(&self) -> (WebhookType, WebhookCode) {
        use {WebhookCode as Code, WebhookType as Type};
        match self {
            Self::AssetReportError { .. } => (Type::Assets, Code::Error),
            Self::AssetReportReady { .. } => (Type::Assets, Code::ProductReady),
            Self::CashflowReportReady(_) => (Type::CashflowReport, Code::CashflowReportReady),
            Self::AuthDefaultUpdate => (Type::Auth, Code::DefaultUpdate),
            Self::AuthorizationGranted => (Type::Item, Code::AuthorizationGranted),
            Self::AutomaticallyVerified { .. } => (Type::Auth, Code::AutomaticallyVerified),
            Self::BankTransfersEventsUpdate => {
                (Type::BankTransfers, Code::BankTransfersEventsUpdate)
            }
            Self::Error(_) => (Type::Item, Code::Error),
            Self::HistoricalUpdate { .. } => (Type::Transactions, Code::HistoricalUpdate),
            Self::HoldingsDefaultUpdate => (Type::Holdings, Code::DefaultUpdate),
            Self::Check(news) => check_names(news),
            Self::Income(news) => (Type::Income, income_code(news)),
            Self::InitialUpdate { .. } => (Type::Transactions, Code::InitialUpdate),
            Self::InvestmentsHistoricalUpdate { .. } => {
                (Type::InvestmentsTransactions, Code::HistoricalUpdate)
            }
            Self::InvestmentsTransactionsDefaultUpdate => {
                (Type::InvestmentsTransactions, Code::DefaultUpdate)
            }
            Self::IssueResolved(_) => (Type::Issues, Code::IssueResolved),
            Self::ItemAddResult { .. } => (Type::Link, Code::ItemAddResult),
            Self::LayerAuthenticationPassed => (Type::Layer, Code::LayerAuthenticationPassed),
            Self::LinkEvents(_) => (Type::Link, Code::Events),
            Self::LiabilitiesDefaultUpdate => (Type::Liabilities, Code::DefaultUpdate),
            Self::LoginRepaired => (Type::Item, Code::LoginRepaired),
            Self::NewAccountsAvailable => (Type::Item, Code::NewAccountsAvailable),
            Self::Delivery(news) => (Type::LinkDelivery, delivery_code(news)),
            Self::Payment(news) => (Type::PaymentInitiation, payment_code(news)),
            Self::PendingDisconnect { .. } => (Type::Item, Code::PendingDisconnect),
            Self::PendingExpiration { .. } => (Type::Item, Code::PendingExpiration),
            Self::ProcessorWebhookUpdated => {
                (Type::ProcessorToken, Code::WebhookUpdateAcknowledged)
            }
            Self::ProofRead => (Type::Identity, Code::DocumentUpdateAvailable),
            Self::RecurringTransactionsUpdate { .. } => {
                (Type::Transactions, Code::RecurringTransactionsUpdate)
            }
            Self::Screening(news) => match news.subject {
                Subject::Individual => (Type::Screening, Code::StatusUpdated),
                Subject::Entity => (Type::EntityScreening, Code::StatusUpdated),
            },
            Self::SessionFinished { .. } => (Type::Link, Code::SessionFinished),
            Self::SmsMicrodepositsVerification { .. } => {
                (Type::Auth, Code::SmsMicrodepositsVerification)
            }
            Self::StatementsRefreshed => (Type::Statements, Code::StatementsRefreshComplete),
            Self::SyncUpdatesAvailable { .. } => (Type::Transactions, Code::SyncUpdatesAvailable),
            Self::TransactionsDefaultUpdate { .. } => (Type::Transactions, Code::DefaultUpdate),
            Self::TransactionsRemoved { .. } => (Type::Transactions, Code::TransactionsRemoved),
            Self::Transfer(news) => (Type::Transfer, transfer_code(news)),
            Self::UserAccountRevoked { .. } => (Type::Item, Code::UserAccountRevoked),
            Self::UserPermissionRevoked(_) => (Type::Item, Code::UserPermissionRevoked),
            Self::Verification(news) => (Type::IdentityVerification, verification_code(news)),
            Self::VerificationExpired { .. } => (Type::Auth, Code::VerificationExpired),
            Self::WebhookUpdateAcknowledged => (Type::Item, Code::WebhookUpdateAcknowledged),
            Self::Written(written) => (written.webhook_type, written.webhook_code),
        }
    }
}

fn delivery_code(news: &DeliveryNews) -> WebhookCode {
    match news.told {
        DeliveryTold::Sent(_) => WebhookCode::DeliveryStatus,
        DeliveryTold::Callback(_) => WebhookCode::LinkCallback,
    }
}

fn payment_code(news: &PaymentNews) -> WebhookCode {
    match news {
        PaymentNews::Payment { .. } => WebhookCode::PaymentStatusUpdate,
        PaymentNews::Consent { .. } => WebhookCode::ConsentStatusUpdate,
    }
}

fn income_code(news: &IncomeNews) -> WebhookCode {
    match news {
        IncomeNews::Verification { .. } => WebhookCode::IncomeVerification,
        IncomeNews::RiskSignals { .. } => WebhookCode::IncomeVerificationRiskSignals,
        IncomeNews::BankUpdate { .. } => WebhookCode::BankIncomeRefreshUpdate,
        IncomeNews::BankComplete { .. } => WebhookCode::BankIncomeRefreshComplete,
    }
}

fn transfer_code(news: &TransferNews) -> WebhookCode {
    match news {
        TransferNews::EventsUpdate => WebhookCode::TransferEventsUpdate,
        TransferNews::RecurringNew { .. } => WebhookCode::RecurringNewTransfer,
        TransferNews::RecurringSkipped { .. } => WebhookCode::RecurringTransferSkipped,
        TransferNews::RecurringCancelled(_) => WebhookCode::RecurringCancelled,
        TransferNews::Onboarding(_) => WebhookCode::PlatformOnboardingUpdate,
    }
}

fn check_names(news: &CheckNews) -> (WebhookType, WebhookCode) {
    use {WebhookCode as Code, WebhookType as Type};
    match news {
        CheckNews::Report {
            old_api, success, ..
        } => (
            Type::CheckReport,
            match (old_api, success) {
                (true, true) => Code::CheckReportReady,
                (true, false) => Code::CheckReportFailed,
                (false, true) => Code::UserCheckReportReady,
                (false, false) => Code::UserCheckReportFailed,
            },
        ),
        CheckNews::Event { event, .. } => (
            Type::CashFlowUpdates,
            match event {
                None => Code::InsightsUpdated,
                Some(CashFlowEvent::LargeDepositDetected) => Code::LargeDepositDetected,
                Some(CashFlowEvent::LowBalanceDetected) => Code::LowBalanceDetected,
                Some(CashFlowEvent::NewLoanPaymentDetected) => Code::NewLoanPaymentDetected,
                Some(CashFlowEvent::NsfOverdraftDetected) => Code::NsfOverdraftDetected,
            },
        ),
        CheckNews::Insights { .. } => (Type::CashFlowUpdates, Code::CashFlowInsightsUpdated),
    }
}

fn verification_code(news: &VerificationNews) -> WebhookCode {
    match news {
        VerificationNews::Retried(_) => WebhookCode::Retried,
        VerificationNews::StepUpdated(_) => WebhookCode::StepUpdated,
        VerificationNews::StatusUpdated(_) => WebhookCode::StatusUpdated,
    }
}
