//! Link sessions and their results, as `/link/token/get` and as Link's callbacks show them.
//! <https://plaid.com/docs/api/link/#linktokenget>

mod results;

use serde::Serialize;

use super::time::{Exact, Seconds};
use crate::errors::Error;
use crate::link::MatchReason;
use crate::link::mfa::MfaType;
use crate::sandbox::ids::{PublicToken, Uuid};
use crate::sandbox::{AddedItem, LinkEvent, LinkSession, Sandbox, SessionResult, TransferStatus};
use results::Results;
pub(super) use results::{LinkedAccount, linked_accounts};

/// `link_session_id` as Link's callbacks have it: that of a verification of somebody's identity is
/// the verification's own.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(untagged)]
pub(super) enum SessionName<'a> {
    Link(Uuid),
    Verification(&'a str),
}

impl<'a> SessionName<'a> {
    pub(super) fn of(session: &'a LinkSession) -> Self {
        match &session.verification_id {
            Some(id) => Self::Verification(id),
            None => Self::Link(session.id),
        }
    }
}

impl std::fmt::Display for SessionName<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Link(id) => id.fmt(f),
            Self::Verification(id) => f.write_str(id),
        }
    }
}

/// A session in `/link/token/get`.
#[derive(Debug, Serialize)]
pub struct WireLinkSession<'a> {
    events: Vec<StoredEvent<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    exit: Option<Exit<'a>>,
    finished_at: Option<Exact>,
    link_session_id: Uuid,
    #[serde(skip_serializing_if = "Option::is_none")]
    on_exit: Option<Exit<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    on_success: Option<Success<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    results: Option<Results<'a>>,
    started_at: Exact,
}

#[derive(Debug, Serialize)]
pub(super) struct StoredEvent<'a> {
    event_id: Uuid,
    event_metadata: StoredMetadata<'a>,
    event_name: &'static str,
    timestamp: Seconds,
}

/// Only what has a value is sent.
#[derive(Debug, Serialize)]
struct StoredMetadata<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    account_number_mask: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error_code: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error_message: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error_type: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    exit_status: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    institution_id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    institution_name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    institution_search_query: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    match_reason: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mfa_type: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    request_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    routing_number: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    selection: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    view_name: Option<&'static str>,
}

/// Arguments of onExit.
#[derive(Debug, Serialize)]
pub struct Exit<'a> {
    error: Option<LinkError<'a>>,
    metadata: ExitMetadata<'a>,
}

#[derive(Debug, Serialize)]
pub(super) struct ExitMetadata<'a> {
    pub(super) institution: Option<NamedInstitution<'a>>,
    pub(super) link_session_id: SessionName<'a>,
    pub(super) request_id: String,
    pub(super) status: Option<&'static str>,
}

/// An error as Link hands it to an app.
#[derive(Debug, Serialize)]
pub(super) struct LinkError<'a> {
    pub(super) display_message: Option<&'static str>,
    pub(super) error_code: &'static str,
    /// Null for the few codes that have none.
    pub(super) error_message: Option<&'a str>,
    pub(super) error_type: &'static str,
}

#[derive(Debug, Clone, Copy, Serialize)]
pub(super) struct NamedInstitution<'a> {
    pub(super) institution_id: &'a str,
    pub(super) name: &'a str,
}

/// Arguments of onSuccess.
#[derive(Debug, Serialize)]
pub struct Success<'a> {
    metadata: SuccessMetadata<'a>,
    public_token: PublicToken,
}

#[derive(Debug, Serialize)]
struct SuccessMetadata<'a> {
    accounts: Vec<LinkedAccount<'a>>,
    institution: Option<NamedInstitution<'a>>,
    link_session_id: Uuid,
    transfer_status: Option<TransferStatus>,
}

impl<'a> LinkError<'a> {
    pub(super) fn new(error: &'a Error) -> Self {
        Self {
            display_message: error.display_message(),
            error_code: error.entry().code,
            error_message: Some(error.message.as_ref()).filter(|text| !text.is_empty()),
            error_type: error.entry().error_type.as_str(),
        }
    }
}

impl<'a> NamedInstitution<'a> {
    pub(super) fn of(session: &'a LinkSession) -> Option<Self> {
        session.institution.as_ref().map(Self::named)
    }

    pub(super) fn of_added(added: &'a AddedItem) -> Option<Self> {
        added.institution.as_ref().map(Self::named)
    }

    pub(super) fn named((institution_id, name): &'a (String, String)) -> Self {
        Self {
            institution_id,
            name,
        }
    }
}

impl<'a> ExitMetadata<'a> {
    pub(super) fn new(session: &'a LinkSession, result: &SessionResult) -> Option<Self> {
        let SessionResult::Exit {
            status, request_id, ..
        } = result
        else {
            return None;
        };
        Some(Self {
            institution: NamedInstitution::of(session),
            link_session_id: SessionName::of(session),
            request_id: request_id.to_string(),
            status: status.map(|status| status.as_str()),
        })
    }
}

impl ExitMetadata<'_> {
    pub(super) fn without_session(link_session_id: Uuid, request_id: String) -> Self {
        Self {
            institution: None,
            link_session_id: SessionName::Link(link_session_id),
            request_id,
            status: None,
        }
    }
}

impl<'a> StoredEvent<'a> {
    pub(super) fn new(event: &'a LinkEvent) -> Self {
        let error = event.error.as_ref();
        let institution = event.institution.as_ref();
        Self {
            event_id: event.id,
            event_metadata: StoredMetadata {
                account_number_mask: event.account_number_mask(),
                error_code: error.map(|error| error.entry().code),
                error_message: error.map(|error| error.message.as_ref()),
                error_type: error.map(|error| error.entry().error_type.as_str()),
                exit_status: event.exit_status.map(|status| status.as_str()),
                institution_id: institution.map(|(id, _)| id.as_str()),
                institution_name: institution.map(|(_, name)| name.as_str()),
                institution_search_query: event.search_query.as_deref(),
                match_reason: event.match_reason.map(MatchReason::as_str),
                mfa_type: event.mfa.map(MfaType::as_str),
                request_id: event.request_id.map(|id| id.to_string()),
                routing_number: event.routing_number(),
                selection: event.selection(),
                view_name: event.view.map(|view| view.as_str()),
            },
            event_name: event.name.as_str(),
            timestamp: Seconds(event.at),
        }
    }
}

impl<'a> WireLinkSession<'a> {
    /// A session, its events newest first: `all` of them, or those that are stable.
    pub fn new(sandbox: &'a Sandbox, session: &'a LinkSession, all: bool) -> Self {
        let exit = || {
            session
                .result
                .as_ref()
                .and_then(|result| exit(session, result))
        };
        let events = session.events.iter().rev();
        let events = events.filter(|event| all || event.name.is_stable());
        Self {
            events: events.map(StoredEvent::new).collect(),
            exit: exit(),
            finished_at: session.finished_at.map(Exact),
            link_session_id: session.id,
            on_exit: exit(),
            on_success: success(sandbox, session),
            results: Results::new(sandbox, &session.added, &session.findings),
            started_at: Exact(session.started_at),
        }
    }
}

fn exit<'a>(session: &'a LinkSession, result: &'a SessionResult) -> Option<Exit<'a>> {
    let metadata = ExitMetadata::new(session, result)?;
    let SessionResult::Exit { error, .. } = result else {
        return None;
    };
    Some(Exit {
        error: error.as_ref().map(LinkError::new),
        metadata,
    })
}

fn success<'a>(sandbox: &'a Sandbox, session: &'a LinkSession) -> Option<Success<'a>> {
    let SessionResult::Success(_) = session.result.as_ref()? else {
        return None;
    };
    let added = session.added.first()?;
    Some(Success {
        metadata: SuccessMetadata {
            accounts: linked_accounts(sandbox, added.item_id, &added.accounts),
            institution: NamedInstitution::of_added(added),
            link_session_id: session.id,
            transfer_status: session.findings.transfer,
        },
        public_token: added.public_token,
    })
}
