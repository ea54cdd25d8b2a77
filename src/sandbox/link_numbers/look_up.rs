//! Which ways of verifying account numbers a link token allows, and whether what was typed is
//! right. <https://plaid.com/docs/auth/coverage/testing/>

use super::{NumbersGesture, RerouteToCredentials, slip};
use crate::errors::ErrorCode;
use crate::link::numbers::{AuthWay, NumbersAction, NumbersFacts, Reroute, Slip};
use crate::link::{Facts, NotOffered, Portal, Step};
use crate::sandbox::catalog::AuthCoverage;
use crate::sandbox::login::MICRODEPOSITS;
use crate::sandbox::product::{CountryCode, Product};
use crate::sandbox::{LinkConfiguration, LinkSession, Sandbox};

/// The routing number that goes with the test accounts behind a login.
const MATCHED_ROUTING: &str = "021000021";
/// The only account number that Instant Match finds.
const MATCHED_ACCOUNT: &str = "1111222233331111";
/// The routing number of a bank that takes deposits at once.
const INSTANT_ROUTING: &str = "333333334";
/// Who is known to own [`MATCHED_ACCOUNT`].
pub(super) const KNOWN_NAME: &str = "John Smith";
/// Where Database Match knows that account.
const KNOWN_ROUTING: &str = "110000000";
/// Wrong numbers after which Instant Match gives up.
const MATCHES_MAX: u8 = 3;

impl LinkConfiguration {
    /// Whether people type the numbers of institution and branch in place of a routing number, as
    /// in Canada, where nothing but Database Auth is possible.
    pub fn asks_branch(&self) -> bool {
        self.country_codes == [CountryCode::Canada] && self.auth.database_insights
    }

    /// Whether Auth by other means than a login at a bank with all numbers is possible: for the
    /// United States only, but for Database Auth, and for nothing but Auth and Transfer.
    fn allows_numbers(&self) -> bool {
        let moves_money = |product: &Product| matches!(product, Product::Auth | Product::Transfer);
        !self.updates()
            && (self.country_codes == [CountryCode::UnitedStates] || self.asks_branch())
            && !self.products.is_empty()
            && self.products.iter().all(moves_money)
    }

    /// Whether an institution must give account numbers.
    fn needs_numbers(&self) -> bool {
        self.products.contains(&Product::Auth) || self.products.contains(&Product::Transfer)
    }

    /// How numbers are verified that are typed without a login; `None` if none may be.
    fn manual_way(&self) -> Option<AuthWay> {
        let auth = &self.auth;
        let way = if auth.database_insights || auth.database_match {
            AuthWay::Database
        } else if auth.same_day_microdeposits {
            AuthWay::SameDay
        } else if auth.instant_microdeposits {
            AuthWay::Instant
        } else {
            return None;
        };
        self.allows_numbers().then_some(way)
    }

    /// How an institution is entered for whose sake `auth` says something; `None` for all others.
    pub(in crate::sandbox) fn portal_by_numbers(&self, coverage: AuthCoverage) -> Option<Portal> {
        let auth = &self.auth;
        match coverage {
            AuthCoverage::InstantMicrodeposits
                if auth.instant_microdeposits && self.allows_numbers() =>
            {
                Some(Portal::Numbers)
            }
            AuthCoverage::InstantMatch
                if self.needs_numbers() && !auth.instant_match && !auth.automated_microdeposits =>
            {
                Some(Portal::Filtered)
            }
            _ => None,
        }
    }
}

impl RerouteToCredentials {
    /// The pane it means for the deposits it concerns.
    fn pane(self) -> Option<Reroute> {
        match self {
            Self::Off => None,
            Self::Optional => Some(Reroute::Optional),
            Self::Forced => Some(Reroute::Forced),
        }
    }
}

impl Sandbox {
    /// What a session knows about account numbers before an action.
    pub(in crate::sandbox) fn known_numbers(
        &self,
        configuration: &LinkConfiguration,
        session: &LinkSession,
    ) -> NumbersFacts {
        let offered = configuration.manual_way().is_some();
        let about_numbers = matches!(session.progress_step(), Step::Numbers(_));
        NumbersFacts {
            asks_type: self.asks_auth_type(configuration),
            offered: offered && !(session.step == Step::Leaving && about_numbers),
            way: session.numbers.way,
            name_known: configuration.user.legal_name.is_some(),
            reroute: configuration.auth.reroute.pane(),
            slip: None,
            deposit_follows: configuration.auth.automated_microdeposits,
        }
    }

    /// Whether people are asked how they link.
    pub fn asks_auth_type(&self, configuration: &LinkConfiguration) -> bool {
        let ui = self.link_ui(configuration);
        configuration.manual_way().is_some() && ui.auth_type_select(configuration.auth.type_select)
    }

    /// Whether account numbers may be typed on the pane that is up, in place of a login.
    pub fn offers_numbers(&self, configuration: &LinkConfiguration, session: &LinkSession) -> bool {
        let place = matches!(
            session.step,
            Step::Institutions | Step::Notice | Step::Failed | Step::Leaving
        );
        place && self.known_numbers(configuration, session).offered
    }

    /// How the account is verified that a person picks after a login with this password.
    pub(in crate::sandbox) fn way_after_login(
        &self,
        configuration: &LinkConfiguration,
        session: &LinkSession,
        password: &str,
    ) -> Option<AuthWay> {
        let (id, _) = session.institution.as_ref()?;
        let coverage = self.institution(id)?.auth_coverage;
        let auth = &configuration.auth;
        let numbers_needed = coverage == AuthCoverage::InstantMatch
            && session.update.is_none()
            && configuration.needs_numbers();
        match password {
            _ if !numbers_needed => None,
            MICRODEPOSITS if auth.automated_microdeposits => Some(AuthWay::Automated),
            _ if auth.instant_match => Some(AuthWay::InstantMatch),
            _ => auth.automated_microdeposits.then_some(AuthWay::Automated),
        }
    }

    /// Banks with a routing number at which a person could log in.
    pub fn banks_with_routing_number(
        &self,
        configuration: &LinkConfiguration,
        routing: &str,
    ) -> Vec<(&str, Portal)> {
        let known = self
            .institutions()
            .filter(|it| it.routing_numbers.iter().any(|number| number == routing));
        let enterable = known.filter_map(|it| {
            let portal = self.portal(configuration, &it.institution_id)?;
            let open = matches!(portal, Portal::Credentials | Portal::Oauth);
            open.then_some((it.institution_id.as_str(), portal))
        });
        enterable.collect()
    }

    /// Finds out what the machine must know to answer a gesture about account numbers.
    pub(in crate::sandbox) fn look_up_numbers(
        &self,
        configuration: &LinkConfiguration,
        session: &LinkSession,
        gesture: NumbersGesture<'_>,
        facts: &mut Facts,
    ) -> Result<(), NotOffered> {
        let in_canada = matches!(gesture, NumbersGesture::Branch(..));
        let in_america = matches!(
            gesture,
            NumbersGesture::Routing(_) | NumbersGesture::Both(..)
        );
        if in_canada && !configuration.asks_branch() || in_america && configuration.asks_branch() {
            return Err(NotOffered);
        }
        facts.numbers.slip = slip(gesture);
        if facts.numbers.slip.is_some() {
            return Ok(());
        }
        match gesture {
            NumbersGesture::Plain(NumbersAction::Enter | NumbersAction::ChooseManually) => {
                facts.portal = Portal::Credentials;
                facts.numbers.way = configuration.manual_way();
            }
            NumbersGesture::Routing(routing) => {
                self.look_up_routing(configuration, routing.trim(), facts);
            }
            NumbersGesture::Branch(..) => facts.numbers.reroute = None,
            NumbersGesture::Both(routing, ..) if routing.trim() != INSTANT_ROUTING => {
                facts.numbers.slip = Some(Slip::NotTaken);
            }
            NumbersGesture::Account(number, _) => {
                let number = number.trim();
                look_up_account(session, number, facts);
                if let Some(name) = &configuration.user.legal_name {
                    look_up_known(configuration, &session.numbers.routing, number, name, facts);
                }
            }
            NumbersGesture::Name(name) => {
                let numbers = &session.numbers;
                let (routing, number) = (&numbers.routing, &numbers.account);
                look_up_known(configuration, routing, number, name.trim(), facts);
            }
            NumbersGesture::Bank(id) => {
                let banks = self.banks_with_routing_number(configuration, &session.numbers.routing);
                let bank = banks.iter().find(|(known, _)| *known == id);
                facts.portal = bank.ok_or(NotOffered)?.1;
            }
            NumbersGesture::Code(code) => {
                let wrong = self.wrong_deposit_codes(session);
                facts.answer = Self::check_deposit_code(code, wrong);
            }
            _ => {}
        }
        Ok(())
    }

    fn look_up_routing(&self, configuration: &LinkConfiguration, routing: &str, facts: &mut Facts) {
        if matches!(
            facts.numbers.way,
            Some(AuthWay::InstantMatch | AuthWay::Automated)
        ) {
            facts.numbers.reroute = None;
            return;
        }
        let instantly = configuration.auth.instant_microdeposits && routing == INSTANT_ROUTING;
        facts.numbers.way = match configuration.manual_way() {
            Some(AuthWay::SameDay | AuthWay::Instant) if instantly => Some(AuthWay::Instant),
            Some(AuthWay::Instant) => {
                facts.numbers.slip = Some(Slip::NotTaken);
                return;
            }
            way => way,
        };
        let banks = self.banks_with_routing_number(configuration, routing);
        if banks.is_empty() || facts.numbers.way != Some(AuthWay::SameDay) {
            facts.numbers.reroute = None;
        }
    }
}

/// Compares an account number with the one the person has picked after a login.
fn look_up_account(session: &LinkSession, number: &str, facts: &mut Facts) {
    let mask = session.chosen_mask().unwrap_or_default();
    let fits = number.ends_with(mask) && session.numbers.routing == MATCHED_ROUTING;
    facts.answer = match facts.numbers.way {
        Some(AuthWay::InstantMatch) if fits && number == MATCHED_ACCOUNT => Ok(()),
        Some(AuthWay::InstantMatch) if session.numbers.wrong + 1 >= MATCHES_MAX => {
            Err(ErrorCode::InstantMatchFailed)
        }
        Some(AuthWay::Automated) if fits => Ok(()),
        Some(AuthWay::InstantMatch | AuthWay::Automated) => Err(ErrorCode::InvalidAccountNumber),
        _ => Ok(()),
    };
}

/// Looks numbers and a name up in what is known. Where Database Match knows nothing of them, a
/// deposit is made if that is possible.
fn look_up_known(
    configuration: &LinkConfiguration,
    routing: &str,
    number: &str,
    name: &str,
    facts: &mut Facts,
) {
    let auth = &configuration.auth;
    if facts.numbers.way != Some(AuthWay::Database) || auth.database_insights {
        return;
    }
    let known = routing == KNOWN_ROUTING && number == MATCHED_ACCOUNT && is_known(name);
    if known {
        return;
    }
    if auth.same_day_microdeposits {
        facts.numbers.way = Some(AuthWay::SameDay);
    } else {
        facts.answer = Err(ErrorCode::InvalidAccountNumber);
    }
}

/// Whether a name is that of the person the Sandbox knows.
pub(super) fn is_known(name: &str) -> bool {
    name.trim().eq_ignore_ascii_case(KNOWN_NAME)
}
