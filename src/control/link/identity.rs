//! A verification of somebody's identity, without a browser.

use serde::Deserialize;

use crate::errors::Error;
use crate::link::identity::IdentityStep;
use crate::sandbox::ids::Uuid;
use crate::sandbox::verifications::PHONE;
use crate::sandbox::{Details, Gesture, IdentityGesture, Sandbox};

use super::press;

/// Who somebody is; what is left out is Leslie Knope's, who passes.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct TypedIdentity {
    phone_number: Option<String>,
    code: Option<String>,
    given_name: Option<String>,
    family_name: Option<String>,
    date_of_birth: Option<String>,
    street: Option<String>,
    city: Option<String>,
    region: Option<String>,
    postal_code: Option<String>,
    ssn: Option<String>,
}

/// Does what a pane of a verification asks for.
pub(super) fn step(
    world: &mut Sandbox,
    session_id: Uuid,
    step: IdentityStep,
    typed: &TypedIdentity,
) -> Result<(), Error> {
    let or = |given: &'_ Option<String>, usual: &str| given.clone().unwrap_or(usual.to_owned());
    let phone = or(&typed.phone_number, PHONE);
    let code = or(&typed.code, "11111");
    let given_name = or(&typed.given_name, "Leslie");
    let family_name = or(&typed.family_name, "Knope");
    let date_of_birth = or(&typed.date_of_birth, "1975-01-18");
    let street = or(&typed.street, "123 Main St.");
    let city = or(&typed.city, "Pawnee");
    let region = or(&typed.region, "IN");
    let postal_code = or(&typed.postal_code, "46001");
    let ssn = or(&typed.ssn, "123456789");
    let gesture = match step {
        IdentityStep::Terms => IdentityGesture::Consent,
        IdentityStep::Phone => IdentityGesture::Phone(&phone),
        IdentityStep::Code => IdentityGesture::Code(&code),
        IdentityStep::Details => IdentityGesture::Details(Details {
            given_name: &given_name,
            family_name: &family_name,
            date_of_birth: &date_of_birth,
            street: &street,
            city: &city,
            region: &region,
            postal_code: &postal_code,
            ssn: &ssn,
        }),
        IdentityStep::Document => IdentityGesture::Document,
        IdentityStep::Outcome => IdentityGesture::Close,
    };
    press(world, session_id, Gesture::Identity(gesture))
}
