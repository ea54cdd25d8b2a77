//! Consents, each of which allows payments to one recipient within limits.
//! <https://plaid.com/docs/api/products/payment-initiation/#payment_initiationconsentcreate>

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::periods::{Alignment, Period};
use super::{
    Currency, Money, NewPayment, Payer, Payment, PaymentNews, PaymentStatus, RefundDetails,
    Sandbox, named, rules,
};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::ids::{ConsentId, PaymentId, RecipientId};
use crate::sandbox::timers::Timer;
use crate::sandbox::webhooks::{Payload, Subject};

/// How long a payment that is not waited for takes to reach the bank.
pub(in crate::sandbox) const ASYNC_DELAY: SignedDuration = SignedDuration::from_secs(5);

named! {
    /// `status` of a consent.
    pub enum ConsentStatus {
        Unauthorised = "UNAUTHORISED",
        Authorised = "AUTHORISED",
        Revoked = "REVOKED",
        Rejected = "REJECTED",
        Expired = "EXPIRED",
    }
}

named! {
    /// Where payments of a consent may go; the older word for [`ConsentType`].
    pub enum Scope {
        MeToMe = "ME_TO_ME",
        External = "EXTERNAL",
    }
}

named! {
    /// What a consent is for.
    pub enum ConsentType {
        Sweeping = "SWEEPING",
        Commercial = "COMMERCIAL",
    }
}

named! {
    /// Whether the answer waits for the bank.
    pub enum ProcessingMode {
        Async = "ASYNC",
        Immediate = "IMMEDIATE",
    }
}

/// The limits of a consent.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
pub struct Constraints {
    /// The most one payment may be.
    pub max_payment_amount: Money,
    /// The most payments may add up to.
    pub periodic_amounts: Vec<PeriodicAmount>,
    /// When it counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid_date_time: Option<ValidDateTime>,
}

/// The most payments may add up to in a period.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
pub struct PeriodicAmount {
    /// Where the period begins.
    pub alignment: Alignment,
    /// The most.
    pub amount: Money,
    /// How long the period is.
    pub interval: Period,
}

/// When a consent counts.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
pub struct ValidDateTime {
    /// From when; from when it is given without it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Timestamp>,
    /// Until when; for ever without it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<Timestamp>,
}

/// What `/payment_initiation/consent/create` is asked for.
#[derive(Debug)]
pub struct NewConsent {
    /// Who is paid.
    pub recipient_id: RecipientId,
    /// What the recipient reads.
    pub reference: String,
    /// Where payments may go, as it was said.
    pub scopes: Option<Vec<Scope>>,
    /// What it is for, as it was said.
    pub kind: Option<ConsentType>,
    /// Its limits.
    pub constraints: Constraints,
    /// The account payments come from, if that is settled.
    pub payer: Payer,
    /// Whose account that is.
    pub payer_details: Option<RefundDetails>,
}

/// A consent.
#[derive(Debug)]
pub struct PaymentConsent {
    /// `consent_id`
    pub id: ConsentId,
    /// What was asked for.
    pub order: NewConsent,
    /// When.
    pub created_at: Timestamp,
    /// Whether it counts.
    pub status: ConsentStatus,
    /// Where its status is told.
    pub(in crate::sandbox) webhook: Option<String>,
}

/// A payment to be made under a consent.
#[derive(Debug)]
pub struct Execution {
    /// Which consent.
    pub consent_id: ConsentId,
    /// How much.
    pub amount: Money,
    /// The same again is the same payment.
    pub idempotency_key: String,
    /// What the recipient reads; as with the consent without it.
    pub reference: Option<String>,
    /// Where it goes; must be among those of the consent.
    pub scope: Option<Scope>,
    /// Whether the answer waits for the bank.
    pub mode: ProcessingMode,
}

impl PaymentConsent {
    fn starts_at(&self) -> Timestamp {
        let valid = self.order.constraints.valid_date_time.as_ref();
        valid.and_then(|it| it.from).unwrap_or(self.created_at)
    }
}

impl Sandbox {
    /// Asks for a consent, which counts once the payer has gone through Link.
    ///
    /// # Errors
    /// `INVALID_FIELD`; `PAYMENT_INVALID_REFERENCE`; `PAYMENT_INVALID_RECIPIENT`;
    /// `PAYMENT_CONSENT_INVALID_CONSTRAINTS` for limits that no payment could keep.
    pub fn create_consent(&mut self, order: NewConsent) -> Result<&PaymentConsent, Error> {
        let recipient = self.recipient(order.recipient_id)?;
        rules::check_reference(&order.reference)?;
        rules::check_account(order.payer.iban.as_deref(), order.payer.bacs.as_ref())?;
        let most = order.constraints.max_payment_amount;
        rules::check_amount("constraints.max_payment_amount.value", most)?;
        if most.currency != Currency::BritishPound && recipient.iban.is_none() {
            return Err(ErrorCode::PaymentInvalidRecipient.into());
        }
        if order.kind.is_some() && order.scopes.is_some() {
            return Err(Error::invalid_field(
                "scopes",
                "left out when type is given",
            ));
        }
        if !are_possible(&order.constraints, self.now) {
            return Err(ErrorCode::PaymentConsentInvalidConstraints.into());
        }
        let id = self.mint.consent_id();
        let consent = PaymentConsent {
            id,
            order,
            created_at: self.now,
            status: ConsentStatus::Unauthorised,
            webhook: None,
        };
        Ok(self.payments.consents.add(id, consent))
    }

    /// A consent.
    ///
    /// # Errors
    /// `INVALID_FIELD` if it is unknown.
    pub fn consent(&self, id: ConsentId) -> Result<&PaymentConsent, Error> {
        let consent = self.payments.consents.get(&id);
        consent.ok_or_else(|| Error::id_not_found("consent_id"))
    }

    /// Ends a consent.
    ///
    /// # Errors
    /// `INVALID_FIELD` if it is unknown or does not count any more.
    pub fn revoke_consent(&mut self, id: ConsentId) -> Result<(), Error> {
        match self.consent(id)?.status {
            ConsentStatus::Unauthorised | ConsentStatus::Authorised => {
                self.move_consent(id, ConsentStatus::Revoked);
                Ok(())
            }
            ConsentStatus::Revoked | ConsentStatus::Rejected | ConsentStatus::Expired => {
                let rule = "the id of a consent that can still be used";
                Err(Error::invalid_field("consent_id", rule))
            }
        }
    }

    /// Changes what a consent is, and tells where its webhooks go.
    pub(in crate::sandbox) fn move_consent(&mut self, id: ConsentId, new: ConsentStatus) {
        let at = self.now;
        let Some(consent) = self.payments.consents.get_mut(&id) else {
            return;
        };
        let old = std::mem::replace(&mut consent.status, new);
        let (url, order) = (consent.webhook.clone(), &consent.order);
        let ends_at = order
            .constraints
            .valid_date_time
            .as_ref()
            .and_then(|it| it.to);
        if let Some(ends_at) = ends_at.filter(|_| new == ConsentStatus::Authorised) {
            self.timers.set(ends_at, Timer::PaymentConsentEnd(id));
        }
        if let Some(url) = url {
            let news = PaymentNews::Consent {
                consent_id: id,
                old,
                new,
                at,
            };
            self.notify_url(url, Subject::World, Payload::Payment(news));
        }
    }

    /// The time of a consent is over.
    pub(in crate::sandbox) fn expire_consent(&mut self, id: ConsentId) {
        let counts = |consent: &PaymentConsent| consent.status == ConsentStatus::Authorised;
        if self.payments.consents.get(&id).is_some_and(counts) {
            self.move_consent(id, ConsentStatus::Expired);
        }
    }

    /// Makes a payment under a consent; nobody need be there.
    ///
    /// # Errors
    /// `INVALID_FIELD` for a consent that is unknown or does not count, or an amount beyond its
    /// limits; `PAYMENT_INVALID_REFERENCE`.
    pub fn execute_payment(&mut self, execution: Execution) -> Result<&Payment, Error> {
        let consent = self.consent(execution.consent_id)?;
        let key = (execution.consent_id, execution.idempotency_key.clone());
        if let Some(known) = self.payments.executions.get(&key) {
            return self.payment(*known);
        }
        self.check_execution(consent, &execution)?;
        let order = NewPayment {
            recipient_id: consent.order.recipient_id,
            reference: execution
                .reference
                .unwrap_or_else(|| consent.order.reference.clone()),
            amount: execution.amount,
            schedule: None,
            payer: consent.order.payer.clone(),
            scheme: None,
            request_refund_details: false,
        };
        let (webhook, pounds) = (
            consent.webhook.clone(),
            order.amount.currency == Currency::BritishPound,
        );
        let status = match execution.mode {
            ProcessingMode::Async => PaymentStatus::Authorising,
            ProcessingMode::Immediate if pounds => PaymentStatus::Executed,
            ProcessingMode::Immediate => PaymentStatus::Initiated,
        };
        let id = self
            .add_payment(order, status, Some(execution.consent_id))
            .id;
        self.payments.executions.insert(key, id);
        self.set_payment_webhook(id, webhook);
        if execution.mode == ProcessingMode::Async {
            self.timers
                .set(self.now + self.delay(ASYNC_DELAY), Timer::PaymentStep(id));
        }
        self.payment(id)
    }

    fn check_execution(
        &self,
        consent: &PaymentConsent,
        execution: &Execution,
    ) -> Result<(), Error> {
        if consent.status != ConsentStatus::Authorised || self.now < consent.starts_at() {
            let rule = "the id of an authorised consent";
            return Err(Error::invalid_field("consent_id", rule));
        }
        let scopes = consent.order.scopes.as_deref().unwrap_or_default();
        match execution.scope {
            Some(scope) if !scopes.is_empty() && !scopes.contains(&scope) => {
                return Err(Error::invalid_field("scope", "a scope of the consent"));
            }
            None if scopes.len() > 1 => return Err(Error::missing_fields(&["scope"])),
            _ => {}
        }
        rules::check_amount("amount.value", execution.amount)?;
        if let Some(reference) = &execution.reference {
            rules::check_reference(reference)?;
        }
        let limits = &consent.order.constraints;
        let most = limits.max_payment_amount;
        if execution.amount.currency != most.currency {
            let rule = format!("{}, as that of the consent", most.currency.as_str());
            return Err(Error::invalid_field("amount.currency", &rule));
        }
        if execution.amount.value > most.value + rules::HALF_A_PENNY {
            let rule = format!("at most {:.2}, the limit of the consent", most.value);
            return Err(Error::invalid_field("amount.value", &rule));
        }
        for periodic in &limits.periodic_amounts {
            let left = periodic.amount.value - self.paid_in_period(consent, periodic);
            if execution.amount.value > left + rules::HALF_A_PENNY {
                let period = periodic.interval.as_str();
                let rule = format!("at most {left:.2}, what the consent leaves for this {period}");
                return Err(Error::invalid_field("amount.value", &rule));
            }
        }
        Ok(())
    }

    /// What has been paid under a consent since the period that now is began.
    fn paid_in_period(&self, consent: &PaymentConsent, periodic: &PeriodicAmount) -> f64 {
        let since = match periodic.alignment {
            Alignment::Calendar => periodic.interval.calendar_start(self.now),
            Alignment::Consent => periodic.interval.last_since(consent.starts_at(), self.now),
        };
        self.payments
            .payments
            .iter()
            .rev()
            .take_while(|payment| payment.created_at >= since)
            .filter(|payment| payment.consent_id == Some(consent.id) && counts(payment.status))
            .map(|payment| payment.order.amount.value)
            .sum()
    }

    pub(super) fn set_payment_webhook(&mut self, id: PaymentId, webhook: Option<String>) {
        if let Some(payment) = self.payments.payments.get_mut(&id) {
            payment.webhook = webhook;
        }
    }
}

/// Whether a payment's money is gone.
fn counts(status: PaymentStatus) -> bool {
    !matches!(
        status,
        PaymentStatus::InsufficientFunds
            | PaymentStatus::Failed
            | PaymentStatus::Blocked
            | PaymentStatus::Rejected
            | PaymentStatus::Cancelled
    )
}

/// Whether a payment could keep these limits.
fn are_possible(limits: &Constraints, now: Timestamp) -> bool {
    let most = limits.max_payment_amount;
    let fits = |periodic: &PeriodicAmount| {
        periodic.amount.currency == most.currency && periodic.amount.value >= most.value
    };
    let lasts = limits.valid_date_time.as_ref().is_none_or(|valid| {
        let from = valid.from.unwrap_or(now);
        valid.to.is_none_or(|to| to > from && to > now)
    });
    limits.periodic_amounts.iter().all(fits) && lasts
}
