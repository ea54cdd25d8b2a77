//! How Plaid gets to know a platform's customers before money is moved for them.
//! <https://plaid.com/docs/transfer/platform-payments/#onboarding-end-customers>

use jiff::SignedDuration;

use super::named;
use super::originators::{DiligenceStatus, Originator, OriginatorId};
use crate::errors::Error;
use crate::sandbox::Sandbox;
use crate::sandbox::ids::Uuid;
use crate::sandbox::timers::Timer;
use crate::sandbox::webhooks::{Payload, Subject, TransferNews};

/// How long Plaid looks at what it was told.
pub(in crate::sandbox) const REVIEW: SignedDuration = SignedDuration::from_mins(15);

named! {
    /// What must be known. Plaid's own names are in a document that is not public; a customer whose
    /// platform uses others is taken to have told all.
    pub enum RequirementType {
        BusinessAddress = "BUSINESS_ADDRESS",
        BusinessBankAccount = "BUSINESS_BANK_ACCOUNT",
        BusinessEin = "BUSINESS_EIN",
        BusinessIndustry = "BUSINESS_INDUSTRY",
        BusinessName = "BUSINESS_NAME",
        BusinessOrgType = "BUSINESS_ORG_TYPE",
        BusinessProductDescription = "BUSINESS_PRODUCT_DESCRIPTION",
        BusinessWebsite = "BUSINESS_WEBSITE",
        PersonAddress = "PERSON_ADDRESS",
        PersonDateOfBirth = "PERSON_DATE_OF_BIRTH",
        PersonEmail = "PERSON_EMAIL",
        PersonIdNumber = "PERSON_ID_NUMBER",
        PersonName = "PERSON_NAME",
        PersonPhone = "PERSON_PHONE",
        PersonRelationship = "PERSON_RELATIONSHIP",
    }
}

/// Something that must be known of a customer, or of a person behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Requirement {
    /// What.
    pub kind: RequirementType,
    /// Of whom.
    pub person_id: Option<Uuid>,
}

/// Something that is told of a customer later.
#[derive(Debug)]
pub struct Submission {
    /// What, in a platform's words.
    pub kind: String,
    /// It.
    pub value: String,
    /// Of whom, as text.
    pub person_id: Option<String>,
}

/// A page on which a customer tells of itself.
#[derive(Debug)]
pub struct Questionnaire {
    originator: OriginatorId,
    /// Where the customer is sent at its end.
    pub redirect_uri: String,
}

/// How far the onboarding of a customer is.
#[derive(Debug)]
pub(super) struct Onboarding {
    /// Where is told what becomes of it, if not where the client's webhooks go.
    webhook: Option<String>,
    persons: Vec<Uuid>,
    outstanding: Vec<Requirement>,
    /// Whether the platform names what it tells otherwise than here.
    in_other_words: bool,
}

impl Requirement {
    /// What must be known of each customer.
    pub(super) const OF_BUSINESS: &'static [Self] = &[
        Self::of_business(RequirementType::BusinessName),
        Self::of_business(RequirementType::BusinessEin),
        Self::of_business(RequirementType::BusinessAddress),
        Self::of_business(RequirementType::BusinessIndustry),
        Self::of_business(RequirementType::BusinessOrgType),
        Self::of_business(RequirementType::BusinessWebsite),
        Self::of_business(RequirementType::BusinessProductDescription),
        Self::of_business(RequirementType::BusinessBankAccount),
    ];
    /// What must be known of each person.
    const OF_PERSON: &'static [RequirementType] = &[
        RequirementType::PersonName,
        RequirementType::PersonAddress,
        RequirementType::PersonIdNumber,
        RequirementType::PersonDateOfBirth,
        RequirementType::PersonEmail,
        RequirementType::PersonPhone,
        RequirementType::PersonRelationship,
    ];

    const fn of_business(kind: RequirementType) -> Self {
        Self {
            kind,
            person_id: None,
        }
    }
}

impl Onboarding {
    pub(super) fn outstanding(&self) -> &[Requirement] {
        &self.outstanding
    }
}

impl Originator {
    fn is_told_of(&self) -> bool {
        let told = |it: &Onboarding| it.outstanding.is_empty() && !it.persons.is_empty();
        self.status == DiligenceStatus::MoreInformationRequired
            && self.onboarding.as_ref().is_some_and(told)
    }
}

impl Sandbox {
    /// Begins the onboarding of a customer, `/transfer/platform/originator/create`.
    ///
    /// # Errors
    /// `INVALID_FIELD` for no id, one whose onboarding has begun already, and terms of service
    /// that were not accepted.
    pub fn begin_onboarding(
        &mut self,
        id: String,
        accepted: bool,
        webhook: Option<String>,
    ) -> Result<(), Error> {
        if id.is_empty() {
            let rule = "the client ID of the originator";
            return Err(Error::invalid_field("originator_client_id", rule));
        }
        if !accepted {
            let field = "tos_acceptance_metadata.agreement_accepted";
            return Err(Error::invalid_field(field, "true"));
        }
        let known = self.originator(&id).ok();
        if known.is_some_and(|it| it.status != DiligenceStatus::NotSubmitted) {
            let rule = "the client ID of an originator that has not been submitted yet";
            return Err(Error::invalid_field("originator_client_id", rule));
        }
        if known.is_none() {
            let id = OriginatorId(id.clone());
            self.add_originator(id, String::new(), DiligenceStatus::NotSubmitted);
        }
        let originator = self.originator_mut(&id)?;
        originator.status = DiligenceStatus::MoreInformationRequired;
        originator.onboarding = Some(Onboarding {
            webhook,
            persons: Vec::new(),
            outstanding: Requirement::OF_BUSINESS.to_vec(),
            in_other_words: false,
        });
        Ok(())
    }

    /// Adds a person behind a customer, of whom this is told already; their id.
    ///
    /// # Errors
    /// `TRANSFER_ORIGINATOR_NOT_FOUND`
    pub fn add_person(
        &mut self,
        originator: &str,
        told: &[RequirementType],
    ) -> Result<Uuid, Error> {
        self.originator(originator)?;
        let person_id = self.mint.transfer_id();
        if let Some(onboarding) = &mut self.originator_mut(originator)?.onboarding {
            onboarding.persons.push(person_id);
            let asked = Requirement::OF_PERSON.iter();
            let all_told = onboarding.in_other_words;
            let missing = asked.filter(|kind| !all_told && !told.contains(kind));
            onboarding
                .outstanding
                .extend(missing.map(|kind| Requirement {
                    kind: *kind,
                    person_id: Some(person_id),
                }));
        }
        self.review_when_told(originator)?;
        Ok(person_id)
    }

    /// Adds what is told of a customer.
    ///
    /// # Errors
    /// `TRANSFER_ORIGINATOR_NOT_FOUND`; `INVALID_FIELD` for a person that is unknown.
    pub fn submit_requirements(
        &mut self,
        originator: &str,
        submissions: &[Submission],
    ) -> Result<(), Error> {
        let it = self.originator_mut(originator)?;
        let persons = it.onboarding.as_ref().map(|it| it.persons.as_slice());
        let persons = persons.unwrap_or_default();
        let person = |submission: &Submission| match &submission.person_id {
            None => Ok(None),
            Some(id) => match Uuid::parse(id).filter(|id| persons.contains(id)) {
                Some(id) => Ok(Some(id)),
                None => Err(Error::id_not_found("person_id")),
            },
        };
        let told = submissions.iter().map(|it| {
            let person_id = person(it)?;
            let kind = RequirementType::from_name(&it.kind);
            Ok(kind.map(|kind| Requirement { kind, person_id }))
        });
        let told: Vec<Option<Requirement>> = told.collect::<Result<_, Error>>()?;
        let name = submissions
            .iter()
            .find(|it| it.kind == RequirementType::BusinessName.as_str());
        if let Some(name) = name {
            it.company_name.clone_from(&name.value);
        }
        if let Some(onboarding) = &mut it.onboarding {
            if told.contains(&None) {
                onboarding.in_other_words = true;
                onboarding.outstanding.clear();
            }
            let outstanding = &mut onboarding.outstanding;
            outstanding.retain(|requirement| !told.contains(&Some(*requirement)));
        }
        self.review_when_told(originator)
    }

    fn review_when_told(&mut self, originator: &str) -> Result<(), Error> {
        let found = self.originator(originator)?;
        if found.is_told_of() {
            let id = found.id.clone();
            self.begin_review(&id, DiligenceStatus::UnderReview);
        }
        Ok(())
    }

    /// Takes what an app has told of its customer, `/transfer/diligence/submit`.
    ///
    /// # Errors
    /// `TRANSFER_ORIGINATOR_NOT_FOUND`; those of [`Sandbox::item`]; `INVALID_ACCOUNT_ID`;
    /// `INVALID_FIELD` for a customer that was submitted before.
    pub fn submit_diligence(
        &mut self,
        originator: &str,
        access_token: &str,
        account_id: &str,
    ) -> Result<(), Error> {
        if self.originator(originator)?.status != DiligenceStatus::NotSubmitted {
            let rule = "the client ID of an originator that has not been submitted yet";
            return Err(Error::invalid_field("originator_client_id", rule));
        }
        self.add_funding_account(originator, access_token, account_id, true)?;
        let id = self.originator(originator)?.id.clone();
        self.begin_review(&id, DiligenceStatus::Submitted);
        Ok(())
    }

    /// Takes a document about a customer, `/transfer/diligence/document/upload`.
    ///
    /// # Errors
    /// `TRANSFER_ORIGINATOR_NOT_FOUND`; `INVALID_FIELD` for what is no PDF.
    pub fn take_document(&self, originator: &str, file: &str) -> Result<(), Error> {
        self.originator(originator)?;
        if file.starts_with("%PDF-") {
            Ok(())
        } else {
            Err(Error::invalid_field("file", "a PDF"))
        }
    }

    /// Makes a page on which a customer tells of itself.
    ///
    /// # Errors
    /// `TRANSFER_ORIGINATOR_NOT_FOUND`
    pub fn create_questionnaire(
        &mut self,
        originator: &str,
        redirect_uri: String,
    ) -> Result<Uuid, Error> {
        let originator = self.originator(originator)?.id.clone();
        let id = self.mint.transfer_id();
        let questionnaire = Questionnaire {
            originator,
            redirect_uri,
        };
        self.transfers.questionnaires.add(id, questionnaire);
        Ok(id)
    }

    /// A page on which a customer tells of itself, and the customer.
    pub fn questionnaire(&self, id: Uuid) -> Option<(&Questionnaire, &Originator)> {
        let page = self.transfers.questionnaires.get(&id)?;
        let originator = self.transfers.originators.get(&page.originator)?;
        Some((page, originator))
    }

    /// The customer has told of itself. One that Plaid knows already stays as it is.
    pub fn submit_questionnaire(&mut self, id: Uuid) {
        let found = self.questionnaire(id);
        let new = found.filter(|(_, it)| it.status == DiligenceStatus::NotSubmitted);
        if let Some(id) = new.map(|(_, it)| it.id.clone()) {
            self.begin_review(&id, DiligenceStatus::Submitted);
        }
    }

    /// Plaid begins to look at a customer.
    fn begin_review(&mut self, originator: &OriginatorId, status: DiligenceStatus) {
        let Some(found) = self.transfers.originators.get(originator) else {
            return;
        };
        let ledger_id = found.ledger_id;
        self.set_diligence(ledger_id, status);
        let timer = Timer::OriginatorReview(ledger_id);
        self.timers.set(self.now + self.delay(REVIEW), timer);
    }

    /// Plaid has nothing against a customer.
    pub(in crate::sandbox) fn approve_originator(&mut self, ledger_id: Uuid) {
        self.set_diligence(ledger_id, DiligenceStatus::Approved);
    }

    fn set_diligence(&mut self, ledger_id: Uuid, status: DiligenceStatus) {
        let mut originators = self.transfers.originators.iter();
        let Some(found) = originators.find(|it| it.ledger_id == ledger_id) else {
            return;
        };
        let id = found.id.clone();
        let own = found.onboarding.as_ref().and_then(|it| it.webhook.clone());
        let webhook = own.or_else(|| self.client_webhook().map(str::to_owned));
        if let Some(originator) = self.transfers.originators.get_mut(&id) {
            originator.status = status;
        }
        if let Some(url) = webhook {
            let news = TransferNews::Onboarding(id);
            self.notify_url(url, Subject::World, Payload::Transfer(news));
        }
    }
}
