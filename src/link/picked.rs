//! What a person has chosen before Link came up, on tiles in the app's own page.
//! <https://plaid.com/docs/link/embedded-institution-search/>

use super::event::EventName;
use super::flow::{Facts, login};
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
            Self::Institution => entrance(portal).0,
            Self::Brand => &[EventName::SelectBrand],
            // Said on the pane where it is chosen.
            Self::Manual => &[],
        }
    }

    /// The pane it leads to in place of `usual`, once the person has consented.
    pub(super) fn leads_to(self, usual: Step, facts: &Facts) -> Step {
        match self {
            Self::Institution => entrance(facts.portal).1,
            Self::Brand => Step::Brand,
            Self::Manual => usual,
        }
    }
}

/// What is said of the choice of an institution, and the pane it leads to.
pub(super) fn entrance(portal: Portal) -> (&'static [EventName], Step) {
    use EventName as E;
    match portal {
        Portal::Credentials => (&[E::SelectInstitution], Step::Credentials),
        Portal::Degraded | Portal::DegradedOauth => (
            &[E::SelectInstitution, E::SelectDegradedInstitution],
            Step::Notice,
        ),
        Portal::Down => (
            &[E::SelectInstitution, E::SelectDownInstitution],
            Step::Notice,
        ),
        Portal::Filtered => (
            &[E::SelectInstitution, E::SelectFilteredInstitution],
            Step::Notice,
        ),
        Portal::Numbers | Portal::Oauth | Portal::OutOfReach => {
            (&[E::SelectInstitution], login(portal))
        }
    }
}
