//! The pane on which a bank statement is sent, which shows whose an account is.
//! <https://plaid.com/docs/identity/identity-document-upload/>

use super::flow::Facts;
use super::income::documents_sent;
use super::leaving::leave;
use super::reaction::{NotOffered, Reaction, show};
use super::step::{Action, Step};

/// What an action on this pane leads to.
pub(super) fn answer(action: Action, facts: &Facts) -> Result<Reaction, NotOffered> {
    match action {
        Action::SubmitProof => Ok(documents_sent(Step::Proof, facts)),
        Action::Exit => Ok(show(&[], Step::Leaving)),
        Action::ConfirmExit => Ok(leave(Step::Proof, facts)),
        _ => Err(NotOffered),
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;

    use super::super::flow::tests::USUAL;
    use super::super::{PROVE, answer};
    use super::*;
    use crate::errors::ErrorCode;

    #[test]
    fn table_of_proofs() {
        let steps = [Step::Consent, Step::Proof, Step::Leaving, Step::Connected];
        let actions = [
            Action::SkipPhone,
            Action::SubmitProof,
            Action::Continue,
            Action::Back,
            Action::Exit,
            Action::ConfirmExit,
        ];
        let mut table = String::new();
        for answered in [Ok(()), Err(ErrorCode::SandboxWebhookInvalid)] {
            let facts = Facts {
                answer: answered,
                before_leaving: Step::Proof,
                ..USUAL
            };
            let _ = writeln!(table, "# {answered:?}");
            for (step, action) in steps
                .iter()
                .flat_map(|step| actions.iter().map(move |action| (*step, *action)))
            {
                let Ok(reaction) = answer(PROVE, step, action, &facts) else {
                    continue;
                };
                let _ = write!(table, "{step:?} + {action:?} -> {:?}", reaction.outcome);
                for signal in reaction.signals {
                    let _ = write!(table, " · {signal:?}");
                }
                table.push('\n');
            }
        }
        insta::assert_snapshot!(table);
    }
}
