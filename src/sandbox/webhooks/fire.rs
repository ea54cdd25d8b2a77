//! Webhooks fired by hand. <https://plaid.com/docs/api/sandbox/#sandboxitemfire_webhook>

use super::{DisconnectReason, Payload, WebhookType};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::asset_reports::ReportPart;
use crate::sandbox::consent::NOTICE;
use crate::sandbox::ids::Uuid;
use crate::sandbox::mint::spread;
use crate::sandbox::named::named;
use crate::sandbox::product::Product;
use crate::sandbox::{Item, Sandbox};

named! {
    /// `webhook_code` of `/sandbox/item/fire_webhook`.
    pub enum FiredCode {
        AuthorizationGranted = "AUTHORIZATION_GRANTED",
        DefaultUpdate = "DEFAULT_UPDATE",
        Error = "ERROR",
        LoginRepaired = "LOGIN_REPAIRED",
        NewAccountsAvailable = "NEW_ACCOUNTS_AVAILABLE",
        PendingDisconnect = "PENDING_DISCONNECT",
        ProductReady = "PRODUCT_READY",
        RecurringTransactionsUpdate = "RECURRING_TRANSACTIONS_UPDATE",
        SmsMicrodepositsVerification = "SMS_MICRODEPOSITS_VERIFICATION",
        SyncUpdatesAvailable = "SYNC_UPDATES_AVAILABLE",
        UserAccountRevoked = "USER_ACCOUNT_REVOKED",
        UserPermissionRevoked = "USER_PERMISSION_REVOKED",
    }
}

impl Sandbox {
    /// Sends a webhook of an Item although nothing has happened; it says that nothing is new.
    /// `SYNC_UPDATES_AVAILABLE` says the truth where a refresh would find something, as seen at
    /// Plaid.
    ///
    /// `webhook_type` counts for [`FiredCode::DefaultUpdate`], which is about transactions without
    /// it.
    ///
    /// # Errors
    /// Those of [`Sandbox::item`]; `SANDBOX_WEBHOOK_INVALID` if the Item has no URL or one that is
    /// not of HTTP; `SANDBOX_PRODUCT_NOT_ENABLED` if the Item has not the product; `INVALID_FIELD`
    /// for a type that has no such webhook.
    pub fn fire_webhook(
        &mut self,
        access_token: &str,
        code: FiredCode,
        webhook_type: Option<WebhookType>,
    ) -> Result<(), Error> {
        let item = self.item(access_token)?;
        let url = item.webhook.as_deref();
        if !url.is_some_and(may_be_called) {
            return Err(ErrorCode::SandboxWebhookInvalid.into());
        }
        let payload = self.fired(item, code, webhook_type)?;
        if let Some(product) = payload.product()
            && !item.products.contains(&product)
        {
            return Err(Error::sandbox_product_not_enabled(product.as_str()));
        }
        let item_id = item.id;
        if code == FiredCode::SyncUpdatesAvailable {
            self.bring_batch(item_id);
        }
        self.notify(item_id, payload);
        Ok(())
    }

    fn fired(
        &self,
        item: &Item,
        code: FiredCode,
        webhook_type: Option<WebhookType>,
    ) -> Result<Payload, Error> {
        let first_account = || item.accounts.first().map(|account| account.id);
        Ok(match code {
            FiredCode::AuthorizationGranted => Payload::AuthorizationGranted,
            FiredCode::DefaultUpdate => default_update(webhook_type)?,
            FiredCode::Error => Payload::AssetReportError {
                asset_report_id: self.unknown_report(item),
                error: Error::assets_not_enabled(&[item.access_token.to_string()]),
            },
            FiredCode::LoginRepaired => Payload::LoginRepaired,
            FiredCode::NewAccountsAvailable => Payload::NewAccountsAvailable,
            FiredCode::PendingDisconnect => Payload::PendingDisconnect {
                disconnect_time: self.now + NOTICE,
                reason: DisconnectReason::InstitutionMigration,
            },
            FiredCode::ProductReady => Payload::AssetReportReady {
                asset_report_id: self.unknown_report(item),
                part: ReportPart::Full,
            },
            FiredCode::RecurringTransactionsUpdate => Payload::RecurringTransactionsUpdate {
                account_ids: item.accounts.iter().map(|account| account.id).collect(),
            },
            FiredCode::SmsMicrodepositsVerification => Payload::SmsMicrodepositsVerification {
                account_id: first_account(),
            },
            FiredCode::SyncUpdatesAvailable => self.sync_updates(item),
            FiredCode::UserAccountRevoked => Payload::UserAccountRevoked {
                account_id: first_account(),
            },
            FiredCode::UserPermissionRevoked => {
                Payload::UserPermissionRevoked(ErrorCode::ItemUserPermissionRevoked.into())
            }
        })
    }

    /// The id of a report that does not exist, for webhooks about reports.
    fn unknown_report(&self, item: &Item) -> Uuid {
        const REPORTS: u64 = 3 << 32;
        Uuid::new(self.tag(), spread(item.id.key(), REPORTS, self.outbox.made))
    }
}

fn default_update(webhook_type: Option<WebhookType>) -> Result<Payload, Error> {
    Ok(match webhook_type.unwrap_or(WebhookType::Transactions) {
        WebhookType::Auth => Payload::AuthDefaultUpdate,
        WebhookType::Holdings => Payload::HoldingsDefaultUpdate,
        WebhookType::InvestmentsTransactions => Payload::InvestmentsTransactionsDefaultUpdate,
        WebhookType::Liabilities => Payload::LiabilitiesDefaultUpdate,
        WebhookType::Transactions => Payload::TransactionsDefaultUpdate {
            new_transactions: 0,
        },
        _ => {
            return Err(Error::invalid_field(
                "webhook_type",
                "one that has a DEFAULT_UPDATE webhook",
            ));
        }
    })
}

/// Whether a URL can be one of a receiver. One without a scheme is accepted, as Plaid does.
pub(in crate::sandbox) fn may_be_called(url: &str) -> bool {
    match url.split_once("://") {
        Some((scheme, _)) => {
            scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https")
        }
        None => true,
    }
}

impl Payload {
    /// The product an Item must have for this to be fired by hand.
    fn product(&self) -> Option<Product> {
        match self.names().0 {
            WebhookType::Assets => Some(Product::Assets),
            WebhookType::Auth => Some(Product::Auth),
            WebhookType::Holdings | WebhookType::InvestmentsTransactions => {
                Some(Product::Investments)
            }
            WebhookType::Liabilities => Some(Product::Liabilities),
            WebhookType::Transactions => Some(Product::Transactions),
            _ => None,
        }
    }
}
