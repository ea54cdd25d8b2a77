//! Sessions of Link that begin with a choice, made on tiles in the app's own page.
//! <https://plaid.com/docs/link/embedded-institution-search/>

use super::{Gesture, LinkConfiguration, LinkSession, NumbersGesture, Sandbox};
use crate::link::numbers::{NumbersAction, NumbersStep};
use crate::link::{Picked, STANDARD};

/// The answer of who has chosen to type account numbers.
pub(super) const MANUALLY: Gesture<'static> =
    Gesture::Numbers(NumbersGesture::Plain(NumbersAction::ChooseManually));

/// What a person has chosen before Link opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pick<'a> {
    /// An `institution_id`.
    Institution(&'a str),
    /// A brand.
    Brand(&'a str),
    /// To type account numbers.
    Manual,
}

impl LinkConfiguration {
    /// Whether tiles in the app's own page can open Link.
    pub fn allows_tiles(&self) -> bool {
        !self.updates() && self.hosted_link.is_none() && !self.multi_item
    }
}

impl LinkSession {
    /// Whether a pane is up that asks what the person has answered before Link opened.
    pub(super) fn chose_numbers(&self) -> bool {
        self.picked == Some(Picked::Manual) && self.step == NumbersStep::TypeSelect.into()
    }
}

impl Sandbox {
    /// Takes along what has been chosen; a tile that has gone since it was drawn counts for
    /// nothing.
    pub(super) fn take_pick(
        &self,
        configuration: &LinkConfiguration,
        session: &mut LinkSession,
        pick: Pick<'_>,
    ) {
        if session.flow != STANDARD {
            return;
        }
        session.picked = match pick {
            Pick::Institution(id) => self.portal(configuration, id).map(|portal| {
                session.portal = portal;
                session.institution = self.institution_named(id);
                Picked::Institution
            }),
            Pick::Brand(brand) => self.check_brand(brand).ok().map(|()| {
                session.brand = Some(brand.to_owned());
                Picked::Brand
            }),
            Pick::Manual => self.asks_auth_type(configuration).then_some(Picked::Manual),
        };
    }
}
