//! Verifications of people's identity within Link.
//! <https://plaid.com/docs/identity-verification/>

use super::ids::{LinkToken, Uuid};
use super::phones::national;
use super::product::CountryCode;
use super::users::{IdNumber, Name};
use super::verifications::{
    NewVerification, Person, PersonAddress, Progress, StepStatus, Submission, Verification,
    VerificationState,
};
use super::{HostedLink, LinkConfiguration, LinkSession, LinkUser, Sandbox};
use crate::link::identity::{IdentityAction, IdentityFacts, IdentityStep, Sent};
use crate::link::{Facts, NotOffered, Step};

/// What `identity_verification` of `/link/token/create` asks for.
#[derive(Debug, Clone)]
pub struct IdentityRequest {
    /// The template.
    pub template_id: String,
    /// Whether the person has agreed elsewhere.
    pub gave_consent: bool,
    /// The verification that sessions go on with; without it the person's last one, or a new one.
    pub verification_id: Option<String>,
}

/// What somebody sends from a pane of a verification.
#[derive(Debug, Clone, Copy)]
pub enum IdentityGesture<'a> {
    /// Consent.
    Consent,
    /// A phone number.
    Phone(&'a str),
    /// The code sent to it.
    Code(&'a str),
    /// Name, address, date of birth and number.
    Details(Details<'a>),
    /// A picture of a document.
    Document,
    /// Leaves the last pane.
    Close,
}

/// What is typed about a person.
#[derive(Debug, Clone, Copy, Default)]
pub struct Details<'a> {
    /// First name.
    pub given_name: &'a str,
    /// Last name.
    pub family_name: &'a str,
    /// `YYYY-MM-DD`.
    pub date_of_birth: &'a str,
    /// Street and number.
    pub street: &'a str,
    /// City.
    pub city: &'a str,
    /// State.
    pub region: &'a str,
    /// Postal code.
    pub postal_code: &'a str,
    /// Social security number.
    pub ssn: &'a str,
}

impl Details<'_> {
    fn person(self) -> Person {
        let given = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        Person {
            address: Some(PersonAddress {
                city: given(self.city),
                country: "US".to_owned(),
                postal_code: given(self.postal_code),
                region: given(self.region),
                street: given(self.street),
                street2: None,
            }),
            date_of_birth: given(self.date_of_birth),
            email_address: None,
            id_number: given(self.ssn).map(|value| IdNumber {
                kind: "us_ssn".to_owned(),
                value,
            }),
            name: Some(Name {
                family_name: self.family_name.trim().to_owned(),
                given_name: self.given_name.trim().to_owned(),
            }),
            phone_number: None,
        }
    }
}

impl IdentityGesture<'_> {
    pub(super) fn action(self) -> IdentityAction {
        match self {
            Self::Close => IdentityAction::Close,
            _ => IdentityAction::Submit,
        }
    }

    fn submission(self) -> Option<Submission> {
        Some(match self {
            Self::Consent => Submission::Consent,
            Self::Phone(number) => Submission::Phone(format!("+1{}", national(number))),
            Self::Code(code) => Submission::Code(code.to_owned()),
            Self::Details(details) => Submission::Details(Box::new(details.person())),
            Self::Document => Submission::Document,
            Self::Close => return None,
        })
    }
}

/// The pane of a verification as it stands.
fn pane(it: &Verification) -> IdentityStep {
    let active = |step| step == StepStatus::Active;
    match () {
        () if it.state != VerificationState::Active => IdentityStep::Outcome,
        () if active(it.steps.accept_tos) => IdentityStep::Terms,
        () if active(it.steps.verify_sms) && it.code_sent_at.is_none() => IdentityStep::Phone,
        () if active(it.steps.verify_sms) => IdentityStep::Code,
        () if active(it.steps.kyc_check) => IdentityStep::Details,
        () => IdentityStep::Document,
    }
}

fn facts_of(it: &Verification, sent: Sent) -> IdentityFacts {
    IdentityFacts {
        sent,
        next: Some(pane(it)),
        risk: it.steps.risk_check == StepStatus::Success,
        screening: it.steps.watchlist_screening == StepStatus::Success,
    }
}

impl Sandbox {
    /// The verification a session is for.
    pub fn verification_of(&self, session: &LinkSession) -> Option<&Verification> {
        self.verification(session.verification_id.as_deref()?).ok()
    }

    /// Begins the verification a link token asks for, or takes up the one that is under way; the
    /// first pane, and whether it was begun before.
    pub(super) fn open_verification(
        &mut self,
        token: LinkToken,
        session: &mut LinkSession,
    ) -> Option<(IdentityStep, bool, IdentityFacts)> {
        let configuration = &self.link_tokens[&token].configuration;
        let asked = configuration.identity.clone()?;
        let client_user_id = configuration.user.client_user_id.clone();
        let user_id = configuration.user_id.clone();
        let last = self.last_verification(&client_user_id, &asked.template_id);
        let known = asked.verification_id.or(last.map(|it| it.id.clone()));
        let id = match &known {
            Some(id) => id.clone(),
            None => {
                let begun = self.begin_verification_of(NewVerification {
                    client_user_id,
                    user_id,
                    template_id: asked.template_id,
                    gave_consent: asked.gave_consent,
                    shareable: false,
                    person: Person::default(),
                    previous_attempt_id: None,
                });
                begun.ok()?.id.clone()
            }
        };
        let verification = self.verification(&id).ok()?;
        let first = pane(verification);
        let facts = facts_of(verification, Sent::Stays);
        session.verification_id = Some(id);
        session.step = Step::Identity(first);
        Some((first, known.is_some(), facts))
    }

    /// Makes a link token for the page of a verification, in a language; `None` if no verification
    /// has this address.
    pub fn share_verification(&mut self, id: &str, key: Uuid, language: &str) -> Option<LinkToken> {
        let verification = self.verification(id).ok()?;
        if verification.share_key != Some(key) {
            return None;
        }
        let configuration = LinkConfiguration {
            language: language.to_owned(),
            country_codes: vec![CountryCode::UnitedStates],
            user: LinkUser {
                client_user_id: verification.client_user_id.clone(),
                ..LinkUser::default()
            },
            identity: Some(IdentityRequest {
                template_id: verification.template_id.clone(),
                gave_consent: false,
                verification_id: Some(verification.id.clone()),
            }),
            hosted_link: Some(HostedLink::default()),
            ..LinkConfiguration::default()
        };
        let record = self.create_link_token(configuration).ok()?;
        Some(record.token)
    }

    /// Finds out what comes of what somebody sends.
    pub(super) fn look_up_identity(
        &self,
        session: &LinkSession,
        gesture: IdentityGesture<'_>,
        facts: &mut Facts,
    ) -> Result<(), NotOffered> {
        let verification = self.verification_of(session).ok_or(NotOffered)?;
        let Step::Identity(step) = session.step else {
            return Err(NotOffered);
        };
        let fits = matches!(
            (step, gesture),
            (IdentityStep::Terms, IdentityGesture::Consent)
                | (IdentityStep::Phone, IdentityGesture::Phone(_))
                | (IdentityStep::Code, IdentityGesture::Code(_))
                | (IdentityStep::Details, IdentityGesture::Details(_))
                | (IdentityStep::Document, IdentityGesture::Document)
                | (IdentityStep::Outcome, IdentityGesture::Close)
        );
        if !fits {
            return Err(NotOffered);
        }
        let Some(submission) = gesture.submission() else {
            return Ok(());
        };
        let mut after = verification.clone();
        let sent = match after.submit(submission, self.now) {
            Progress::Stays => Sent::Stays,
            Progress::Wrong => Sent::Wrong,
            Progress::Passed => Sent::Passed,
            Progress::Failed => Sent::Failed,
        };
        facts.identity = facts_of(&after, sent);
        Ok(())
    }

    /// Keeps what somebody has sent.
    pub(super) fn remember_identity(
        &mut self,
        session: &mut LinkSession,
        gesture: IdentityGesture<'_>,
        facts: &Facts,
    ) {
        let now = self.now;
        session.refused = facts.identity.sent == Sent::Wrong;
        let id = session.verification_id.clone().unwrap_or_default();
        if let (Some(verification), Some(submission)) =
            (self.verification_mut(&id), gesture.submission())
        {
            let before = verification.standing();
            verification.submit(submission, now);
            self.tell_of_verification(&id, before);
        }
    }

    /// Whether a link token is for a verification, which is a flow of its own.
    pub fn verifies(configuration: &LinkConfiguration) -> bool {
        configuration.identity.is_some()
    }
}
