//! Identity verifications: a person proves who they are, step by step.
//! <https://plaid.com/docs/identity-verification/>

mod news;
mod person;
mod run;

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::Deserialize;

use super::Sandbox;
use super::ids::{UserId, Uuid};
use super::named::named;
use crate::errors::{Error, ErrorCode};

pub use news::VerificationNews;
pub use person::{Comparison, Match, PHONE, Person, PersonAddress, summary};
pub use run::{Progress, Submission};

/// How many verifications are listed at once.
pub const PAGE: usize = 25;

named! {
    /// `status` of a verification.
    pub enum VerificationState {
        Active = "active",
        Success = "success",
        Failed = "failed",
    }
}

named! {
    /// `status` of a step.
    pub enum StepStatus {
        Success = "success",
        Active = "active",
        Failed = "failed",
        WaitingForPrerequisite = "waiting_for_prerequisite",
        NotApplicable = "not_applicable",
        Skipped = "skipped",
    }
}

named! {
    /// `strategy` of `/identity_verification/retry`: which steps are gone through again.
    pub enum Strategy {
        Custom = "custom",
        Incomplete = "incomplete",
        Infer = "infer",
        Reset = "reset",
    }
}

/// A template, made in the Dashboard: which steps a verification has.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VerificationTemplate {
    /// `idvtmp_…`, or `flwtmp_…` for old ones.
    pub id: String,
    /// A code sent to the phone.
    pub verify_sms: bool,
    /// Name, address, date of birth and number.
    pub kyc_check: bool,
    /// A picture of a document.
    pub documentary_verification: bool,
    /// What is known of the device, the email address and the phone.
    pub risk_check: bool,
    /// Lists of sanctions.
    pub watchlist_screening: bool,
}

/// The steps of a verification and how each stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Steps {
    /// Consent.
    pub accept_tos: StepStatus,
    /// A code sent to the phone.
    pub verify_sms: StepStatus,
    /// Name, address, date of birth and number.
    pub kyc_check: StepStatus,
    /// A picture of a document.
    pub documentary_verification: StepStatus,
    /// What is known of the device, the email address and the phone.
    pub risk_check: StepStatus,
    /// Lists of sanctions.
    pub watchlist_screening: StepStatus,
}

/// A verification.
#[derive(Debug, Clone)]
pub struct Verification {
    /// `idv_…`
    pub id: String,
    /// The app's own id of the person.
    pub client_user_id: String,
    /// The user of the API for users.
    pub user_id: Option<UserId>,
    /// The template's id.
    pub template_id: String,
    /// When it was begun.
    pub created_at: Timestamp,
    /// When it ended, with or without success.
    pub completed_at: Option<Timestamp>,
    /// The one it is another attempt of.
    pub previous_attempt_id: Option<String>,
    /// The key of its own address, if it has one.
    pub share_key: Option<Uuid>,
    /// What was told of the person.
    pub person: Person,
    /// How it stands.
    pub state: VerificationState,
    /// How its steps stand.
    pub steps: Steps,
    /// How what was told compares, once it was checked.
    pub comparison: Option<Comparison>,
    /// Codes that were typed.
    pub codes: u32,
    /// When the first code was sent.
    pub code_sent_at: Option<Timestamp>,
    /// Documents that were sent, and whether each fitted the person.
    pub documents: Vec<bool>,
}

/// The verifications of a world, by id.
#[derive(Debug, Default)]
pub(super) struct Verifications {
    by_id: BTreeMap<String, Verification>,
    /// Ids in the order they were begun.
    order: Vec<String>,
}

/// What is needed to begin a verification.
#[derive(Debug)]
pub struct NewVerification {
    /// The app's own id of the person.
    pub client_user_id: String,
    /// The user of the API for users.
    pub user_id: Option<UserId>,
    /// The template.
    pub template_id: String,
    /// Whether the person has agreed elsewhere.
    pub gave_consent: bool,
    /// Whether it has an address of its own.
    pub shareable: bool,
    /// What is told of the person.
    pub person: Person,
    /// The verification it is another attempt of.
    pub previous_attempt_id: Option<String>,
}

impl Sandbox {
    /// A template.
    ///
    /// # Errors
    /// `INVALID_FIELD` if there is none with this id.
    pub fn verification_template(&self, id: &str) -> Result<&VerificationTemplate, Error> {
        self.catalog
            .verification_templates
            .iter()
            .find(|template| template.id == id)
            .ok_or_else(|| {
                Error::invalid_field("template_id", "the id of a template of this client")
            })
    }

    /// Begins a verification; what needs nobody is done at once.
    ///
    /// # Errors
    /// Those of [`Sandbox::verification_template`].
    pub fn begin_verification_of(&mut self, new: NewVerification) -> Result<&Verification, Error> {
        let template = self.verification_template(&new.template_id)?.clone();
        let id = self.mint.verification_id();
        let share_key = new.shareable.then(|| self.mint.share_key());
        let mut verification = Verification {
            id: id.clone(),
            client_user_id: new.client_user_id,
            user_id: new.user_id,
            template_id: new.template_id,
            created_at: self.now,
            completed_at: None,
            previous_attempt_id: new.previous_attempt_id,
            share_key,
            person: new.person,
            state: VerificationState::Active,
            steps: run::steps(&template, new.gave_consent),
            comparison: None,
            codes: 0,
            code_sent_at: None,
            documents: Vec::new(),
        };
        let begun = verification.standing();
        verification.run_alone(self.now);
        let retried = verification.previous_attempt_id.is_some();
        self.verifications.order.push(id.clone());
        self.verifications.by_id.insert(id.clone(), verification);
        if retried {
            self.tell_client(VerificationNews::Retried(id.clone()));
        }
        self.tell_of_verification(&id, begun);
        self.verification(&id)
    }

    /// A verification by id.
    ///
    /// # Errors
    /// `INVALID_FIELD` if there is none.
    pub fn verification(&self, id: &str) -> Result<&Verification, Error> {
        self.verifications.by_id.get(id).ok_or_else(|| {
            Error::invalid_field(
                "identity_verification_id",
                "the id of an identity verification",
            )
        })
    }

    pub(super) fn verification_mut(&mut self, id: &str) -> Option<&mut Verification> {
        self.verifications.by_id.get_mut(id)
    }

    /// Verifications with a template, newest first.
    pub fn verifications<'a>(
        &'a self,
        template_id: &'a str,
    ) -> impl Iterator<Item = &'a Verification> {
        let newest = self.verifications.order.iter().rev();
        newest
            .filter_map(|id| self.verifications.by_id.get(id))
            .filter(move |it| it.template_id == template_id)
    }

    /// The last verification of a person with a template.
    pub fn last_verification(
        &self,
        client_user_id: &str,
        template_id: &str,
    ) -> Option<&Verification> {
        let newest = self.verifications.order.iter().rev();
        newest
            .filter_map(|id| self.verifications.by_id.get(id))
            .find(|it| it.template_id == template_id && it.client_user_id == client_user_id)
    }

    /// Begins another attempt of a person's last verification.
    ///
    /// # Errors
    /// `INVALID_FIELD` if there is none, or the strategy names no steps.
    pub fn retry_verification(
        &mut self,
        client_user_id: &str,
        template_id: &str,
        strategy: Strategy,
        change: (Person, Option<bool>),
    ) -> Result<&Verification, Error> {
        let last = self
            .last_verification(client_user_id, template_id)
            .ok_or_else(|| {
                Error::invalid_field("client_user_id", "one that has an identity verification")
            })?;
        let (person, shareable) = change;
        let before = last.clone();
        let known = match strategy {
            Strategy::Reset => Person {
                email_address: before.person.email_address.clone(),
                ..Person::default()
            },
            Strategy::Custom | Strategy::Incomplete | Strategy::Infer => before.person.clone(),
        };
        self.begin_verification_of(NewVerification {
            client_user_id: client_user_id.to_owned(),
            user_id: before.user_id.clone(),
            template_id: template_id.to_owned(),
            gave_consent: before.steps.accept_tos == StepStatus::Skipped
                || strategy != Strategy::Reset,
            shareable: shareable.unwrap_or(before.share_key.is_some()),
            person: person.over(&known),
            previous_attempt_id: Some(before.id.clone()),
        })
    }

    /// Whether an app may begin one more verification of a person.
    ///
    /// # Errors
    /// `INVALID_FIELD` if there is one already.
    pub fn check_no_verification(
        &self,
        client_user_id: &str,
        template_id: &str,
    ) -> Result<(), Error> {
        match self.last_verification(client_user_id, template_id) {
            None => Ok(()),
            Some(_) => Err(Error::new(
                ErrorCode::InvalidField,
                "an identity verification already exists for this client_user_id and \
                 template_id; set is_idempotent to true, or use /identity_verification/retry",
            )),
        }
    }
}
