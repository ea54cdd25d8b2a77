//! The panes about income, and the forms they send.

use crate::http::form::Form;
use crate::link::income::{IncomeAction, IncomeStep};
use crate::sandbox::{DocumentsFound, IncomeGesture};
use crate::ui::link as ui;

use super::present::View;
use super::tiles::tile;

/// What a form about income says.
pub(super) fn gesture<'a>(form: &'a Form, sources: &'a [usize]) -> Option<IncomeGesture<'a>> {
    Some(match form.get("action") {
        "choose_payroll" => IncomeGesture::Plain(IncomeAction::ChoosePayroll),
        "choose_documents" => IncomeGesture::Plain(IncomeAction::ChooseDocuments),
        "submit_payroll_login" => IncomeGesture::Login(form.get("username"), form.get("password")),
        "submit_ssn" => IncomeGesture::Ssn(form.get("ssn")),
        "submit_documents" => IncomeGesture::Documents(
            DocumentsFound {
                forms_1099: 0,
                bank_statements: count(form, "bank_statement"),
                paystubs: count(form, "paystub"),
                w2s: count(form, "w2"),
            },
            form.get("told_by_files"),
        ),
        "confirm_sources" => IncomeGesture::Sources(sources),
        "deny_income" => IncomeGesture::Sources(&[]),
        "select_institution" if form.get("pane") == "income-provider" => {
            IncomeGesture::Provider(form.get("institution_id"))
        }
        _ => return None,
    })
}

/// How many files of a kind were chosen; a field without any is sent empty.
fn count(form: &Form, name: &str) -> u32 {
    let files = form.all(name).filter(|name| !name.is_empty());
    u32::try_from(files.count()).unwrap_or(u32::MAX)
}

/// The pane of a step.
pub(super) fn pane(view: &View<'_>, step: IncomeStep) -> ui::IncomePane {
    let app_name = view.app_name();
    let institution = view.mark();
    let error = view.inline_error();
    match step {
        IncomeStep::Choose => ui::IncomePane::Choose { app_name },
        IncomeStep::Provider => {
            let institutions = view.world.institutions();
            let providers = institutions.filter(|it| view.world.is_payroll(&it.institution_id));
            ui::IncomePane::Provider {
                providers: providers.map(tile).collect(),
            }
        }
        IncomeStep::Login => ui::IncomePane::Login { institution, error },
        IncomeStep::Ssn => ui::IncomePane::Ssn { institution, error },
        IncomeStep::Upload => ui::IncomePane::Upload { app_name, error },
        IncomeStep::Review => ui::IncomePane::Review {
            app_name,
            institution,
            sources: sources(view),
        },
    }
}

fn sources(view: &View<'_>) -> Vec<ui::IncomeSourceRow> {
    let (world, session) = (view.world, view.session);
    let item = session
        .added
        .last()
        .and_then(|it| world.item_by_id(it.item_id));
    let sources = world
        .income_to_review(view.configuration, session)
        .into_iter();
    let rows = sources.filter_map(|source| {
        let item = item?;
        let account = item.accounts.iter().find(|it| it.id == source.account_id)?;
        let account = item.template(account);
        let last = source.transactions.last()?;
        Some(ui::IncomeSourceRow {
            account: account.name.clone(),
            mask: account.mask.clone(),
            last: view.language.date(last.date),
            amount: view.language.money(last.amount, &account.currency),
            description: source.description,
        })
    });
    rows.collect()
}

/// How far a person is who sees the pane.
pub(super) fn progress(step: IncomeStep) -> u8 {
    match step {
        IncomeStep::Choose => 20,
        IncomeStep::Provider => 30,
        IncomeStep::Login => 50,
        IncomeStep::Ssn => 65,
        IncomeStep::Upload => 60,
        IncomeStep::Review => 85,
    }
}
