//! Income by payroll providers, documents and banks, without a browser.

use super::{Login, press, refused, session};
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
    let texts = request.documents.iter().map(serde_json::to_string);
    let texts: String = texts.flatten().collect();
    let kept;
    let gesture = match step {
        IncomeStep::Choose if request.documents.is_empty() => {
            IncomeGesture::Plain(IncomeAction::ChoosePayroll)
        }
        IncomeStep::Choose => IncomeGesture::Plain(IncomeAction::ChooseDocuments),
        IncomeStep::Provider => IncomeGesture::Provider(institution_id.unwrap_or(PROVIDER)),
        IncomeStep::Login => IncomeGesture::Login(
            username.unwrap_or("test-good"),
            request.password.as_deref().unwrap_or("test"),
        ),
        IncomeStep::Ssn => IncomeGesture::Ssn(request.code.as_deref().unwrap_or("1234")),
        IncomeStep::Upload => IncomeGesture::Documents(sent(request), &texts),
        IncomeStep::Review => {
            kept = sources(world, session_id, request.income_sources.as_deref())?;
            IncomeGesture::Sources(&kept)
        }
    };
    press(world, session_id, Gesture::Income(gesture))
        .map_err(|_| refused(&format!("Link refused at step {step:?}")))
}

/// The places of the sources that are income.
fn sources(
    world: &Sandbox,
    session_id: Uuid,
    named: Option<&[String]>,
) -> Result<Vec<usize>, Error> {
    let token = world.token_of_session(session_id);
    let token = token.ok_or_else(|| refused("the session is gone"))?;
    let found = world.income_to_review(&token.configuration, session(world, session_id)?);
    let Some(named) = named else {
        return Ok((0..found.len()).collect());
    };
    let unknown = named
        .iter()
        .find(|name| found.iter().all(|it| it.description != **name));
    if let Some(name) = unknown {
        let found: Vec<&str> = found.iter().map(|it| it.description.as_str()).collect();
        return Err(refused(&format!(
            "no income `{name}` was found at the bank; there is {}",
            if found.is_empty() {
                "none".to_owned()
            } else {
                found.join(", ")
            }
        )));
    }
    let meant = found.iter().enumerate();
    let meant = meant.filter(|(_, it)| named.contains(&it.description));
    Ok(meant.map(|(place, _)| place).collect())
}

/// How many documents of each kind there are.
fn sent(request: &Login) -> DocumentsFound {
    let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let with = |key: &str| {
        let documents = request.documents.iter();
        count(documents.filter(|it| it.contains_key(key)).count())
    };
    let (w2s, bank_statements) = (with("w2"), with("bank_statement"));
    let all = count(request.documents.len().max(1));
    DocumentsFound {
        paystubs: all.saturating_sub(w2s + bank_statements),
        w2s,
        bank_statements,
        ..DocumentsFound::default()
    }
}
