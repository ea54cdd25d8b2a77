//! What each pane shows. The list of institutions is in `tile`.

use super::{EmbeddedJson, Transparency, mark};
use crate::ui::words::Words;

/// Consent, and the phone number of a returning user (views `CONSENT` and `SUBMIT_PHONE`).
#[derive(Clone, Debug)]
pub struct PhonePane {
    /// The app's `client_name`, or "This Application" when that is too long.
    pub app_name: String,
    /// What the app uses Plaid for, for example "connect your account".
    pub purpose: String,
    /// The number to start with; may be empty.
    pub phone: String,
    /// Whether it is the one that is known, shown by its last digits; it is sent as it stands.
    pub known: bool,
    /// What is wrong with the number that was sent.
    pub error: Option<String>,
}

/// The code sent to the phone (view `VERIFY_PHONE`): `submit_otp` with `code`.
#[derive(Clone, Debug)]
pub struct OtpPane {
    /// The number the code was sent to.
    pub phone: String,
    /// Whether it has been sent once more.
    pub resent: bool,
    /// What is wrong with the code that was sent back.
    pub error: Option<String>,
}

/// What the institution asks after the password (view `MFA`): `submit_mfa` with `answer_0`,
/// `answer_1`, ... in the order asked.
#[derive(Clone, Debug)]
pub struct MfaPane {
    /// Who asks.
    pub institution: InstitutionMark,
    /// What is asked.
    pub prompt: MfaPrompt,
    /// What is wrong with the answers that were sent.
    pub error: Option<String>,
}

/// The four kinds of question; those with and without options look alike.
#[derive(Clone, Debug)]
pub enum MfaPrompt {
    /// Which device gets a code; the answer is its position.
    Devices(Vec<String>),
    /// The code.
    Code {
        /// The device it was sent to.
        sent_to: String,
    },
    /// Questions.
    Questions(Vec<MfaQuestion>),
}

/// One question.
#[derive(Clone, Debug)]
pub struct MfaQuestion {
    /// What is asked.
    pub text: String,
    /// What can be chosen; empty for a free answer.
    pub options: Vec<String>,
}

/// A box to tick before the institution lets anybody in (view `RECAPTCHA`): `solve_recaptcha`.
#[derive(Clone, Debug)]
pub struct RecaptchaPane {
    /// Who asks.
    pub institution: InstitutionMark,
}

/// An institution as a pane names it.
#[derive(Clone, Debug)]
pub struct InstitutionMark {
    /// Its name.
    pub name: String,
    /// Its colour, `#rrggbb`; anything else means none.
    pub colour: String,
}

/// User name and password for one institution (view `CREDENTIAL`).
#[derive(Clone, Debug)]
pub struct CredentialsPane {
    /// Where the user logs in.
    pub institution: InstitutionMark,
    /// The institution's word for the user name, for example "Online ID".
    pub username_label: String,
    /// The institution's word for the password.
    pub password_label: String,
    /// The institution's word for a PIN, if it has one; sent as `pin`.
    pub pin_label: Option<String>,
    /// The user name to keep after a wrong login; may be empty.
    pub username: String,
    /// Why the last login failed, in words for the user.
    pub error: Option<String>,
    /// Number of the attempt in this session, from 1; sent back as `attempt`.
    pub attempt: u32,
}

/// Waiting for something (view `LOADING`).
#[derive(Clone, Debug)]
pub struct LoadingPane {
    /// What Link waits for, for example "Logging in to Tartan Bank".
    pub waits_for: String,
    /// Whether the page asks again, with the action `continue`, once a second.
    pub poll: bool,
}

/// The accounts that were found (view `SELECT_ACCOUNT`).
#[derive(Clone, Debug)]
pub struct AccountsPane {
    /// The institution that holds the accounts.
    pub institution: InstitutionMark,
    /// How many the user may choose.
    pub selection: Selection,
    /// The accounts, in order; at least one.
    pub accounts: Vec<Account>,
    /// What the app will see; `None` when Link shows no data transparency message.
    pub shared: Option<Transparency>,
    /// What is wrong with the choice that was sent.
    pub error: Option<String>,
}

/// One account of an [`AccountsPane`].
#[derive(Clone, Debug)]
pub struct Account {
    /// The `account_id`.
    pub account_id: String,
    /// Its name.
    pub name: String,
    /// Its last digits.
    pub mask: Option<String>,
    /// Its balance as text, for example "$110.00".
    pub balance: Option<String>,
    /// Whether it is ticked at first.
    pub selected: bool,
}

/// How many accounts the user may choose (Account Select of the Link customization).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Selection {
    /// Exactly one, by radio buttons.
    Single,
    /// Any number, by check boxes.
    Multiple,
    /// Account Select is off: the user sees the accounts, all of them ticked.
    All,
}

/// The Item is made (view `CONNECTED`). Its button sends `continue`.
#[derive(Clone, Debug)]
pub struct ConnectedPane {
    /// The heading, usually "Success".
    pub title: String,
    /// What was done.
    pub text: String,
    /// The button, usually "Continue".
    pub button: String,
}

/// A guest may keep the connection for next time: `submit_phone` keeps it, `continue` does not.
#[derive(Clone, Debug)]
pub struct SavePane {
    /// The institution that was connected.
    pub institution: InstitutionMark,
    /// The number to start with; may be empty.
    pub phone: String,
    /// What is wrong with the number that was sent.
    pub error: Option<String>,
}

/// The session cannot go on where it was (view `ERROR`).
#[derive(Clone, Debug)]
pub struct ErrorPane {
    /// What happened, in a few words.
    pub title: String,
    /// What happened and what the user can do.
    pub text: String,
    /// The `error_code`, shown to the developer below the text.
    pub error_code: Option<String>,
    /// The primary button.
    pub way_out: WayOut,
}

/// Where an error pane leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WayOut {
    /// "Try again": sends `retry`.
    Retry,
    /// "Choose another institution": sends `back`.
    AnotherInstitution,
    /// "Exit": sends `exit`.
    Exit,
}

/// An institution that works badly or not at all (Plaid docs, Institution status in Link).
#[derive(Clone, Debug)]
pub struct HealthPane {
    /// The institution that was chosen.
    pub institution: InstitutionMark,
    /// The app's name.
    pub app_name: String,
    /// How it fares.
    pub health: Health,
    /// Whether another institution can be chosen.
    pub may_choose: bool,
}

/// How an institution fares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Health {
    /// Logins may fail; the user may go on (`continue`) or `back`.
    Degraded,
    /// Logins are blocked; only `back`.
    Down,
    /// It does not support what the app asks for; only `back`.
    Unsupported,
    /// People log in on its own site, which the app they use cannot open; only `back`.
    OldApp,
}

/// Are you sure? (view `EXIT`): `confirm_exit` or `stay`.
#[derive(Clone, Debug)]
pub struct ExitPane {
    /// The app's name.
    pub app_name: String,
}

/// The session is over.
#[derive(Clone, Debug)]
pub struct FinishedPane {
    /// Whether an account was connected; decides the sentence for users without scripts.
    pub success: bool,
    /// The app's name.
    pub app_name: String,
    /// What `link-initialize.js` hands to the app: a JSON object with `result` (`"success"` or
    /// `"exit"`), `public_token` (success), `error` (exit: object or null), `metadata`, and
    /// `events`, the array of `{"eventName", "metadata"}` that were not delivered live.
    pub result: EmbeddedJson,
    /// Where a page that nobody frames goes next: `plaidlink://...` in a webview, the
    /// completion address in Hosted Link. Ignored in a frame.
    pub redirect: Option<String>,
}

impl PhonePane {
    pub(super) fn mark(&self) -> String {
        mark::data_uri(&self.app_name, "#23282f")
    }
}

impl InstitutionMark {
    pub(super) fn mark(&self) -> String {
        mark::data_uri(&self.name, &self.colour)
    }
}

impl MfaPane {
    pub(super) fn title<'w>(&self, words: &'w Words) -> &'w str {
        match self.prompt {
            MfaPrompt::Devices(_) => words.say("verify_your_identity"),
            MfaPrompt::Code { .. } => words.say("enter_your_code"),
            MfaPrompt::Questions(_) => words.say("answer_your_security_questions"),
        }
    }

    pub(super) fn waits_for(&self, words: &Words) -> String {
        words
            .sentence("checking_with_institution")
            .with("institution", &self.institution.name)
            .to_string()
    }
}

impl CredentialsPane {
    pub(super) fn waits_for(&self, words: &Words) -> String {
        words
            .sentence("logging_in_to_institution")
            .with("institution", &self.institution.name)
            .to_string()
    }
}

impl LoadingPane {
    /// Waiting in the browser, without asking again.
    pub(super) fn waiting(waits_for: &str) -> Self {
        LoadingPane {
            waits_for: waits_for.to_owned(),
            poll: false,
        }
    }
}

impl Selection {
    pub(super) fn heading(self, words: &Words) -> &str {
        match self {
            Selection::Single => words.say("select_account"),
            Selection::Multiple => words.say("select_accounts"),
            Selection::All => words.say("your_accounts"),
        }
    }

    pub(super) fn input_type(self) -> &'static str {
        match self {
            Selection::Single => "radio",
            Selection::Multiple | Selection::All => "checkbox",
        }
    }
}

impl WayOut {
    pub(super) fn label(self, words: &Words) -> &str {
        match self {
            WayOut::Retry => words.say("try_again"),
            WayOut::AnotherInstitution => words.say("choose_another_institution"),
            WayOut::Exit => words.say("exit"),
        }
    }

    pub(super) fn action(self) -> &'static str {
        match self {
            WayOut::Retry => "retry",
            WayOut::AnotherInstitution => "back",
            WayOut::Exit => "exit",
        }
    }
}

impl HealthPane {
    pub(super) fn title(&self, words: &Words) -> String {
        let sentence = match self.health {
            Health::Degraded => words.sentence("institution_may_not_work_right_now"),
            Health::Down => words.sentence("institution_is_not_available_right_now"),
            Health::Unsupported => words.sentence("connectivity_not_supported_by_institution"),
            Health::OldApp => words.sentence("you_may_need_to_update_your_app"),
        };
        sentence
            .with("institution", &self.institution.name)
            .to_string()
    }

    pub(super) fn text(&self, words: &Words) -> String {
        let sentence = match self.health {
            Health::Degraded => words.sentence("many_logins_there_fail_at_the_moment_you_can"),
            Health::Down => words.sentence("logins_there_do_not_work_at_the_moment_try"),
            Health::Unsupported => words.sentence("it_cannot_share_what_app_asks_for_choose_an"),
            Health::OldApp => words.sentence("you_log_in_on_a_site_of_institution_which_app"),
        };
        let sentence = sentence.with("institution", &self.institution.name);
        sentence.with("app", &self.app_name).to_string()
    }
}

impl Health {
    pub(super) fn sign(self) -> &'static str {
        match self {
            Health::Degraded => "warn",
            Health::Down | Health::OldApp | Health::Unsupported => "bad",
        }
    }

    pub(super) fn may_continue(self) -> bool {
        self == Health::Degraded
    }
}
