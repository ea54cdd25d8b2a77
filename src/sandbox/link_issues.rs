//! Banks that cannot be reached: what is known of each, and people who follow one in Link.
//! <https://plaid.com/docs/link/link-recovery/>, <https://plaid.com/docs/api/products/issues/>

use jiff::{SignedDuration, Timestamp};

use super::ids::Uuid;
use super::named::named;
use super::phones::PHONE_CODE;
use super::timers::Timer;
use super::webhooks::{Payload, Subject};
use super::{LinkConfiguration, LinkSession, Sandbox};
use crate::errors::{Error, ErrorCode};
use crate::link::issue::IssueAction;
use crate::link::{Facts, NotOffered};

/// Somebody whose bank is down, whatever it is.
const USER: (&str, &str) = ("user_link_recovery", "{}");
/// How long a bank stays out of reach.
pub(super) const OUTAGE: SignedDuration = SignedDuration::from_hours(24);

named! {
    /// `status` of an issue.
    pub enum IssueStatus {
        Reported = "REPORTED",
        AwaitingResolution = "AWAITING_RESOLUTION",
        FixInProgress = "FIX_IN_PROGRESS",
        FixPendingValidation = "FIX_PENDING_VALIDATION",
        CannotFix = "CANNOT_FIX",
        Resolved = "RESOLVED",
    }
}

/// Names an issue within its world: 1 for the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct IssueId(u32);

impl IssueId {
    /// `issue_id`.
    pub fn text(self) -> String {
        format!("KI{:06}", self.0)
    }
}

/// A bank that cannot be reached.
#[derive(Debug)]
pub struct Issue {
    /// Names it.
    pub id: IssueId,
    /// The bank: id and name.
    pub institution: (String, String),
    /// When it was met first.
    pub detected_at: Timestamp,
    /// Sessions that have met it.
    sessions: Vec<Uuid>,
    /// Addresses that are told once it is over.
    subscribers: Vec<String>,
}

/// An issue as Link tells an app of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IssueTold {
    /// Which.
    pub id: IssueId,
    /// `issue_description`
    pub description: String,
    /// `issue_detected_at`
    pub detected_at: Timestamp,
}

/// A bank that is down, as a session has met it.
#[derive(Debug, Default)]
pub struct Followed {
    /// Its issue.
    pub issue: Option<IssueTold>,
    /// The address that hears when it is back.
    pub email: Option<String>,
}

/// What a person does about a bank that is down.
#[derive(Debug, Clone, Copy)]
pub enum IssueGesture<'a> {
    /// Gives an address to write to.
    SubmitEmail(&'a str),
    /// Types the code sent there.
    SubmitCode(&'a str),
}

impl IssueGesture<'_> {
    pub(super) fn action(self) -> IssueAction {
        match self {
            Self::SubmitEmail(_) => IssueAction::SubmitEmail,
            Self::SubmitCode(_) => IssueAction::SubmitCode,
        }
    }
}

/// What `/issues/search` looks for.
#[derive(Debug, Clone, Copy)]
pub enum IssueClue<'a> {
    /// An Item at the bank.
    Item(&'a str),
    /// A session that has met it.
    Session(&'a str),
    /// A request of such a session.
    Request(&'a str),
}

impl Issue {
    /// A simple word for people.
    pub fn summary(&self) -> String {
        format!(
            "Connection to {} temporarily unavailable.",
            self.institution.1
        )
    }

    /// It as Link tells of it.
    fn told(&self) -> IssueTold {
        IssueTold {
            id: self.id,
            description: self.summary(),
            detected_at: self.detected_at,
        }
    }

    /// How far it has got. The steps are those of Plaid, their times are assumed.
    pub fn status(&self, now: Timestamp) -> IssueStatus {
        let age = now.duration_since(self.detected_at);
        match age.as_hours() {
            ..1 => IssueStatus::Reported,
            1..6 => IssueStatus::AwaitingResolution,
            6..20 => IssueStatus::FixInProgress,
            _ if age < OUTAGE => IssueStatus::FixPendingValidation,
            _ => IssueStatus::Resolved,
        }
    }
}

/// Whether somebody's bank is down, whatever it is.
pub(super) fn is_cut_off(username: &str, password: &str) -> bool {
    (username, password) == USER
}

/// An address to write to, by its form.
fn is_address(text: &str) -> bool {
    let parts = text.trim().split_once('@');
    parts.is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
}

impl Sandbox {
    /// Whether somebody whose bank is down may follow it: where Link can open by itself later.
    pub(super) fn may_follow(
        &self,
        configuration: &LinkConfiguration,
        answer: Result<(), ErrorCode>,
        username: &str,
    ) -> bool {
        let later = configuration.hosted_link.is_some() && configuration.webhook.is_some();
        let enabled = self.client().is_some_and(|client| client.link_recovery);
        later && answer == Err(ErrorCode::InstitutionDown) && (enabled || username == USER.0)
    }

    /// What the machine must know of an address or a code.
    pub(super) fn look_up_issue(
        &self,
        gesture: IssueGesture<'_>,
        facts: &mut Facts,
    ) -> Result<(), NotOffered> {
        match gesture {
            IssueGesture::SubmitEmail(email) if !is_address(email) => return Err(NotOffered),
            IssueGesture::SubmitCode(code) if code.trim() != PHONE_CODE => {
                facts.answer = Err(ErrorCode::InvalidOtp);
            }
            IssueGesture::SubmitEmail(_) | IssueGesture::SubmitCode(_) => {}
        }
        Ok(())
    }

    /// Keeps the address.
    pub(super) fn remember_issue(&self, session: &mut LinkSession, gesture: IssueGesture<'_>) {
        if let IssueGesture::SubmitEmail(email) = gesture {
            session.followed.email = Some(email.trim().to_owned());
        }
    }

    /// Notes that a session could not reach its bank.
    pub(super) fn note_issue(&mut self, session: &mut LinkSession, code: ErrorCode) {
        let outage = matches!(
            code,
            ErrorCode::InstitutionDown | ErrorCode::InstitutionNotResponding
        );
        let Some(institution) = session.institution.clone().filter(|_| outage) else {
            return;
        };
        let now = self.now;
        let known = self.issues.iter_mut().find(|issue| {
            issue.institution == institution && issue.status(now) != IssueStatus::Resolved
        });
        let issue = match known {
            Some(issue) => issue,
            None => {
                let id = IssueId(u32::try_from(self.issues.len() + 1).unwrap_or(u32::MAX));
                self.timers.set(now + OUTAGE, Timer::IssueResolved(id));
                self.issues.push(Issue {
                    id,
                    institution,
                    detected_at: now,
                    sessions: Vec::new(),
                    subscribers: Vec::new(),
                });
                self.issues.last_mut().expect("it was just made")
            }
        };
        issue.sessions.push(session.id);
        session.followed.issue = Some(issue.told());
    }

    /// An issue by its id.
    ///
    /// # Errors
    /// `INVALID_FIELD` if there is none.
    pub fn issue(&self, id: &str) -> Result<&Issue, Error> {
        let found = self.issues.iter().find(|issue| issue.id.text() == id);
        found.ok_or_else(|| Error::id_not_found("issue_id"))
    }

    /// The issues that clues lead to, the oldest first.
    pub fn find_issues(&self, clues: &[IssueClue<'_>]) -> Vec<&Issue> {
        let fits = |issue: &&Issue| clues.iter().all(|clue| self.leads_to(issue, *clue));
        self.issues.iter().filter(fits).collect()
    }

    fn leads_to(&self, issue: &Issue, clue: IssueClue<'_>) -> bool {
        let sessions = || issue.sessions.iter();
        match clue {
            IssueClue::Item(id) => self
                .items
                .values()
                .any(|item| item.id.as_str() == id && item.institution_id == issue.institution.0),
            IssueClue::Session(id) => {
                Uuid::parse(id).is_some_and(|id| sessions().any(|known| *known == id))
            }
            IssueClue::Request(id) => sessions()
                .filter_map(|session| self.link_session(*session))
                .flat_map(|session| &session.events)
                .filter_map(|event| event.request_id)
                .any(|request| request.to_string() == id),
        }
    }

    /// Has an address told once an issue is over.
    ///
    /// # Errors
    /// `INVALID_FIELD` if there is no such issue.
    pub fn subscribe_to_issue(&mut self, id: &str, webhook: String) -> Result<(), Error> {
        let id = self.issue(id)?.id;
        let issue = self.issues.iter_mut().find(|issue| issue.id == id);
        if let Some(issue) = issue {
            issue.subscribers.push(webhook);
        }
        Ok(())
    }

    /// A bank can be reached again.
    pub(super) fn announce_resolved(&mut self, id: IssueId) {
        let Some(issue) = self.issues.iter().find(|issue| issue.id == id) else {
            return;
        };
        let told = Payload::IssueResolved(Box::new(IssueResolved {
            id,
            description: issue.summary(),
            institution: issue.institution.clone(),
            resolved_at: self.now,
        }));
        for url in issue.subscribers.clone() {
            self.notify_url(url, Subject::World, told.clone());
        }
    }
}

/// What `ISSUE_RESOLVED` says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IssueResolved {
    /// Which issue.
    pub id: IssueId,
    /// What it was about.
    pub description: String,
    /// The bank: id and name.
    pub institution: (String, String),
    /// When it was over.
    pub resolved_at: Timestamp,
}
