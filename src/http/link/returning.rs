//! The panes for people who have kept connections, and the forms they send.

use crate::http::form::Form;
use crate::link::returning::ReturningStep;
use crate::sandbox::ReturningGesture;
use crate::sandbox::catalog::AccountSelect;
use crate::ui::link as ui;
use crate::ui::link::{InstitutionMark, ReturningPane};

use super::present::{View, balance};
use super::tiles::colour;

/// What a form of somebody who returns says.
pub(super) fn gesture<'a>(form: &Form, accounts: &'a [usize]) -> Option<ReturningGesture<'a>> {
    if let Some(place) = form.positions("kept").first() {
        return Some(ReturningGesture::PickInstitution(*place));
    }
    Some(match form.get("action") {
        "confirm_kept" => ReturningGesture::Confirm(accounts),
        "connect_new" => ReturningGesture::New,
        _ => return None,
    })
}

/// The pane of a step.
pub(super) fn pane(view: &View<'_>, step: ReturningStep) -> ReturningPane {
    match step {
        ReturningStep::Institutions => ReturningPane::Institutions { kept: kept(view) },
        ReturningStep::Accounts => accounts(view),
        ReturningStep::SaveCode => ReturningPane::SaveCode {
            phone: view.session.phone.clone().unwrap_or_default(),
            error: view.inline_error(),
        },
    }
}

fn kept(view: &View<'_>) -> Vec<InstitutionMark> {
    let kept = view.world.kept_logins(view.configuration, view.session);
    let institutions = kept
        .iter()
        .filter_map(|login| view.world.institution(&login.institution_id));
    institutions
        .map(|it| InstitutionMark {
            name: it.name.clone(),
            colour: colour(it),
        })
        .collect()
}

fn accounts(view: &View<'_>) -> ReturningPane {
    let select = view.world.account_select(view.configuration, view.session);
    let offered = view.session.offered_accounts(view.configuration);
    ReturningPane::Accounts {
        institution: view.mark(),
        selection: match select {
            AccountSelect::Single => ui::Selection::Single,
            AccountSelect::Multiple | AccountSelect::All => ui::Selection::Multiple,
        },
        accounts: offered
            .into_iter()
            .map(|(position, account)| ui::Account {
                account_id: position.to_string(),
                name: account.name.clone(),
                mask: Some(account.mask.clone()),
                balance: balance(account),
                selected: false,
            })
            .collect(),
    }
}

/// How far somebody who returns has come, in per cent.
pub(super) fn progress(step: ReturningStep) -> u8 {
    match step {
        ReturningStep::Institutions => 25,
        ReturningStep::Accounts => 75,
        ReturningStep::SaveCode => 95,
    }
}
