//! Account numbers typed without a browser.

use serde::Deserialize;

use crate::errors::Error;
use crate::link::numbers::{AuthWay, NumbersAction, NumbersStep};
use crate::sandbox::ids::Uuid;
use crate::sandbox::{Gesture, LinkSession, NumbersGesture, Sandbox};

use super::{press, refused, session};

/// What the person types; what is left out is what works in the Sandbox.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct TypedNumbers {
    /// Nine digits; in Canada the three of the institution.
    pub routing_number: Option<String>,
    /// In Canada the five digits of the branch.
    pub branch_number: Option<String>,
    /// The account number, typed twice.
    pub account_number: Option<String>,
    /// The name on the account.
    pub name: Option<String>,
    /// Of a savings account, not a checking account.
    pub savings: bool,
    /// Of a business, not a person.
    pub business: bool,
    /// The code of the deposit.
    pub code: Option<String>,
}

/// Does what a pane about account numbers asks for. Numbers are typed in place of a login if the
/// request says some.
pub(super) fn step(
    world: &mut Sandbox,
    session_id: Uuid,
    step: NumbersStep,
    typed: Option<&TypedNumbers>,
) -> Result<(), Error> {
    let usual = TypedNumbers::default();
    let manually = typed.is_some();
    let typed = typed.unwrap_or(&usual);
    let session = session(world, session_id)?;
    let record = world.token_of_session(session_id);
    let in_canada = record.is_some_and(|it| it.configuration.asks_branch());
    let account = account_number(session, in_canada);
    let account = typed.account_number.as_deref().unwrap_or(&account);
    let routing = typed.routing_number.as_deref();
    let usual_routing = if session.numbers.by_login() {
        "021000021"
    } else {
        "110000000"
    };
    let gesture = match step {
        NumbersStep::TypeSelect if manually => NumbersGesture::Plain(NumbersAction::ChooseManually),
        NumbersStep::TypeSelect => NumbersGesture::Plain(NumbersAction::ChooseInstantly),
        NumbersStep::Routing if in_canada => NumbersGesture::Branch(
            routing.unwrap_or("110"),
            typed.branch_number.as_deref().unwrap_or("11111"),
        ),
        NumbersStep::Routing => NumbersGesture::Routing(routing.unwrap_or(usual_routing)),
        NumbersStep::Account => NumbersGesture::Account(account, account),
        NumbersStep::Both => NumbersGesture::Both(routing.unwrap_or("333333334"), account, account),
        NumbersStep::Name => NumbersGesture::Name(typed.name.as_deref().unwrap_or("John Smith")),
        NumbersStep::Kind => NumbersGesture::Kind {
            savings: typed.savings,
            business: typed.business,
        },
        NumbersStep::Authorize => NumbersGesture::Plain(NumbersAction::Authorize),
        NumbersStep::Code | NumbersStep::InstantCode => {
            NumbersGesture::Code(typed.code.as_deref().unwrap_or("ABC"))
        }
        NumbersStep::Reroute | NumbersStep::Authorized => {
            return press(
                world,
                session_id,
                Gesture::Plain(crate::link::Action::Continue),
            );
        }
    };
    press(world, session_id, Gesture::Numbers(gesture))?;
    match super::session(world, session_id)?.numbers.slip {
        Some(slip) => Err(refused(&format!(
            "Link stays at step {step:?}: what was typed is wrong, {slip:?}"
        ))),
        None => Ok(()),
    }
}

/// The account number that is right in a session.
fn account_number(session: &LinkSession, in_canada: bool) -> String {
    match session.numbers.way() {
        _ if in_canada => "11223311".to_owned(),
        Some(AuthWay::InstantMatch | AuthWay::Database) => "1111222233331111".to_owned(),
        Some(AuthWay::Automated) => {
            let mask = session.chosen_mask().unwrap_or("0000");
            format!("111122223333{mask}")
        }
        Some(AuthWay::SameDay | AuthWay::Instant) | None => "1111222233330000".to_owned(),
    }
}
