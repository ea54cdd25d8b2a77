//! What Link's code in a browser is told: the arguments of onSuccess, onExit and onEvent.
//! <https://plaid.com/docs/link/web/>

mod webview;

use serde::Serialize;

use super::link_session::{
    ExitMetadata, LinkError, LinkedAccount, NamedInstitution, SessionName, linked_accounts,
};
use super::time::Milliseconds;
use crate::errors::Error;
use crate::link::MatchReason;
use crate::link::mfa::MfaType;
use crate::sandbox::ids::{AccountId, ProfileToken, PublicToken, Uuid};
use crate::sandbox::{Handover, LinkEvent, LinkSession, Sandbox, SessionResult, TransferStatus};

/// `result` of a session with success.
const SUCCESS: &str = "success";

/// What Link's browser code is told at the end: one callback's arguments and the events before it.
#[derive(Debug, Serialize)]
pub struct Finish<'a> {
    error: Option<LinkError<'a>>,
    events: Vec<BrowserEvent<'a>>,
    metadata: FinishMetadata<'a>,
    public_token: Option<Handed>,
    result: &'static str,
}

#[derive(Debug, Serialize)]
#[serde(untagged)]
enum FinishMetadata<'a> {
    Success(Box<BrowserSuccess<'a>>),
    Exit(ExitMetadata<'a>),
}

/// The metadata of onSuccess in a browser, with the deprecated single-account keys.
#[derive(Debug, Serialize)]
struct BrowserSuccess<'a> {
    account: Option<LinkedAccount<'a>>,
    account_id: Option<AccountId>,
    accounts: Vec<LinkedAccount<'a>>,
    institution: Option<NamedInstitution<'a>>,
    link_session_id: SessionName<'a>,
    public_token: Option<Handed>,
    status: Option<&'static str>,
    transfer_status: Option<TransferStatus>,
}

/// The token that onSuccess is called with.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(untagged)]
enum Handed {
    Item(PublicToken),
    /// Of what Layer has shared.
    Profile(ProfileToken),
    /// No letters at all.
    Blank(&'static str),
}

/// An event as onEvent gets it: every key there, null where it does not apply.
#[derive(Debug, Serialize)]
pub struct BrowserEvent<'a> {
    #[serde(rename = "eventName")]
    name: &'static str,
    metadata: BrowserMetadata<'a>,
}

#[derive(Debug, Serialize)]
struct BrowserMetadata<'a> {
    account_number_mask: Option<&'a str>,
    error_code: Option<&'static str>,
    error_message: Option<&'a str>,
    error_type: Option<&'static str>,
    exit_status: Option<&'static str>,
    institution_id: Option<&'a str>,
    institution_name: Option<&'a str>,
    institution_search_query: Option<&'a str>,
    is_update_mode: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    issue_description: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    issue_detected_at: Option<Milliseconds>,
    #[serde(skip_serializing_if = "Option::is_none")]
    issue_id: Option<String>,
    link_session_id: SessionName<'a>,
    match_reason: Option<&'a str>,
    mfa_type: Option<&'a str>,
    request_id: Option<String>,
    routing_number: Option<&'a str>,
    selection: Option<&'a str>,
    timestamp: Milliseconds,
    view_name: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    view_variant: Option<&'static str>,
}

impl<'a> Finish<'a> {
    /// How a session ended, with the events a browser is told of at the end: all but the live
    /// ones. `None` while it goes on.
    pub fn new(sandbox: &'a Sandbox, session: &'a LinkSession) -> Option<Self> {
        Self::with_events(sandbox, session, session.untold_events())
    }

    /// How a session ended, with every event.
    pub fn whole(sandbox: &'a Sandbox, session: &'a LinkSession) -> Option<Self> {
        Self::with_events(sandbox, session, session.events.iter())
    }

    fn with_events(
        sandbox: &'a Sandbox,
        session: &'a LinkSession,
        events: impl Iterator<Item = &'a LinkEvent>,
    ) -> Option<Self> {
        let result = session.result.as_ref()?;
        let events = events
            .map(|event| BrowserEvent::new(session, event))
            .collect();
        Some(match result {
            SessionResult::Success(handover) => {
                let success = BrowserSuccess::new(sandbox, session, *handover);
                Self {
                    error: None,
                    events,
                    public_token: success.public_token,
                    metadata: FinishMetadata::Success(Box::new(success)),
                    result: SUCCESS,
                }
            }
            SessionResult::Exit { error, .. } => Self {
                error: error.as_ref().map(LinkError::new),
                events,
                metadata: FinishMetadata::Exit(ExitMetadata::new(session, result)?),
                public_token: None,
                result: "exit",
            },
        })
    }

    /// Whether the app's onSuccess is called.
    pub fn is_success(&self) -> bool {
        self.result == SUCCESS
    }

    /// How Link ends when its token opens nothing.
    pub fn without_session(
        error: Option<&'a Error>,
        link_session_id: Uuid,
        request_id: String,
    ) -> Self {
        Self {
            error: error.map(LinkError::new),
            events: Vec::new(),
            metadata: FinishMetadata::Exit(ExitMetadata::without_session(
                link_session_id,
                request_id,
            )),
            public_token: None,
            result: "exit",
        }
    }
}

impl<'a> BrowserSuccess<'a> {
    fn new(sandbox: &'a Sandbox, session: &'a LinkSession, handover: Handover) -> Self {
        let (added, public_token) = match handover {
            Handover::Item => {
                let added = session.added.first();
                (added, added.map(|it| Handed::Item(it.public_token)))
            }
            Handover::Token(token) => (None, Some(Handed::Item(token))),
            Handover::Profile(token) => (None, Some(Handed::Profile(token))),
            Handover::Blank => (None, Some(Handed::Blank(""))),
            Handover::Nothing => (None, None),
        };
        let institution = match handover {
            Handover::Item => added.and_then(NamedInstitution::of_added),
            Handover::Token(_) => NamedInstitution::of(session),
            Handover::Profile(_) | Handover::Blank | Handover::Nothing => None,
        };
        let accounts = added.map_or_else(Vec::new, |added| {
            linked_accounts(sandbox, added.item_id, &added.accounts)
        });
        Self {
            account: accounts.first().cloned(),
            account_id: accounts.first().map(LinkedAccount::id),
            accounts,
            institution,
            link_session_id: SessionName::of(session),
            public_token,
            status: None,
            transfer_status: session.findings.transfer,
        }
    }
}

impl<'a> BrowserEvent<'a> {
    /// An event of a session.
    pub fn new(session: &'a LinkSession, event: &'a LinkEvent) -> Self {
        let error = event.error.as_ref();
        let institution = event.institution.as_ref();
        let issue = event.issue.as_ref();
        Self {
            name: event.name.as_str(),
            metadata: BrowserMetadata {
                account_number_mask: event.account_number_mask(),
                error_code: error.map(|error| error.entry().code),
                error_message: error.map(|error| error.message.as_ref()),
                error_type: error.map(|error| error.entry().error_type.as_str()),
                exit_status: event.exit_status.map(|status| status.as_str()),
                institution_id: institution.map(|(id, _)| id.as_str()),
                institution_name: institution.map(|(_, name)| name.as_str()),
                institution_search_query: event.search_query.as_deref(),
                is_update_mode: event
                    .is_update_mode
                    .map(|it| if it { "true" } else { "false" }),
                issue_description: issue.map(|issue| issue.description.as_str()),
                issue_detected_at: issue.map(|issue| Milliseconds(issue.detected_at)),
                issue_id: issue.map(|issue| issue.id.text()),
                link_session_id: SessionName::of(session),
                match_reason: event.match_reason.map(MatchReason::as_str),
                mfa_type: event.mfa.map(MfaType::as_str),
                request_id: event.request_id.map(|id| id.to_string()),
                routing_number: event.routing_number(),
                selection: event.selection(),
                timestamp: Milliseconds(event.at),
                view_name: event.view.map(|view| view.as_str()),
                view_variant: event.view_variant(),
            },
        }
    }
}
