//! Account numbers typed in Link: which ways of verifying them a token allows, what is wrong with
//! what was typed, and the Item that comes of it. <https://plaid.com/docs/auth/coverage/>

mod linking;
mod look_up;
mod verified;

pub(super) use linking::holder;

use super::LinkEvent;
use super::named::named;
use crate::link::numbers::{AuthWay, NumbersAction, Slip};
use crate::link::{EventName, Portal, View};

/// Digits of a mask.
const MASK: usize = 4;

named! {
    /// `auth.reroute_to_credentials`: whether the bank of a routing number is offered for a login.
    #[derive(Default)]
    pub enum RerouteToCredentials {
        Forced = "FORCED",
        Off = "OFF",
        #[default]
        Optional = "OPTIONAL",
    }
}

/// `auth` of `/link/token/create`: the ways of verifying account numbers.
#[derive(Debug, Clone)]
pub struct AuthOptions {
    /// People are asked at first whether they log in or type numbers.
    pub type_select: bool,
    /// After a login, by a deposit that Plaid finds itself.
    pub automated_microdeposits: bool,
    /// After a login, by what the bank shows of the numbers.
    pub instant_match: bool,
    /// By a deposit whose code is typed on another day.
    pub same_day_microdeposits: bool,
    /// By a deposit whose code is typed at once.
    pub instant_microdeposits: bool,
    /// By what is known of the numbers, or else by a deposit.
    pub database_match: bool,
    /// By what is known of the numbers, whatever it is.
    pub database_insights: bool,
    /// Whether a login is offered to those who type numbers.
    pub reroute: RerouteToCredentials,
}

impl Default for AuthOptions {
    fn default() -> Self {
        Self {
            type_select: false,
            automated_microdeposits: false,
            instant_match: true,
            same_day_microdeposits: false,
            instant_microdeposits: false,
            database_match: false,
            database_insights: false,
            reroute: RerouteToCredentials::default(),
        }
    }
}

/// What a session knows of account numbers.
#[derive(Debug, Default)]
pub struct Numbers {
    /// The routing number as typed.
    pub routing: String,
    /// In Canada: the number of the branch as typed; `routing` is then that of the institution.
    pub branch: String,
    /// The account number as typed.
    pub account: String,
    /// The name on the account.
    pub name: String,
    /// Whether it is a savings account.
    pub savings: bool,
    /// Whether it is a business's.
    pub business: bool,
    /// What is wrong with the form of what was typed last.
    pub slip: Option<Slip>,
    /// Whether several banks have the routing number.
    pub(super) several_banks: bool,
    pub(super) way: Option<AuthWay>,
    pub(super) wrong: u8,
}

/// What a person does about account numbers, with what they typed or picked.
#[derive(Debug, Clone, Copy)]
pub enum NumbersGesture<'a> {
    /// A routing number.
    Routing(&'a str),
    /// In Canada: the numbers of institution and branch.
    Branch(&'a str, &'a str),
    /// An account number, twice.
    Account(&'a str, &'a str),
    /// Routing number, and an account number twice.
    Both(&'a str, &'a str, &'a str),
    /// The name on the account.
    Name(&'a str),
    /// What kind of account it is.
    Kind {
        /// Savings, not checking.
        savings: bool,
        /// A business's, not a person's.
        business: bool,
    },
    /// The `institution_id` of a bank to log in at instead.
    Bank(&'a str),
    /// The code of a deposit.
    Code(&'a str),
    /// An action that needs nothing more.
    Plain(NumbersAction),
}

/// What an event tells of account numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NumbersDetail {
    /// `selection` of `SELECT_AUTH_TYPE`.
    Selection(&'static str),
    /// `routing_number` of `SUBMIT_ROUTING_NUMBER`.
    RoutingNumber(String),
    /// `account_number_mask` of `SUBMIT_ACCOUNT_NUMBER`.
    AccountNumberMask(String),
    /// `view_variant` of the view `NUMBERS_SELECT_INSTITUTION`.
    ViewVariant(&'static str),
}

impl LinkEvent {
    /// `selection`.
    pub fn selection(&self) -> Option<&'static str> {
        match self.numbers {
            Some(NumbersDetail::Selection(name)) => Some(name),
            _ => None,
        }
    }

    /// `routing_number`.
    pub fn routing_number(&self) -> Option<&str> {
        match &self.numbers {
            Some(NumbersDetail::RoutingNumber(number)) => Some(number),
            _ => None,
        }
    }

    /// `account_number_mask`.
    pub fn account_number_mask(&self) -> Option<&str> {
        match &self.numbers {
            Some(NumbersDetail::AccountNumberMask(mask)) => Some(mask),
            _ => None,
        }
    }

    /// `view_variant`.
    pub fn view_variant(&self) -> Option<&'static str> {
        match self.numbers {
            Some(NumbersDetail::ViewVariant(name)) => Some(name),
            _ => None,
        }
    }
}

impl NumbersGesture<'_> {
    pub(super) fn action(self) -> NumbersAction {
        match self {
            Self::Routing(_) | Self::Branch(..) => NumbersAction::SubmitRouting,
            Self::Account(..) | Self::Both(..) => NumbersAction::SubmitAccount,
            Self::Name(_) => NumbersAction::SubmitName,
            Self::Kind { .. } => NumbersAction::SelectKind,
            Self::Bank(_) => NumbersAction::SelectBank,
            Self::Code(_) => NumbersAction::SubmitCode,
            Self::Plain(action) => action,
        }
    }
}

impl Numbers {
    /// Nothing typed yet, for a way.
    pub(super) fn of(way: Option<AuthWay>) -> Self {
        Self {
            way,
            ..Self::default()
        }
    }

    /// Nothing typed yet, at an institution.
    pub(super) fn at(portal: Portal) -> Self {
        Self::of((portal == Portal::Numbers).then_some(AuthWay::Instant))
    }

    /// What an event tells of the numbers.
    pub(super) fn detail(&self, name: EventName, view: Option<View>) -> Option<NumbersDetail> {
        Some(match (name, view) {
            (EventName::SelectAuthType, _) => NumbersDetail::Selection(match self.way {
                Some(_) => "flow_type_manual",
                None => "flow_type_instant",
            }),
            (EventName::SubmitRoutingNumber, _) => {
                NumbersDetail::RoutingNumber(self.routing.clone())
            }
            (EventName::SubmitAccountNumber, _) => {
                let short = self.account.len() <= MASK;
                let mask = if short { "" } else { self.mask() };
                NumbersDetail::AccountNumberMask(mask.to_owned())
            }
            (_, Some(View::NumbersSelectInstitution)) => {
                NumbersDetail::ViewVariant(if self.several_banks {
                    "MULTI_INSTITUTION"
                } else {
                    "SINGLE_INSTITUTION"
                })
            }
            _ => return None,
        })
    }

    /// Whether the person has been asked what kind of account it is.
    fn says_kind(&self) -> bool {
        matches!(self.way, Some(AuthWay::SameDay | AuthWay::Instant))
    }

    /// Whether the person logs in as well.
    pub fn by_login(&self) -> bool {
        matches!(self.way, Some(AuthWay::InstantMatch | AuthWay::Automated))
    }

    /// Whether no login is needed.
    pub(super) fn alone(&self) -> bool {
        self.way.is_some() && !self.by_login()
    }

    /// How the account is verified.
    pub fn way(&self) -> Option<AuthWay> {
        self.way
    }

    /// The last four digits of the account number.
    pub fn mask(&self) -> &str {
        let start = self.account.len().saturating_sub(MASK);
        self.account.get(start..).unwrap_or_default()
    }
}

/// Whether a text can be an ABA routing number, whose digits have a checksum.
pub(super) fn is_routing_number(text: &str) -> bool {
    let digits: Vec<u32> = text.chars().filter_map(|it| it.to_digit(10)).collect();
    let weights = [3, 7, 1].into_iter().cycle();
    let sum: u32 = digits.iter().zip(weights).map(|(a, b)| a * b).sum();
    text.len() == 9 && digits.len() == 9 && sum > 0 && sum.is_multiple_of(10)
}

fn is_digits(text: &str, count: usize) -> bool {
    text.len() == count && text.bytes().all(|it| it.is_ascii_digit())
}

pub(super) fn is_account_number(text: &str) -> bool {
    (4..=17).contains(&text.len()) && text.bytes().all(|it| it.is_ascii_digit())
}

fn account_slip(number: &str, confirmation: &str) -> Option<Slip> {
    if !is_account_number(number.trim()) {
        Some(Slip::AccountNumber)
    } else if confirmation.trim().is_empty() {
        Some(Slip::ConfirmationMissing)
    } else if number.trim() != confirmation.trim() {
        Some(Slip::ConfirmationDiffers)
    } else {
        None
    }
}

fn slip(gesture: NumbersGesture<'_>) -> Option<Slip> {
    let routing_slip =
        |text: &str| (!is_routing_number(text.trim())).then_some(Slip::RoutingNumber);
    match gesture {
        NumbersGesture::Routing(routing) => routing_slip(routing),
        NumbersGesture::Branch(institution, _) if !is_digits(institution.trim(), 3) => {
            Some(Slip::InstitutionNumber)
        }
        NumbersGesture::Branch(_, branch) => {
            (!is_digits(branch.trim(), 5)).then_some(Slip::BranchNumber)
        }
        NumbersGesture::Account(number, again) => account_slip(number, again),
        NumbersGesture::Both(routing, number, again) => {
            routing_slip(routing).or_else(|| account_slip(number, again))
        }
        NumbersGesture::Name(name) if name.trim().is_empty() => Some(Slip::Name),
        NumbersGesture::Code(code) if code.trim().is_empty() => Some(Slip::Code),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn routing_numbers_have_nine_digits_and_a_checksum() {
        for number in ["021000021", "110000000", "333333334", "011401533"] {
            assert!(is_routing_number(number), "{number}");
        }
        for text in [
            "",
            "000000000",
            "021000022",
            "02100002",
            "0210000210",
            "O21000021",
            "é12345",
        ] {
            assert!(!is_routing_number(text), "{text}");
        }
    }

    #[test]
    fn an_account_number_is_typed_twice() {
        let slips = [
            account_slip("123", "123"),
            account_slip("123456789012345678", ""),
            account_slip("1234x", "1234x"),
            account_slip("1234", " "),
            account_slip("1234", "1235"),
            account_slip(" 1234 ", "1234"),
        ];
        assert_eq!(
            slips,
            [
                Some(Slip::AccountNumber),
                Some(Slip::AccountNumber),
                Some(Slip::AccountNumber),
                Some(Slip::ConfirmationMissing),
                Some(Slip::ConfirmationDiffers),
                None,
            ]
        );
    }
}
