//! The panes on which account numbers are typed, and the forms they send.

use crate::errors::ErrorCode;
use crate::http::form::Form;
use crate::link::numbers::{AuthWay, NumbersAction, NumbersStep, Slip};
use crate::sandbox::{NumbersGesture, RerouteToCredentials};
use crate::ui::link as ui;

use super::present::View;
use super::tiles::tile;

/// The letters of the app's name that fit a bank statement.
const STATEMENT_MAX: usize = 11;

/// What a form about account numbers says.
pub(super) fn gesture(form: &Form) -> Option<NumbersGesture<'_>> {
    use NumbersAction as Action;
    use NumbersGesture::Plain;
    let (number, again) = (form.get("account_number"), form.get("confirmation"));
    Some(match form.get("action") {
        "link_with_numbers" => Plain(Action::Enter),
        "select_auth_type" if form.get("flow_type") == "manual" => Plain(Action::ChooseManually),
        "select_auth_type" => Plain(Action::ChooseInstantly),
        "submit_routing_number" if form.has("branch_number") => {
            NumbersGesture::Branch(form.get("routing_number"), form.get("branch_number"))
        }
        "submit_routing_number" => NumbersGesture::Routing(form.get("routing_number")),
        "select_institution" if form.get("pane") == "numbers-reroute" => {
            NumbersGesture::Bank(form.get("institution_id"))
        }
        "submit_account_number" if form.has("routing_number") => {
            NumbersGesture::Both(form.get("routing_number"), number, again)
        }
        "submit_account_number" => NumbersGesture::Account(number, again),
        "submit_name" => NumbersGesture::Name(form.get("full_name")),
        "select_account_type" => NumbersGesture::Kind {
            savings: form.get("account_type") == "savings",
            business: form.get("class_type") == "business",
        },
        "authorize_deposit" => Plain(Action::Authorize),
        "submit_deposit_code" => NumbersGesture::Code(form.get("deposit_code")),
        _ => return None,
    })
}

/// The pane of a step.
pub(super) fn pane(view: &View<'_>, step: NumbersStep) -> ui::NumbersPane {
    let numbers = &view.session.numbers;
    let by_login = numbers.by_login();
    let institution = (by_login || step == NumbersStep::Both).then(|| view.mark());
    let prompt = match step {
        NumbersStep::TypeSelect => ui::NumbersPrompt::TypeSelect,
        NumbersStep::Routing if view.configuration.asks_branch() => ui::NumbersPrompt::Branch {
            institution: numbers.routing.clone(),
            branch: numbers.branch.clone(),
        },
        NumbersStep::Routing => ui::NumbersPrompt::Routing {
            routing: numbers.routing.clone(),
            example: if by_login { "021000021" } else { "110000000" },
        },
        NumbersStep::Reroute => reroute(view),
        NumbersStep::Account => account(view, None),
        NumbersStep::Both => account(view, Some(numbers.routing.clone())),
        NumbersStep::Name => ui::NumbersPrompt::Name {
            name: numbers.name.clone(),
        },
        NumbersStep::Kind => ui::NumbersPrompt::Kind {
            savings: numbers.savings,
            business: numbers.business,
        },
        NumbersStep::Authorize => ui::NumbersPrompt::Authorize(deposit(view)),
        NumbersStep::Authorized => ui::NumbersPrompt::Authorized(deposit(view)),
        NumbersStep::Code | NumbersStep::InstantCode => ui::NumbersPrompt::Code(deposit(view)),
    };
    ui::NumbersPane {
        institution,
        prompt,
        error: error(view, step),
    }
}

fn reroute(view: &View<'_>) -> ui::NumbersPrompt {
    let routing = &view.session.numbers.routing;
    let banks = view
        .world
        .banks_with_routing_number(view.configuration, routing);
    let banks = banks
        .into_iter()
        .filter_map(|(id, _)| view.world.institution(id));
    ui::NumbersPrompt::Reroute {
        banks: banks.map(tile).collect(),
        forced: view.configuration.auth.reroute == RerouteToCredentials::Forced,
    }
}

fn account(view: &View<'_>, routing: Option<String>) -> ui::NumbersPrompt {
    let matched = matches!(
        view.session.numbers.way(),
        Some(AuthWay::InstantMatch | AuthWay::Database)
    );
    let account = if view.configuration.asks_branch() {
        "11223311"
    } else if matched {
        "1111222233331111"
    } else {
        "1111222233330000"
    };
    ui::NumbersPrompt::Account {
        example: match routing {
            Some(_) => format!("333333334 / {account}"),
            None => account.to_owned(),
        },
        routing,
        account: view.session.numbers.account.clone(),
    }
}

/// The deposit of this session, or the one the Item waits for.
fn deposit(view: &View<'_>) -> ui::Deposit {
    let item = view.session.update.and_then(|id| view.world.item_by_id(id));
    let mask = item.and_then(|item| {
        let account = item.accounts.first()?;
        Some(item.template(account).mask.clone())
    });
    let app_name = view.app_name();
    let short: String = app_name.chars().take(STATEMENT_MAX).collect();
    ui::Deposit {
        statement: format!("#ABC {short} ACCTVERIFY"),
        app_name,
        amount: view.language.money(0.01, "USD"),
        mask: mask.unwrap_or_else(|| view.session.numbers.mask().to_owned()),
    }
}

fn error(view: &View<'_>, step: NumbersStep) -> Option<ui::NumbersError> {
    if let Some(slip) = view.session.numbers.slip {
        let (field, key) = complaint(slip);
        let text = key.map(|key| view.words.say(key).to_owned());
        return Some(ui::NumbersError {
            field,
            text: text.unwrap_or_default(),
        });
    }
    let text = view.inline_error()?;
    let code = matches!(step, NumbersStep::Code | NumbersStep::InstantCode);
    Some(if code {
        let left = view.world.deposit_attempts_left(view.session);
        let left = match left {
            1 => view.words.say("1_attempt_remaining").to_owned(),
            _ => {
                let sentence = view.words.sentence("count_attempts_remaining");
                sentence.with("count", left).to_string()
            }
        };
        ui::NumbersError {
            field: "deposit_code",
            text: format!("{text} {left}"),
        }
    } else {
        ui::NumbersError {
            field: "account_number",
            text,
        }
    })
}

/// The keys of title and text of an error that ends an attempt.
pub(super) fn sentence(code: ErrorCode) -> Option<(&'static str, &'static str)> {
    Some(match code {
        ErrorCode::InstantMatchFailed => (
            "your_account_could_not_be_verified",
            "the_numbers_you_entered_are_not_those_of_the",
        ),
        ErrorCode::InvalidAccountNumber => (
            "your_account_could_not_be_verified",
            "nothing_is_known_of_these_numbers_and_this",
        ),
        ErrorCode::TooManyVerificationAttempts => (
            "too_many_attempts",
            "the_code_was_wrong_three_times_so_this",
        ),
        _ => return None,
    })
}

/// The field that is wrong, and the key of what is said about it, if anything.
fn complaint(slip: Slip) -> (&'static str, Option<&'static str>) {
    let (field, key) = match slip {
        Slip::RoutingNumber => ("routing_number", "this_is_no_routing_number_check_its_nine"),
        Slip::InstitutionNumber => ("routing_number", "an_institution_number_has_three_digits"),
        Slip::BranchNumber => ("branch_number", "a_branch_number_has_five_digits"),
        Slip::NotTaken => (
            "routing_number",
            "this_bank_takes_no_deposits_at_once_in_the",
        ),
        Slip::AccountNumber => ("account_number", "an_account_number_has_4_to_17_digits_and"),
        Slip::ConfirmationMissing => return ("confirmation", None),
        Slip::ConfirmationDiffers => (
            "confirmation",
            "the_two_account_numbers_differ_type_the_same",
        ),
        Slip::Name => ("full_name", "enter_the_name_on_the_account"),
        Slip::Code => (
            "deposit_code",
            "enter_the_three_letters_of_the_deposits_line",
        ),
    };
    (field, Some(key))
}

/// How much of the way is done, in per cent.
pub(super) fn progress(step: NumbersStep) -> u8 {
    match step {
        NumbersStep::TypeSelect => 20,
        NumbersStep::Routing => 50,
        NumbersStep::Reroute => 55,
        NumbersStep::Account | NumbersStep::Both => 60,
        NumbersStep::Name => 66,
        NumbersStep::Kind => 72,
        NumbersStep::Authorize => 80,
        NumbersStep::Code | NumbersStep::InstantCode => 88,
        NumbersStep::Authorized => 95,
    }
}
