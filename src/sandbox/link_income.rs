//! Income in Link: who signs in at a payroll provider, and which documents are sent.

use super::ids::{LinkToken, Uuid};
use super::income::{IncomeSource, NewPayrollItem, Parsing, PayrollFlow, Source};
use super::link_results::{
    BankIncomeFound, BankIncomeStatus, DocumentsFound, Handover, PayrollFound,
};
use super::{LinkConfiguration, LinkSession, Purpose, Sandbox};
use crate::errors::ErrorCode;
use crate::link::income::{IncomeAction, IncomeFacts};
use crate::link::{Facts, NotOffered};

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
    /// Which of the sources a bank tells of are income, by their places.
    Sources(&'a [usize]),
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
            Self::Sources(_) => IncomeAction::ConfirmSources,
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

    /// Whether a session is about what a bank tells of somebody's income.
    pub(super) fn asks_bank_income(&self) -> bool {
        let of_bank = |it: &IncomeRequest| it.source == IncomeSource::Bank;
        self.user_id.is_some() && self.income().is_some_and(of_bank)
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
        configuration: &LinkConfiguration,
        session: &LinkSession,
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
            IncomeGesture::Sources(kept) => {
                let sources = self.income_to_review(configuration, session).len();
                let all_known = kept.iter().all(|place| *place < sources);
                all_known.then_some(()).ok_or(NotOffered)?;
            }
            IncomeGesture::Plain(_) => {}
        }
        Ok(())
    }

    /// Keeps what a gesture about income has told.
    pub(super) fn remember_income(
        &mut self,
        token: LinkToken,
        session: &mut LinkSession,
        gesture: IncomeGesture<'_>,
    ) {
        match gesture {
            IncomeGesture::Sources(kept) => self.confirm_income(token, session, kept),
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

    /// The bank of a session's Item is asked about income.
    pub(super) fn begin_bank_income(session: &mut LinkSession) {
        let added = session.added.last();
        session
            .findings
            .bank_income
            .extend(added.map(|added| BankIncomeFound {
                status: BankIncomeStatus::Started,
                item_id: added.item_id,
                institution: added.institution.clone(),
            }));
    }

    /// Sources of income that the bank of a session's Item tells of, for the person to confirm.
    pub fn income_to_review(
        &self,
        configuration: &LinkConfiguration,
        session: &LinkSession,
    ) -> Vec<Source> {
        let asked = configuration.income();
        let item = session
            .added
            .last()
            .and_then(|it| self.item_by_id(it.item_id));
        let both = asked.zip(item);
        both.map_or_else(Vec::new, |(asked, item)| {
            self.sources_to_today(item, asked.days_requested)
        })
    }

    /// Keeps which of the sources are income.
    fn confirm_income(&mut self, token: LinkToken, session: &mut LinkSession, kept: &[usize]) {
        let configuration = &self.link_tokens[&token].configuration;
        let sources = self.income_to_review(configuration, session);
        let user_id = configuration.user_id.clone();
        let asked = configuration.income().map(|it| it.days_requested);
        let found = session.findings.bank_income.last_mut();
        let (Some(user_id), Some(days_requested), Some(found)) = (user_id, asked, found) else {
            return;
        };
        found.status = match kept {
            _ if sources.is_empty() => BankIncomeStatus::NoDepositsFound,
            [] => BankIncomeStatus::UserReportedNoIncome,
            _ => BankIncomeStatus::Approved,
        };
        let item_id = found.item_id;
        let others = sources.into_iter().enumerate();
        let others = others.filter(|(place, _)| !kept.contains(place));
        let left_out = others.map(|(_, it)| (it.account_id, it.description));
        let left_out = left_out.collect();
        self.link_bank_income(item_id, user_id, days_requested, left_out);
    }
}
