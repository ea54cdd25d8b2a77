//! What a person has chosen before Link came up, on tiles in the app's own page.
//! <https://plaid.com/docs/link/embedded-institution-search/>

use super::event::EventName;
use super::flow::Facts;
use super::money;
use super::portal::Portal;
use super::step::Step;

/// What has been chosen before Link came up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Picked {
    /// An institution.
    Institution,
    /// A brand with several portals.
    Brand,
    /// To type account numbers.
    Manual,
}

impl Picked {
    /// What is said of it when Link opens; `portal` is that of the institution.
    pub fn events(self, portal: Portal) -> &'static [EventName] {
        match self {
            Self::Institution => entrance_events(portal),
            Self::Brand => &[EventName::SelectBrand],
            // Said on the pane where it is chosen.
            Self::Manual => &[],
        }
    }

    /// The pane it leads to in place of `usual`, once the person has consented.
    pub(super) fn leads_to(self, usual: Step, facts: &Facts) -> Step {
        match self {
            Self::Institution => entrance(facts),
            Self::Brand => Step::Brand,
            Self::Manual => usual,
        }
    }
}

/// What is said of the choice of an institution.
pub(super) fn entrance_events(portal: Portal) -> &'static [EventName] {
    use EventName as E;
    match portal {
        Portal::Degraded | Portal::DegradedOauth => {
            &[E::SelectInstitution, E::SelectDegradedInstitution]
        }
        Portal::Down => &[E::SelectInstitution, E::SelectDownInstitution],
        Portal::Filtered => &[E::SelectInstitution, E::SelectFilteredInstitution],
        Portal::Credentials | Portal::Numbers | Portal::Oauth | Portal::OutOfReach => {
            &[E::SelectInstitution]
        }
    }
}

/// The pane the choice of an institution leads to.
pub(super) fn entrance(facts: &Facts) -> Step {
    match facts.portal {
        Portal::Degraded | Portal::DegradedOauth | Portal::Down | Portal::Filtered => Step::Notice,
        Portal::Credentials | Portal::Numbers | Portal::Oauth | Portal::OutOfReach => {
            money::towards_login(facts)
        }
    }
}
