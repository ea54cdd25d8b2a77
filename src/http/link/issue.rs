//! The panes about a bank that is down, and the forms they send.

use crate::http::form::Form;
use crate::link::issue::IssueStep;
use crate::sandbox::IssueGesture;
use crate::ui::link::{IssuePane, IssuePrompt};

use super::present::View;

/// What a form of somebody whose bank is down says.
pub(super) fn gesture(form: &Form) -> Option<IssueGesture<'_>> {
    Some(match form.get("action") {
        "follow_issue" => IssueGesture::SubmitEmail(form.get("email")),
        "confirm_email" => IssueGesture::SubmitCode(form.get("code")),
        _ => return None,
    })
}

/// The pane of a step.
pub(super) fn pane(view: &View<'_>, step: IssueStep) -> IssuePane {
    let email = || view.session.followed.email.clone().unwrap_or_default();
    IssuePane {
        institution: view.mark(),
        app_name: view.app_name(),
        prompt: match step {
            IssueStep::Email => IssuePrompt::Email {
                may_choose: view.session.chooses_institution(),
            },
            IssueStep::Code => IssuePrompt::Code {
                email: email(),
                error: view.inline_error(),
            },
            IssueStep::Followed => IssuePrompt::Followed { email: email() },
        },
    }
}
