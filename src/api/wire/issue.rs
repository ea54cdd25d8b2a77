//! Banks that cannot be reached, as `/issues/*` and their webhook show them.
//! <https://plaid.com/docs/api/products/issues/>

use jiff::Timestamp;
use serde::Serialize;

use super::time::Seconds;
use crate::sandbox::{Issue, IssueResolved, IssueStatus};

/// An issue.
#[derive(Debug, Serialize)]
pub struct WireIssue<'a> {
    created_at: Seconds,
    detailed_description: String,
    institution_ids: [&'a str; 1],
    institution_names: [&'a str; 1],
    issue_id: String,
    status: IssueStatus,
    summary: String,
}

impl<'a> WireIssue<'a> {
    /// An issue as it stands at `now`.
    pub fn new(issue: &'a Issue, now: Timestamp) -> Self {
        let (id, name) = &issue.institution;
        Self {
            created_at: Seconds(issue.detected_at),
            detailed_description: format!("Logins at {name} are not answered."),
            institution_ids: [id],
            institution_names: [name],
            issue_id: issue.id.text(),
            status: issue.status(now),
            summary: issue.summary(),
        }
    }
}

/// The body of `ISSUE_RESOLVED`.
#[derive(Debug, Serialize)]
pub(super) struct Body<'a> {
    institution_id: &'a str,
    institution_name: &'a str,
    issue_description: &'a str,
    issue_id: String,
    issue_resolved_at: Seconds,
    webhook_code: &'static str,
    webhook_type: &'static str,
}

impl<'a> Body<'a> {
    pub(super) fn new(resolved: &'a IssueResolved) -> Self {
        let (id, name) = &resolved.institution;
        Self {
            institution_id: id,
            institution_name: name,
            issue_description: &resolved.description,
            issue_id: resolved.id.text(),
            issue_resolved_at: Seconds(resolved.resolved_at),
            webhook_code: "ISSUE_RESOLVED",
            webhook_type: "ISSUES",
        }
    }
}
