//! The panes of Layer, the forms they send, and what the app asks before it opens them.

use super::oauth::Browser;
use super::present::{self, View};
use super::tiles::colour;
use crate::http::form::Form;
use crate::http::language::{balance, english, words};
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
use crate::ui::words::Words;

/// Digits of a social security number that are shown.
const SHOWN: usize = 4;

/// What the frame shows, which nobody sees, once the app has asked whether a person is eligible.
/// A token that is not of Layer answers a page without a session.
pub(super) fn submit(worlds: &Worlds, form: &Form) -> Page {
    let token = LinkToken::parse(form.get("token")).ok();
    let asked = token.and_then(|token| worlds.of_token(token.0, |world| ask(world, form)));
    let nobody = || waiting(english(worlds.catalog()), String::new());
    asked.flatten().unwrap_or_else(nobody)
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
    let language = &world.token_of_session(session_id)?.configuration.language;
    let words = words(world.catalog().language(language));
    let mut page = waiting(words, session_id.to_string());
    present::tell_all(world, session_id, &mut page);
    Some(page)
}

/// Whether a session of Layer has not been opened yet.
pub(super) fn is_waiting(world: &Sandbox, session_id: Uuid) -> bool {
    let session = world.link_session(session_id);
    session.is_some_and(|it| it.result.is_none() && it.step == LayerStep::Waiting.into())
}

fn waiting(words: Words, session: String) -> Page {
    Page {
        pane: loading(&words),
        words,
        frame: Frame {
            session,
            ..Frame::default()
        },
    }
}

fn loading(words: &Words) -> Pane {
    Pane::Loading(LoadingPane {
        waits_for: words.say("opening_link").to_owned(),
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
        LayerStep::Waiting => loading(&view.words),
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
            "submit_a_phone_number_before_opening_link",
            "the_app_has_opened_layer_without_asking_for",
        ),
        Some(_) => (
            "this_phone_number_is_not_eligible_for_plaid",
            "sorry_go_back_to_the_app_and_sign_up_in",
        ),
    };
    ErrorPane {
        title: view.words.say(title).to_owned(),
        text: view.words.say(text).to_owned(),
        error_code: None,
        way_out: WayOut::Exit,
    }
}

/// What people read in place of the choice of another institution, which Layer has not.
pub(super) fn failed(words: &Words, pane: ErrorPane) -> ErrorPane {
    let text = words.say("go_back_to_the_app_and_sign_up_in_another_way");
    ErrorPane {
        text: text.to_owned(),
        way_out: WayOut::Exit,
        ..pane
    }
}

fn label(words: &Words, field: IdentityField) -> String {
    let key = match field {
        IdentityField::Address => "address",
        IdentityField::DateOfBirth => "date_of_birth",
        IdentityField::Email => "email",
        IdentityField::Name => "name",
        IdentityField::Ssn => "social_security_number",
    };
    words.say(key).to_owned()
}

/// The keys of the parts of a detail, and their names for browsers.
fn parts_of(field: IdentityField) -> &'static [(&'static str, &'static str)] {
    match field {
        IdentityField::Address => &[
            ("street", "address-line1"),
            ("city", "address-level2"),
            ("state", "address-level1"),
            ("zip_code", "postal-code"),
        ],
        IdentityField::DateOfBirth => &[("year_month_day", "bday")],
        IdentityField::Email => &[("email", "email")],
        IdentityField::Name => &[("first_name", "given-name"), ("last_name", "family-name")],
        IdentityField::Ssn => &[("nine_digits", "off")],
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
            IdentityField::DateOfBirth => written_date(view, &parts[0]),
            _ => parts.join(", "),
        };
        Detail {
            field: field.as_str(),
            label: label(&view.words, field),
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

/// A day as people write it, if it is one.
fn written_date(view: &View<'_>, date: &str) -> String {
    let parsed = date.parse();
    parsed.map_or_else(|_| date.to_owned(), |date| view.language.date(date))
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
            text: view.words.say("none_chosen_yet").to_owned(),
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
        label: label(&view.words, field),
        parts: parts
            .map(|((key, autocomplete), value)| Part {
                label: view.words.say(key).to_owned(),
                autocomplete,
                value,
            })
            .collect(),
        error: layer.slip.then(|| {
            view.words
                .say("this_cannot_be_right_check_it_and_try_again")
                .to_owned()
        }),
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
                balance: balance(view.language, template),
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
