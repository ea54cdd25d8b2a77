//! The pane on which a bank statement is sent, and the forms it sends.

use super::present::View;
use crate::http::form::Form;
use crate::sandbox::{Gesture, Purpose, SAMPLE_PROOF};
use crate::ui::link::ProofPane;

/// What a form with a statement says; without a file it says so.
pub(super) fn gesture(form: &Form) -> Option<Gesture<'_>> {
    match form.get("action") {
        "submit_proof" => Some(Gesture::SubmitProof(form.get("proof"))),
        "sample_proof" => Some(Gesture::SubmitProof(SAMPLE_PROOF)),
        _ => None,
    }
}

/// The pane.
pub(super) fn pane(view: &View<'_>) -> ProofPane {
    ProofPane {
        app_name: view.app_name(),
        account: account(view),
        error: view.inline_error(),
    }
}

/// The name of the account that the statement is to be of.
fn account(view: &View<'_>) -> Option<String> {
    let Some(Purpose::Proof(request)) = &view.configuration.purpose else {
        return None;
    };
    let item = view.world.item_by_id(view.session.update?)?;
    let mut accounts = item.accounts.iter();
    let account = accounts.find(|it| it.id == request.account_id)?;
    Some(item.template(account).name.clone())
}
