//! What Link says while a person goes through it, as it is kept.

use jiff::Timestamp;

use super::ids::{RequestId, Uuid};
use super::{IssueTold, NumbersDetail};
use crate::errors::Error;
use crate::link::mfa::MfaType;
use crate::link::{EventName, ExitStatus, MatchReason, View};

/// Something Link said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkEvent {
    /// `event_id`.
    pub id: Uuid,
    /// What happened.
    pub name: EventName,
    /// When.
    pub at: Timestamp,
    /// The last request Link had made; `None` on `OPEN`.
    pub request_id: Option<RequestId>,
    /// The pane that came up.
    pub view: Option<View>,
    /// The institution chosen by then: id and name.
    pub institution: Option<(String, String)>,
    /// The error of `ERROR` and `EXIT`.
    pub error: Option<Error>,
    /// Where the person left from.
    pub exit_status: Option<ExitStatus>,
    /// What was searched for.
    pub search_query: Option<String>,
    /// What the bank asked; on `SUBMIT_MFA` and the view `MFA`.
    pub mfa: Option<MfaType>,
    /// Whether an Item that exists is updated; on `OPEN`.
    pub is_update_mode: Option<bool>,
    /// Why the institution was chosen, where somebody had kept it.
    pub match_reason: Option<MatchReason>,
    /// What it tells of account numbers.
    pub numbers: Option<NumbersDetail>,
    /// The bank that is followed; on `ISSUE_FOLLOWED`.
    pub issue: Option<IssueTold>,
}
