//! Income in Link: who signs in at a payroll provider, and which documents are sent.

use super::ids::{LinkToken, Uuid};
use super::income::{IncomeSource, NewPayrollItem, Parsing, PayrollFlow};
use super::link_results::{
    BankIncomeFound, BankIncomeStatus, DocumentsFound, Handover, PayrollFound,
};
use super::{LinkConfiguration, LinkSession, Purpose, Sandbox};
use crate::errors::ErrorCode;
use crate::link::income::{IncomeAction, IncomeFacts};
use crate::link::{EventName, Facts, NotOffered, Signal};

/// Where documents are sent that no provider is asked about.
const DOCUMENTS_AT: &str = "ins_135842";
/// More documents than anybody has.
const DOCUMENTS_MAX: u32 = 12;

/// What a link token asks about income.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IncomeRequest {
    /// Where it is looked for.
    pub source: IncomeSource,
    /// How payroll income may be found.
    pub flows: Vec<PayrollFlow>,
    /// What is read out of documents.
    pub parsing: Vec<Parsing>,
    /// How far back a bank is asked.
    pub days_requested: u16,
    /// The verification of the older API it is for.
    pub verification: Option<Uuid>,
}

/// What a person does about income, with what they typed or picked.
#[derive(Debug, Clone, Copy)]
pub enum IncomeGesture<'a> {
    /// An `institution_id`.
    Provider(&'a str),
    /// Username and password.
    Login(&'a str, &'a str),
    /// The last digits of the social security number.
    Ssn(&'a str),
    /// How many documents of each kind, and the text of those that are JSON.
    Documents(DocumentsFound, &'a str),
    /// An action that needs nothing more.
    Plain(IncomeAction),
}

impl IncomeGesture<'_> {
    pub(super) fn action(&self) -> IncomeAction {
        match self {
            Self::Provider(_) => IncomeAction::SelectProvider,
            Self::Login(..) => IncomeAction::SubmitLogin,
            Self::Ssn(_) => IncomeAction::SubmitSsn,
            Self::Documents(..) => IncomeAction::SubmitDocuments,
            Self::Plain(action) => *action,
        }
    }
}

impl LinkConfiguration {
    /// What a session asks about income, if it does.
    pub fn income(&self) -> Option<&IncomeRequest> {
        match &self.purpose {
            Some(Purpose::Income(request)) => Some(request),
            _ => None,
        }
    }

    /// Whether a session is about payrolls alone.
    pub(super) fn asks_payroll(&self) -> bool {
        self.income()
            .is_some_and(|it| it.source == IncomeSource::Payroll)
    }

    pub(super) fn income_facts(&self) -> IncomeFacts {
        let offers = |flow| {
            let flows = self.income().map(|it| it.flows.as_slice());
            let flows = flows.unwrap_or_default();
            self.asks_payroll() && (flows.is_empty() || flows.contains(&flow))
        };
        IncomeFacts {
            digital: offers(PayrollFlow::Digital),
            documents: offers(PayrollFlow::Document),
        }
    }
}

impl Sandbox {
    /// Finds out what the machine must know to answer a gesture about income.
    pub(super) fn look_up_income(
        &self,
        gesture: IncomeGesture<'_>,
        facts: &mut Facts,
    ) -> Result<(), NotOffered> {
        match gesture {
            IncomeGesture::Provider(id) => self.is_payroll(id).then_some(()).ok_or(NotOffered)?,
            IncomeGesture::Login(username, password) => {
                let person = self.sign_in_at_payroll(username, password);
                facts.answer = person.map(|_| ()).map_err(|error| error.code);
            }
            IncomeGesture::Ssn(digits) => {
                let mut people = self.catalog.payrolls.people.iter();
                if !people.any(|it| it.ssn_last_four == digits.trim()) {
                    facts.answer = Err(ErrorCode::InvalidMfa);
                }
            }
            IncomeGesture::Documents(sent, _) => {
                let count = sent.paystubs + sent.w2s + sent.bank_statements + sent.forms_1099;
                if !(1..=DOCUMENTS_MAX).contains(&count) {
                    facts.answer = Err(ErrorCode::IncomeVerificationUploadError);
                }
            }
            IncomeGesture::Plain(_) => {}
        }
        Ok(())
    }

    /// Keeps what a gesture about income has told.
    pub(super) fn remember_income(&self, session: &mut LinkSession, gesture: IncomeGesture<'_>) {
        match gesture {
            IncomeGesture::Provider(id) => session.institution = self.institution_named(id),
            IncomeGesture::Documents(sent, text) => {
                session.institution = None;
                session.documents = Some(sent);
                session.uploads = self.catalog.custom_users.uploads(text);
            }
            IncomeGesture::Login(username, password) => {
                session.paid = self.sign_in_at_payroll(username, password).ok();
            }
            _ => {}
        }
    }

    /// Makes the Item of a session about payrolls.
    pub(super) fn connect_payroll(&mut self, token: LinkToken, session: &mut LinkSession) {
        let configuration = &self.link_tokens[&token].configuration;
        let Some(request) = configuration.income() else {
            return;
        };
        let institution = session.institution.clone();
        let new = NewPayrollItem {
            institution_id: institution
                .as_ref()
                .map_or_else(|| DOCUMENTS_AT.to_owned(), |(id, _)| id.clone()),
            user_id: configuration.user_id.clone(),
            verification: request.verification,
            webhook: configuration
                .webhook
                .clone()
                .or_else(|| self.webhook_of_verification(request.verification?)),
            documents: session.documents,
            uploads: session.uploads.clone(),
            user: session.paid.clone(),
            parsing: request.parsing.clone(),
        };
        let (public_token, item_id) = self.create_payroll_item(new);
        let (paystubs, w2s) = self.payroll_counts(item_id);
        session.connected = true;
        session.handover = Some(Handover::Token(public_token));
        match session.documents {
            Some(sent) => session.findings.documents = Some(sent),
            None => session.findings.payroll_income.push(PayrollFound {
                paystubs,
                w2s,
                institution,
            }),
        }
    }

    /// Tells what the bank of a session's Item knows of income.
    pub(super) fn note_bank_income(
        &mut self,
        token: LinkToken,
        session: &mut LinkSession,
        days_requested: u16,
    ) {
        let user_id = self.link_tokens[&token].configuration.user_id.clone();
        let Some((added, user_id)) = session.added.last().zip(user_id) else {
            return;
        };
        let (item_id, institution) = (added.item_id, added.institution.clone());
        self.link_bank_income(item_id, user_id, days_requested);
        let status = if self.finds_bank_income(item_id) {
            BankIncomeStatus::Approved
        } else {
            BankIncomeStatus::NoDepositsFound
        };
        session.findings.bank_income.push(BankIncomeFound {
            status,
            item_id,
            institution,
        });
        let done = Signal::Event(EventName::BankIncomeInsightsCompleted);
        self.say(session, done, super::link_facts::Said::default());
    }
}
