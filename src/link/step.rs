//! The panes of Link, the ways through them, and what a person can do.

use super::event::View;
use super::extra::Extra;
use super::identity::{IdentityAction, IdentityStep};
use super::income::{IncomeAction, IncomeStep};
use super::issue::{IssueAction, IssueStep};
use super::layer::{LayerAction, LayerStep};
use super::money::MoneyStep;
use super::numbers::{NumbersAction, NumbersStep};
use super::returning::{ReturningAction, ReturningStep};

/// A pane of Link, or a detour from the straight way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Consent, and the phone number that would sign a returning person in.
    Consent,
    /// The code sent to that number.
    VerifyPhone,
    /// Choice of a bank.
    Institutions,
    /// Choice of one of a brand's portals.
    Brand,
    /// A word about a bank that is slow, down or not offered.
    Notice,
    /// Username and password.
    Credentials,
    /// The way to the bank's own site, where people log in there.
    Oauth,
    /// Waiting for the person to come back from there.
    OauthWaiting,
    /// A box to tick, to prove that a person is there.
    Recaptcha,
    /// Questions after the password.
    Mfa,
    /// Choice of accounts.
    Accounts,
    /// Account and routing number.
    Numbers(NumbersStep),
    /// Money that is to move.
    Money(MoneyStep),
    /// A bank that is down, and followed.
    Issue(IssueStep),
    /// Income by payroll providers and documents.
    Income(IncomeStep),
    /// A bank statement that shows whose an account is.
    Proof,
    /// Done.
    Connected,
    /// Something went wrong; says what to do next.
    Failed,
    /// Asks whether the person really wants to leave.
    Leaving,
    /// A pane of a verification of somebody's identity.
    Identity(IdentityStep),
    /// A pane for people who have kept a connection, or are about to.
    Returning(ReturningStep),
    /// A pane of Layer.
    Layer(LayerStep),
    /// A pane that only some sessions have.
    Extra(Extra),
}

/// The order of the panes when all goes well; detours are not in it.
pub type Flow = &'static [Step];

/// A new Item.
pub const STANDARD: Flow = &[
    Step::Consent,
    Step::Numbers(NumbersStep::TypeSelect),
    Step::Institutions,
    Step::Credentials,
    Step::Accounts,
    Step::Connected,
];

/// A new Item at an institution the app has chosen.
pub const CHOSEN: Flow = &[
    Step::Consent,
    Step::Credentials,
    Step::Accounts,
    Step::Connected,
];

/// Update mode: an Item that exists signs in again.
pub const UPDATE: Flow = &[Step::Consent, Step::Credentials, Step::Connected];

/// Update mode with another choice of accounts.
pub const RESELECT: Flow = &[
    Step::Consent,
    Step::Credentials,
    Step::Accounts,
    Step::Connected,
];

/// Update mode that asks for nothing but consent to more.
pub const WIDEN: Flow = &[Step::Consent, Step::Connected];

/// Update mode of an Item whose deposit has been sent: its code is asked.
pub const VERIFY: Flow = &[Step::Numbers(NumbersStep::Code), Step::Connected];

/// Update mode of an Item whose numbers were verified already: there is nothing to do.
pub const VERIFIED: Flow = &[Step::Connected];

/// A payment in Europe.
pub const PAY: Flow = &[
    Step::Money(MoneyStep::Consent),
    Step::Institutions,
    Step::Credentials,
    Step::Accounts,
    Step::Connected,
];

/// Income by a payroll provider or documents.
pub const EARN: Flow = &[
    Step::Consent,
    Step::Income(IncomeStep::Choose),
    Step::Connected,
];

/// Update mode that asks for nothing but a bank statement.
pub const PROVE: Flow = &[Step::Consent, Step::Proof, Step::Connected];

/// A transfer from an account that is connected already.
pub const CONFIRM: Flow = &[
    Step::Consent,
    Step::Money(MoneyStep::Confirm),
    Step::Connected,
];

/// Layer. From its last pane back a bank may be logged in at.
pub const LAYER: Flow = &[
    Step::Layer(LayerStep::Waiting),
    Step::Institutions,
    Step::Credentials,
    Step::Accounts,
    Step::Connected,
];

/// What a person does on a pane.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Gives a phone number.
    SubmitPhone,
    /// Goes on without a phone number.
    SkipPhone,
    /// Types the code sent to the phone.
    SubmitOtp,
    /// Types into the search box.
    Search,
    /// Picks a brand with several portals.
    SelectBrand,
    /// Picks a bank.
    SelectInstitution,
    /// Sends username and password.
    SubmitCredentials,
    /// Ticks the box.
    SolveRecaptcha,
    /// Answers the bank's questions.
    SubmitMfa,
    /// Sends the chosen accounts.
    SelectAccounts,
    /// Something in a verification of somebody's identity.
    Identity(IdentityAction),
    /// Something about a bank that is down.
    Issue(IssueAction),
    /// Something in Layer.
    Layer(LayerAction),
    /// Something about connections that were kept.
    Returning(ReturningAction),
    /// Something about account numbers.
    Numbers(NumbersAction),
    /// Something about income.
    Income(IncomeAction),
    /// Sends a bank statement that shows whose an account is.
    SubmitProof,
    /// Goes to the bank's own site.
    OpenOauth,
    /// Has closed the bank's window.
    CloseOauth,
    /// Opens Link anew, on the way back from the bank's site.
    ReturnOauth,
    /// Presses the pane's main button.
    Continue,
    /// Goes one pane back.
    Back,
    /// Asks to leave.
    Exit,
    /// Leaves for good, or is made to by the app.
    ConfirmExit,
    /// Stays after all.
    Stay,
    /// Goes on to add one more Item.
    AddAnother,
    /// Looks at what kinds of data are shared.
    ViewDataTypes,
}

impl Step {
    /// The views that tell of this pane coming up, in order.
    pub fn views(self) -> &'static [View] {
        match self {
            Self::Consent => &[View::Consent, View::SubmitPhone],
            Self::VerifyPhone => &[View::VerifyPhone],
            Self::Institutions => &[View::SelectInstitution],
            // Sessions at Plaid go from SELECT_BRAND to SELECT_INSTITUTION without a view between.
            Self::Brand | Self::Notice | Self::OauthWaiting => &[],
            Self::Credentials => &[View::Credential],
            Self::Oauth => &[View::Oauth],
            Self::Recaptcha => &[View::Recaptcha],
            Self::Mfa => &[View::Mfa],
            Self::Accounts => &[View::SelectAccount],
            Self::Numbers(step) => step.views(),
            Self::Money(step) => step.views(),
            Self::Issue(step) => step.views(),
            Self::Income(step) => step.views(),
            Self::Proof => &[View::UploadDocuments],
            Self::Connected => &[View::Connected],
            Self::Failed => &[View::Error],
            Self::Leaving => &[View::Exit],
            Self::Extra(extra) => extra.views(),
            Self::Identity(step) => step.views(),
            Self::Returning(step) => step.views(),
            Self::Layer(step) => step.views(),
        }
    }

    /// Whether the pane has a way back.
    pub fn goes_back(self) -> bool {
        match self {
            Self::VerifyPhone
            | Self::Returning(ReturningStep::Accounts)
            | Self::Brand
            | Self::Notice
            | Self::Credentials
            | Self::Oauth => true,
            Self::Numbers(step) => step.goes_back(),
            Self::Layer(step) => step.goes_back(),
            Self::Money(step) => step.goes_back(),
            Self::Issue(step) => step == IssueStep::Code,
            Self::Income(step) => step == IncomeStep::Login,
            _ => false,
        }
    }
}
