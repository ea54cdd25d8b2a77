//! Items whose account numbers were typed: how the account is verified, and how far that has got.
//! <https://plaid.com/docs/auth/coverage/>

use jiff::SignedDuration;

use super::account::AccountNumbers;
use super::ids::{AccountId, ItemId};
use super::named::named;
use super::product::Product;
use super::timers::Timer;
use super::webhooks::Payload;
use super::{Item, LinkSession, Sandbox};
use crate::errors::{Error, ErrorCode};

/// How long an automated deposit takes in the Sandbox.
pub(super) const DEPOSIT: SignedDuration = SignedDuration::from_hours(24);
/// The code of every deposit; letters count in either case.
const CODE: &str = "ABC";
/// Wrong codes that lock an Item.
pub(super) const CODES_MAX: u8 = 3;

named! {
    /// `auth_method` of an Item.
    pub enum AuthMethod {
        AutomatedMicrodeposits = "AUTOMATED_MICRODEPOSITS",
        DatabaseInsights = "DATABASE_INSIGHTS",
        DatabaseMatch = "DATABASE_MATCH",
        InstantAuth = "INSTANT_AUTH",
        InstantMatch = "INSTANT_MATCH",
        InstantMicrodeposits = "INSTANT_MICRODEPOSITS",
        SameDayMicrodeposits = "SAME_DAY_MICRODEPOSITS",
        TransferMigrated = "TRANSFER_MIGRATED",
    }
}

named! {
    /// `verification_status` of an account.
    pub enum VerificationStatus {
        AutomaticallyVerified = "automatically_verified",
        DatabaseInsightsFail = "database_insights_fail",
        DatabaseInsightsPass = "database_insights_pass",
        DatabaseInsightsPassWithCaution = "database_insights_pass_with_caution",
        DatabaseMatched = "database_matched",
        ManuallyVerified = "manually_verified",
        PendingAutomaticVerification = "pending_automatic_verification",
        PendingManualVerification = "pending_manual_verification",
        VerificationExpired = "verification_expired",
        VerificationFailed = "verification_failed",
    }
}

named! {
    /// What `/sandbox/item/set_verification_status` sets.
    pub enum SimulatedStatus {
        AutomaticallyVerified = "automatically_verified",
        VerificationExpired = "verification_expired",
    }
}

/// How an Item's one account is verified.
#[derive(Debug, Clone)]
pub struct Verification {
    /// `auth_method`.
    pub method: AuthMethod,
    /// How far it has got; `None` where the numbers were right at once.
    pub status: Option<VerificationStatus>,
    /// `verification_name`: the name that was typed, or came with the link token.
    pub name: Option<String>,
    /// `name_match_score`, where numbers are known together with a name.
    pub name_match_score: Option<u8>,
    /// Whether the person said it is a business's account; `None` where nobody asked.
    pub business: Option<bool>,
    pub(super) numbers: AccountNumbers,
    pub(super) wrong_codes: u8,
}

impl VerificationStatus {
    /// Whether money can be moved.
    fn is_settled(self) -> bool {
        !matches!(
            self,
            Self::PendingAutomaticVerification
                | Self::PendingManualVerification
                | Self::VerificationExpired
                | Self::VerificationFailed
        )
    }
}

impl Item {
    /// How its account is verified, if its numbers were typed.
    pub fn verification(&self) -> Option<&Verification> {
        self.verification.as_ref()
    }

    /// `auth_method`; `None` while Auth has no numbers of it.
    pub fn auth_method(&self) -> Option<AuthMethod> {
        match &self.verification {
            Some(verification) => Some(verification.method),
            None => self
                .products
                .contains(&Product::Auth)
                .then_some(AuthMethod::InstantAuth),
        }
    }

    /// Whether it was made of account numbers alone, without a login anywhere.
    pub fn is_manual(&self) -> bool {
        self.institution_id.is_empty()
    }

    /// Whether its account numbers are known to be right, or need not be.
    pub(super) fn has_settled_numbers(&self) -> bool {
        let status = self.verification.as_ref().and_then(|it| it.status);
        status.is_none_or(VerificationStatus::is_settled)
    }

    fn sole_account(&self) -> Option<AccountId> {
        self.accounts.first().map(|account| account.id)
    }
}

impl Sandbox {
    /// Notes how the account of a new Item is verified.
    pub(super) fn begin_verification(&mut self, item_id: ItemId, verification: Verification) {
        if verification.status == Some(VerificationStatus::PendingAutomaticVerification) {
            self.timers.set(self.now + DEPOSIT, Timer::Deposit(item_id));
        }
        let method = verification.method;
        if let Some(item) = self.items.get_mut(&item_id) {
            item.verification = Some(verification);
        }
        match method {
            AuthMethod::AutomatedMicrodeposits => self.send_deposit(item_id, false),
            AuthMethod::SameDayMicrodeposits => self.send_deposit(item_id, true),
            _ => {}
        }
    }

    /// Plaid finds the deposit it has made, unless the verification has ended before.
    pub(super) fn find_deposit(&mut self, item_id: ItemId) {
        let status = self.verification_status(item_id);
        if status == Some(VerificationStatus::PendingAutomaticVerification) {
            self.settle(item_id, SimulatedStatus::AutomaticallyVerified);
        }
    }

    /// Ends an automated verification, `/sandbox/item/set_verification_status`.
    ///
    /// # Errors
    /// Those of [`Sandbox::item`]; `INVALID_ACCOUNT_ID`; `INVALID_FIELD` for an Item that is not
    /// verified by automated deposits.
    pub fn set_verification_status(
        &mut self,
        access_token: &str,
        account_id: &str,
        status: SimulatedStatus,
    ) -> Result<(), Error> {
        let item = self.item(access_token)?;
        let account = AccountId::parse(account_id);
        if !item.accounts.iter().any(|it| Some(it.id) == account) {
            return Err(ErrorCode::InvalidAccountId.into());
        }
        if item.auth_method() != Some(AuthMethod::AutomatedMicrodeposits) {
            let rule = "that of an Item linked by Automated Micro-deposits";
            return Err(Error::invalid_field("access_token", rule));
        }
        let item_id = item.id;
        self.settle(item_id, status);
        Ok(())
    }

    fn settle(&mut self, item_id: ItemId, status: SimulatedStatus) {
        let Some(item) = self.items.get_mut(&item_id) else {
            return;
        };
        let (Some(account_id), Some(verification)) =
            (item.sole_account(), item.verification.as_mut())
        else {
            return;
        };
        let (status, payload) = match status {
            SimulatedStatus::AutomaticallyVerified => (
                VerificationStatus::AutomaticallyVerified,
                Payload::AutomaticallyVerified { account_id },
            ),
            SimulatedStatus::VerificationExpired => (
                VerificationStatus::VerificationExpired,
                Payload::VerificationExpired { account_id },
            ),
        };
        verification.status = Some(status);
        self.notify(item_id, payload);
    }

    fn verification_status(&self, item_id: ItemId) -> Option<VerificationStatus> {
        self.items.get(&item_id)?.verification.as_ref()?.status
    }

    /// How often a code may still be typed.
    pub fn deposit_attempts_left(&self, session: &LinkSession) -> u8 {
        CODES_MAX.saturating_sub(self.wrong_deposit_codes(session))
    }

    /// How often a wrong code has been typed for the deposit of a session.
    pub(super) fn wrong_deposit_codes(&self, session: &LinkSession) -> u8 {
        let updated = session.update.and_then(|id| self.items.get(&id));
        match updated.and_then(Item::verification) {
            Some(verification) => verification.wrong_codes,
            None => session.numbers.wrong,
        }
    }

    /// What becomes of a code typed for a deposit, after so many wrong ones.
    ///
    /// # Errors
    /// `INCORRECT_DEPOSIT_VERIFICATION`, the last time `TOO_MANY_VERIFICATION_ATTEMPTS`.
    pub(super) fn check_deposit_code(code: &str, wrong_codes: u8) -> Result<(), ErrorCode> {
        if code.trim().eq_ignore_ascii_case(CODE) {
            Ok(())
        } else if wrong_codes + 1 >= CODES_MAX {
            Err(ErrorCode::TooManyVerificationAttempts)
        } else {
            Err(ErrorCode::IncorrectDepositVerification)
        }
    }

    /// Keeps what became of a code typed for the deposit of an Item.
    pub(super) fn note_deposit_code(&mut self, item_id: ItemId, checked: Result<(), ErrorCode>) {
        let item = self.items.get_mut(&item_id);
        let Some(verification) = item.and_then(|item| item.verification.as_mut()) else {
            return;
        };
        match checked {
            Ok(()) => verification.status = Some(VerificationStatus::ManuallyVerified),
            Err(code) => {
                verification.wrong_codes += 1;
                if code == ErrorCode::TooManyVerificationAttempts {
                    verification.status = Some(VerificationStatus::VerificationFailed);
                }
            }
        }
    }
}
