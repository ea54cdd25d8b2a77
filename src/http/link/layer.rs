//! The panes of Layer, the forms they send, and what the app asks before it opens them.

use super::oauth::Browser;
use super::present::{self, View, balance};
use super::tiles::colour;
use crate::http::form::Form;
use crate::http::worlds::Worlds;
use crate::link::layer::{LayerAction, LayerStep};
use crate::sandbox::catalog::{Demand, IdentityField};
use crate::sandbox::ids::{LinkToken, Uuid};
use crate::sandbox::{Gesture, LayerGesture, Sandbox};
use crate::ui::link as ui;
use crate::ui::link::{
    Detail, ErrorPane, Frame, InstitutionMark, LayerAccount, LayerPane, LoadingPane, Page, Pane,
    Part, SharedAccount, WayOut,
};

/// Digits of a social security number that are shown.
const SHOWN: usize = 4;

/// What the frame shows, which nobody sees, once the app has asked whether a person is eligible.
/// A token that is not of Layer answers a page without a session.
pub(super) fn submit(worlds: &Worlds, form: &Form) -> Page {
    let token = LinkToken::parse(form.get("token")).ok();
    let asked = token.and_then(|token| worlds.of_token(token.0, |world| ask(world, form)));
    asked.flatten().unwrap_or_else(|| waiting(String::new()))
}

fn ask(world: &mut Sandbox, form: &Form) -> Option<Page> {
    let known = Uuid::parse(form.get("session")).filter(|id| is_waiting(world, *id));
    let session_id = match known {
        Some(id) => id,
        None => world.prepare_layer(form.get("token")).ok()??,
    };
    let gesture = match form.get("phone_number") {
        "" => LayerGesture::SubmitDateOfBirth(form.get("date_of_birth")),
        number => LayerGesture::SubmitPhone(number),
    };
    // A date of birth before a phone number is not listened to.
    let _ = world.act(session_id, Gesture::Layer(gesture));
    let mut page = waiting(session_id.to_string());
    present::tell_all(world, session_id, &mut page);
    Some(page)
}

/// Whether a session of Layer has not been opened yet.
pub(super) fn is_waiting(world: &Sandbox, session_id: Uuid) -> bool {
    let session = world.link_session(session_id);
    session.is_some_and(|it| it.result.is_none() && it.step == LayerStep::Waiting.into())
}

fn waiting(session: String) -> Page {
    Page {
        frame: Frame {
            session,
            ..Frame::default()
        },
        pane: loading(),
    }
}

fn loading() -> Pane {
    Pane::Loading(LoadingPane {
        waits_for: "Opening Link".to_owned(),
        poll: false,
    })
}

/// Opens the session that the app has asked about, if the form names one.
pub(super) fn open(world: &mut Sandbox, form: &Form, browser: &Browser) -> Option<Page> {
    let session_id = Uuid::parse(form.get("session")).filter(|id| is_waiting(world, *id))?;
    world.open_layer(session_id);
    present::opened(world, session_id, browser)
}

/// What a form of Layer says.
pub(super) fn gesture<'a>(
    form: &Form,
    answers: &'a [&'a str],
    accounts: &[usize],
) -> Option<LayerGesture<'a>> {
    if let Some(field) = IdentityField::from_name(form.get("edit")) {
        return Some(LayerGesture::Edit(field));
    }
    Some(match form.get("action") {
        "save_detail" => LayerGesture::Save(answers),
        "change_account" => LayerGesture::Plain(LayerAction::ChangeAccount),
        "pick_account" => LayerGesture::PickAccount(*accounts.first()?),
        "add_account" => LayerGesture::Plain(LayerAction::AddAccount),
        "share" => LayerGesture::Plain(LayerAction::Share),
        _ => return None,
    })
}

/// The pane of a step.
pub(super) fn pane(view: &View<'_>, step: LayerStep) -> Pane {
    match step {
        LayerStep::Waiting => loading(),
        LayerStep::Refused => Pane::Error(refused(view)),
        LayerStep::Consent => Pane::Layer(LayerPane::Consent {
            app_name: view.app_name(),
        }),
        LayerStep::Code => Pane::Otp(ui::OtpPane {
            phone: view.given_phone(),
            resent: view.session.returning.resent > 0,
            error: view.inline_error(),
        }),
        LayerStep::Review => Pane::Layer(review(view)),
        LayerStep::Edit => Pane::Layer(edit(view)),
        LayerStep::Accounts => Pane::Layer(accounts(view)),
    }
}

fn refused(view: &View<'_>) -> ErrorPane {
    let (title, text) = match &view.session.phone {
        None => (
            "Submit a phone number before opening Link",
            "The app has opened Layer without asking for anybody. It has to call submit() first, \
             and open() once it hears LAYER_READY.",
        ),
        Some(_) => (
            "This phone number is not eligible for Plaid Layer",
            "Sorry. Go back to the app and sign up in another way.",
        ),
    };
    ErrorPane {
        title: title.to_owned(),
        text: text.to_owned(),
        error_code: None,
        way_out: WayOut::Exit,
    }
}

/// What people read in place of the choice of another institution, which Layer has not.
pub(super) fn failed(pane: ErrorPane) -> ErrorPane {
    ErrorPane {
        text: "Go back to the app and sign up in another way.".to_owned(),
        way_out: WayOut::Exit,
        ..pane
    }
}

fn label(field: IdentityField) -> &'static str {
    match field {
        IdentityField::Address => "Address",
        IdentityField::DateOfBirth => "Date of birth",
        IdentityField::Email => "Email",
        IdentityField::Name => "Name",
        IdentityField::Ssn => "Social security number",
    }
}

/// The parts of a detail as people know them, and as browsers do.
fn parts_of(field: IdentityField) -> &'static [(&'static str, &'static str)] {
    match field {
        IdentityField::Address => &[
            ("Street", "address-line1"),
            ("City", "address-level2"),
            ("State", "address-level1"),
            ("ZIP code", "postal-code"),
        ],
        IdentityField::DateOfBirth => &[("Year-month-day", "bday")],
        IdentityField::Email => &[("Email", "email")],
        IdentityField::Name => &[("First name", "given-name"), ("Last name", "family-name")],
        IdentityField::Ssn => &[("Nine digits", "off")],
    }
}

fn review(view: &View<'_>) -> LayerPane {
    let layer = &view.session.layer;
    let template = view.configuration.layer.as_deref();
    let demand = |field| template.map_or(Demand::Skip, |it| it.demand(field));
    let order = [
        IdentityField::Name,
        IdentityField::Address,
        IdentityField::Email,
        IdentityField::DateOfBirth,
        IdentityField::Ssn,
    ];
    let asked = order
        .into_iter()
        .filter(|field| demand(*field) != Demand::Skip);
    let details = asked.map(|field| {
        let parts = layer.identity.parts(field);
        let value = match field {
            IdentityField::Ssn => hidden_ssn(&parts[0]),
            IdentityField::Name => parts.join(" "),
            _ => parts.join(", "),
        };
        Detail {
            field: field.as_str(),
            label: label(field),
            value: if layer.identity.has(field) {
                value
            } else {
                String::new()
            },
        }
    });
    let asks_account = template.is_some_and(|it| it.accounts != Demand::Skip);
    LayerPane::Review {
        app_name: view.app_name(),
        details: details.collect(),
        account: asks_account.then(|| shared_account(view)),
        complete: layer.picked.is_some()
            || template.is_some_and(|it| it.accounts != Demand::Required),
    }
}

fn hidden_ssn(number: &str) -> String {
    let shown = &number[number.len().saturating_sub(SHOWN)..];
    format!("•••-••-{shown}")
}

fn institution(view: &View<'_>, institution_id: &str) -> Option<InstitutionMark> {
    let institution = view.world.institution(institution_id)?;
    Some(InstitutionMark {
        name: institution.name.clone(),
        colour: colour(institution),
    })
}

fn shared_account(view: &View<'_>) -> SharedAccount {
    let Some(picked) = &view.session.layer.picked else {
        return SharedAccount {
            institution: None,
            text: "None chosen yet".to_owned(),
        };
    };
    let accounts = picked.accounts.iter();
    let named = accounts.filter_map(|position| picked.user.accounts.get(*position));
    let texts: Vec<String> = named
        .map(|account| format!("{} •••• {}", account.name, account.mask))
        .collect();
    SharedAccount {
        institution: institution(view, &picked.institution_id),
        text: texts.join(", "),
    }
}

fn edit(view: &View<'_>) -> LayerPane {
    let layer = &view.session.layer;
    let field = layer.editing.unwrap_or(IdentityField::Name);
    let values = layer.identity.parts(field);
    let parts = parts_of(field).iter().zip(values);
    LayerPane::Edit {
        label: label(field),
        parts: parts
            .map(|((label, autocomplete), value)| Part {
                label,
                autocomplete,
                value,
            })
            .collect(),
        error: layer
            .slip
            .then(|| "This cannot be right. Check it and try again.".to_owned()),
    }
}

fn accounts(view: &View<'_>) -> LayerPane {
    let saved = view.world.saved_accounts(view.configuration, view.session);
    let picked = view.session.layer.picked.as_ref();
    let accounts = saved.into_iter().enumerate().filter_map(|(place, saved)| {
        let template = saved.template();
        let id = &saved.connection.institution_id;
        let selected = picked
            .is_some_and(|it| it.institution_id == *id && it.accounts.contains(&saved.position));
        Some(LayerAccount {
            institution: institution(view, id)?,
            account: ui::Account {
                account_id: place.to_string(),
                name: template.name.clone(),
                mask: Some(template.mask.clone()),
                balance: balance(template),
                selected,
            },
        })
    });
    LayerPane::Accounts {
        accounts: accounts.collect(),
    }
}

/// How far somebody has come, in per cent.
pub(super) fn progress(step: LayerStep) -> u8 {
    match step {
        LayerStep::Waiting | LayerStep::Refused => 0,
        LayerStep::Consent => 10,
        LayerStep::Code => 35,
        LayerStep::Review => 75,
        LayerStep::Edit | LayerStep::Accounts => 85,
    }
}
