//! The panes about a bank that is down, which a person may follow.

use super::InstitutionMark;

/// A pane about a bank that is down (views `SUBMIT_EMAIL`, `VERIFY_EMAIL`).
#[derive(Clone, Debug)]
pub struct IssuePane {
    /// The bank.
    pub institution: InstitutionMark,
    /// The app's name.
    pub app_name: String,
    /// What is asked.
    pub prompt: IssuePrompt,
}

/// What such a pane asks.
#[derive(Clone, Debug)]
pub enum IssuePrompt {
    /// The address to write to: `follow_issue` with `email`, or `continue`.
    Email {
        /// Whether another institution can be chosen.
        may_choose: bool,
    },
    /// The code sent there: `confirm_email` with `code`.
    Code {
        /// The address.
        email: String,
        /// What is wrong with the code that was sent back.
        error: Option<String>,
    },
    /// Nothing more: `continue`.
    Followed {
        /// The address.
        email: String,
    },
}

impl IssuePane {
    pub(super) fn name(&self) -> &'static str {
        match self.prompt {
            IssuePrompt::Email { .. } => "issue-email",
            IssuePrompt::Code { .. } => "issue-code",
            IssuePrompt::Followed { .. } => "issue-followed",
        }
    }
}
