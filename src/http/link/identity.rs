//! The panes of a verification of somebody's identity, and the forms they send.

use crate::http::form::Form;
use crate::link::identity::IdentityStep;
use crate::sandbox::verifications::VerificationState;
use crate::sandbox::{Details, IdentityGesture};
use crate::ui::link::{IdentityField, IdentityPane};
use crate::ui::words::Words;

use super::present::View;

/// What a form of a verification says.
pub(super) fn gesture(form: &Form) -> Option<IdentityGesture<'_>> {
    Some(match form.get("action") {
        "accept_terms" => IdentityGesture::Consent,
        "submit_identity_phone" => IdentityGesture::Phone(form.get("phone")),
        "submit_identity_code" => IdentityGesture::Code(form.get("code")),
        "submit_identity" => IdentityGesture::Details(Details {
            given_name: form.get("given_name"),
            family_name: form.get("family_name"),
            date_of_birth: form.get("date_of_birth"),
            street: form.get("street"),
            city: form.get("city"),
            region: form.get("region"),
            postal_code: form.get("postal_code"),
            ssn: form.get("ssn"),
        }),
        "submit_document" => IdentityGesture::Document,
        "close_identity" => IdentityGesture::Close,
        _ => return None,
    })
}

/// The pane of a step.
pub(super) fn pane(view: &View<'_>, step: IdentityStep) -> IdentityPane {
    let verification = view.world.verification_of(view.session);
    let person = verification.map(|it| it.person.clone()).unwrap_or_default();
    let phone = person.phone_number.clone().unwrap_or_default();
    let wrong = view.session.refused;
    match step {
        IdentityStep::Terms => IdentityPane::Terms {
            app_name: view.app_name(),
        },
        IdentityStep::Phone => IdentityPane::Phone { phone },
        IdentityStep::Code => IdentityPane::Code { phone, wrong },
        IdentityStep::Details => IdentityPane::Details {
            fields: fields(&view.words, &person),
        },
        IdentityStep::Document => IdentityPane::Document { wrong },
        IdentityStep::Outcome => IdentityPane::Outcome {
            app_name: view.app_name(),
            success: verification.is_some_and(|it| it.state == VerificationState::Success),
        },
    }
}

fn fields(words: &Words, person: &crate::sandbox::verifications::Person) -> Vec<IdentityField> {
    let (name, address) = (person.name.as_ref(), person.address.as_ref());
    let of_address = |part: Option<&Option<String>>| part.cloned().flatten();
    let given = |value: Option<String>| value.unwrap_or_default();
    [
        (
            "given_name",
            "first_name",
            "given-name",
            name.map(|it| it.given_name.clone()),
        ),
        (
            "family_name",
            "last_name",
            "family-name",
            name.map(|it| it.family_name.clone()),
        ),
        (
            "date_of_birth",
            "date_of_birth",
            "bday",
            person.date_of_birth.clone(),
        ),
        (
            "street",
            "street",
            "address-line1",
            of_address(address.map(|it| &it.street)),
        ),
        (
            "city",
            "city",
            "address-level2",
            of_address(address.map(|it| &it.city)),
        ),
        (
            "region",
            "state",
            "address-level1",
            of_address(address.map(|it| &it.region)),
        ),
        (
            "postal_code",
            "postal_code",
            "postal-code",
            of_address(address.map(|it| &it.postal_code)),
        ),
        (
            "ssn",
            "social_security_number",
            "off",
            person.id_number.as_ref().map(|it| it.value.clone()),
        ),
    ]
    .map(|(name, key, autocomplete, value)| IdentityField {
        name,
        label: words.say(key).to_owned(),
        kind: if name == "date_of_birth" {
            "date"
        } else {
            "text"
        },
        autocomplete,
        value: given(value),
    })
    .to_vec()
}

/// How far a verification has come, in per cent.
pub(super) fn progress(step: IdentityStep) -> u8 {
    match step {
        IdentityStep::Terms => 8,
        IdentityStep::Phone => 20,
        IdentityStep::Code => 35,
        IdentityStep::Details => 55,
        IdentityStep::Document => 75,
        IdentityStep::Outcome => 95,
    }
}
