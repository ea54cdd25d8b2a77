//! Income by payroll providers and documents, without a browser.

use super::{Login, press, refused};
use crate::errors::Error;
use crate::link::income::{IncomeAction, IncomeStep};
use crate::sandbox::ids::Uuid;
use crate::sandbox::{DocumentsFound, Gesture, IncomeGesture, Sandbox};

const PROVIDER: &str = "ins_135842";

/// Does what the pane that is up asks for.
pub(super) fn step(
    world: &mut Sandbox,
    session_id: Uuid,
    step: IncomeStep,
    request: &Login,
) -> Result<(), Error> {
    let institution_id = request.institution_id.as_deref();
    let username = request.username.as_deref();
    let gesture = match step {
        IncomeStep::Choose => IncomeGesture::Plain(IncomeAction::ChoosePayroll),
        IncomeStep::Provider => IncomeGesture::Provider(institution_id.unwrap_or(PROVIDER)),
        IncomeStep::Login => IncomeGesture::Login(
            username.unwrap_or("test-good"),
            request.password.as_deref().unwrap_or("test"),
        ),
        IncomeStep::Ssn => IncomeGesture::Ssn(request.code.as_deref().unwrap_or("1234")),
        IncomeStep::Upload => IncomeGesture::Documents(DocumentsFound {
            paystubs: 1,
            ..DocumentsFound::default()
        }),
    };
    press(world, session_id, Gesture::Income(gesture))
        .map_err(|_| refused(&format!("Link refused at step {step:?}")))
}
