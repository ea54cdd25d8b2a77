//! The panes about money that is to move.

use crate::link::money::MoneyStep;
use crate::sandbox::Purpose;
use crate::sandbox::payments::{Money, PaymentRequest, Schedule};
use crate::ui::link as ui;

use super::present::View;

/// The pane of a step.
pub(super) fn pane(view: &View<'_>, step: MoneyStep) -> ui::MoneyPane {
    match step {
        MoneyStep::Consent => ui::MoneyPane::Consent {
            app_name: view.app_name(),
            sum: sum(view),
        },
        MoneyStep::Review => ui::MoneyPane::Review {
            institution: view.mark(),
            sum: sum(view),
        },
        MoneyStep::Confirm => confirm(view),
    }
}

/// How far a person is who sees the pane.
pub(super) fn progress(step: MoneyStep) -> u8 {
    match step {
        MoneyStep::Consent => 8,
        MoneyStep::Review => 35,
        MoneyStep::Confirm => 80,
    }
}

fn sum(view: &View<'_>) -> ui::Sum {
    let request = match &view.configuration.purpose {
        Some(Purpose::Payment(request)) => Some(*request),
        _ => None,
    };
    let subject = request.and_then(|request| view.world.payment_subject(request));
    let subject = subject.expect("a session with such panes is for a payment there is");
    ui::Sum {
        amount: written(view, subject.amount),
        recipient: subject.recipient.name.clone(),
        reference: subject.reference.to_owned(),
        consent: matches!(request, Some(PaymentRequest::Consent(_))),
        repeats: subject.schedule.map(|it| in_words(view, it)),
    }
}

fn confirm(view: &View<'_>) -> ui::MoneyPane {
    let request = match &view.configuration.purpose {
        Some(Purpose::Transfer(request)) => Some(*request),
        _ => None,
    };
    let subject = request.and_then(|request| view.world.transfer_subject(request));
    let subject = subject.expect("a session with such a pane is for a transfer there is");
    ui::MoneyPane::Confirm {
        app_name: view.app_name(),
        institution: view.mark(),
        account: account(view).unwrap_or_default(),
        amount: view.language.money(subject.amount.dollars(), "USD"),
        pays: subject.pays,
        description: subject.description.to_owned(),
    }
}

/// The account the person has chosen, or the one that is connected already.
fn account(view: &View<'_>) -> Option<String> {
    let session = view.session;
    let chosen = session.chosen_account();
    let known = session.update.and_then(|id| {
        let item = view.world.item_by_id(id)?;
        Some(item.template(item.accounts.first()?))
    });
    let account = chosen.or(known)?;
    Some(format!("{} ••{}", account.name, account.mask))
}

/// A sum as people write it.
fn written(view: &View<'_>, money: Money) -> String {
    view.language.money(money.value, money.currency.as_str())
}

fn in_words(view: &View<'_>, schedule: &Schedule) -> String {
    use crate::sandbox::payments::Interval;
    let often = match schedule.interval {
        Interval::Weekly => "every_week_from_date",
        Interval::Monthly => "every_month_from_date",
    };
    let date = view.language.date(schedule.start_date);
    view.words.sentence(often).with("date", date).to_string()
}
