//! The panes for people who have kept connections, and the forms they send.

use crate::http::form::Form;
use crate::http::language::balance;
use crate::link::returning::ReturningStep;
use crate::sandbox::catalog::AccountSelect;
use crate::sandbox::{ReturningGesture, hidden_number};
use crate::ui::link as ui;
use crate::ui::link::{InstitutionMark, ReturningPane};

use super::present::View;
use super::tiles::colour;

/// What a form of somebody who returns says.
pub(super) fn gesture<'a>(form: &Form, accounts: &'a [usize]) -> Option<ReturningGesture<'a>> {
    if let Some(place) = form.positions("kept").first() {
        return Some(ReturningGesture::PickInstitution(*place));
    }
    Some(match form.get("action") {
        "confirm_kept" => ReturningGesture::Confirm(accounts),
        "connect_new" => ReturningGesture::New,
        "resend_code" => ReturningGesture::Resend,
        _ => return None,
    })
}

impl View<'_> {
    /// The phone number to start with.
    pub(super) fn known_phone(&self) -> String {
        let known = self.configuration.user.phone_number.as_deref();
        known
            .filter(|_| self.world.link_ui(self.configuration).phone_prefill())
            .map_or_else(String::new, hidden_number)
    }

    /// The number that a code has been sent to, by its last digits if the person need not know it.
    pub(super) fn given_phone(&self) -> String {
        let given = self.session.phone.as_deref().unwrap_or_default();
        if self.configuration.user.phone_number.as_deref() == Some(given) {
            hidden_number(given)
        } else {
            given.to_owned()
        }
    }
}

/// The pane of a step.
pub(super) fn pane(view: &View<'_>, step: ReturningStep) -> ReturningPane {
    match step {
        ReturningStep::Institutions => ReturningPane::Institutions { kept: kept(view) },
        ReturningStep::Accounts => accounts(view),
        ReturningStep::SaveCode => ReturningPane::SaveCode {
            phone: view.given_phone(),
            resent: view.session.returning.resent > 0,
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
    let lone = offered.len() == 1;
    let ticked = lone || select == AccountSelect::All;
    ReturningPane::Accounts {
        institution: view.mark(),
        selection: match select {
            AccountSelect::Single => ui::Selection::Single,
            AccountSelect::Multiple => ui::Selection::Multiple,
            AccountSelect::All => ui::Selection::All,
        },
        lone,
        accounts: offered
            .into_iter()
            .map(|(position, account)| ui::Account {
                account_id: position.to_string(),
                name: account.name.clone(),
                mask: Some(account.mask.clone()),
                balance: balance(view.language, account),
                selected: ticked,
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
