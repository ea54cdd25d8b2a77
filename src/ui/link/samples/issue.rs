//! The panes about a bank that is down.

use super::values::platypus_bank;
use super::{APP, page};
use crate::ui::link::{IssuePane, IssuePrompt, Page, Pane};

pub(super) fn pages() -> Vec<(&'static str, Page)> {
    let of = |prompt| {
        let pane = IssuePane {
            institution: platypus_bank(),
            app_name: APP.to_owned(),
            prompt,
        };
        page(50, Pane::Issue(pane))
    };
    let email = "example@plaid.com".to_owned();
    let code = |error: Option<&str>| IssuePrompt::Code {
        email: email.clone(),
        error: error.map(str::to_owned),
    };
    vec![
        ("issue-email", of(IssuePrompt::Email { may_choose: true })),
        ("issue-code", of(code(None))),
        (
            "issue-code-error",
            of(code(Some(
                "Security code incorrect. Check it and try again.",
            ))),
        ),
        (
            "issue-followed",
            of(IssuePrompt::Followed {
                email: email.clone(),
            }),
        ),
    ]
}
