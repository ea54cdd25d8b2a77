//! The panes on which account numbers are typed: Auth without, or after, a login.

use super::{InstitutionMark, Tile};
use crate::ui::words::Words;

/// A pane about account numbers (views `SELECT_AUTH_TYPE`, `NUMBERS` and those of deposits).
#[derive(Clone, Debug)]
pub struct NumbersPane {
    /// The institution, where there is one.
    pub institution: Option<InstitutionMark>,
    /// What is asked.
    pub prompt: NumbersPrompt,
    /// What is wrong with what was sent.
    pub error: Option<NumbersError>,
}

/// What a pane about account numbers asks.
#[derive(Clone, Debug)]
pub enum NumbersPrompt {
    /// Log in or type numbers: `select_auth_type` with `flow_type`, `instant` or `manual`.
    TypeSelect,
    /// `submit_routing_number` with `routing_number`.
    Routing {
        /// The number to start with.
        routing: String,
        /// A number that works in the Sandbox.
        example: &'static str,
    },
    /// In Canada: `submit_routing_number` with `routing_number`, that of the institution, and
    /// `branch_number`.
    Branch {
        /// The number of the institution to start with.
        institution: String,
        /// The number of the branch to start with.
        branch: String,
    },
    /// The banks of the routing number: `select_institution` with `institution_id`, or `continue`.
    Reroute {
        /// The banks.
        banks: Vec<Tile>,
        /// Whether there is no other way than a login.
        forced: bool,
    },
    /// `submit_account_number` with `account_number` and `confirmation`, and `routing_number`
    /// where it is asked on the same pane.
    Account {
        /// The routing number to start with; `None` where it has been typed before.
        routing: Option<String>,
        /// The number to start with.
        account: String,
        /// A number that works in the Sandbox.
        example: String,
    },
    /// `submit_name` with `full_name`.
    Name {
        /// The name to start with.
        name: String,
    },
    /// `select_account_type` with `account_type` and `class_type`.
    Kind {
        /// Whether `savings` is chosen at first.
        savings: bool,
        /// Whether `business` is.
        business: bool,
    },
    /// `authorize_deposit`.
    Authorize(Deposit),
    /// The deposit is on its way: `continue`.
    Authorized(Deposit),
    /// `submit_deposit_code` with `deposit_code`.
    Code(Deposit),
}

/// A deposit, as its receiver sees it.
#[derive(Clone, Debug)]
pub struct Deposit {
    /// The app.
    pub app_name: String,
    /// How much it is, as people write it.
    pub amount: String,
    /// The last digits of the account number.
    pub mask: String,
    /// The line on the account's statement.
    pub statement: String,
}

/// What is wrong, and with which field.
#[derive(Clone, Debug)]
pub struct NumbersError {
    /// The field's `name`.
    pub field: &'static str,
    /// What to do; empty to only lead to the field.
    pub text: String,
}

impl NumbersPane {
    /// The value of the field `pane` that the pane's forms send.
    pub(super) fn name(&self) -> &'static str {
        match &self.prompt {
            NumbersPrompt::TypeSelect => "numbers-type",
            NumbersPrompt::Routing { .. } => "numbers-routing",
            NumbersPrompt::Branch { .. } => "numbers-branch",
            NumbersPrompt::Reroute { .. } => "numbers-reroute",
            NumbersPrompt::Account { .. } => "numbers-account",
            NumbersPrompt::Name { .. } => "numbers-name",
            NumbersPrompt::Kind { .. } => "numbers-kind",
            NumbersPrompt::Authorize(_) => "numbers-authorize",
            NumbersPrompt::Authorized(_) => "numbers-authorized",
            NumbersPrompt::Code(_) => "numbers-code",
        }
    }

    pub(super) fn title<'w>(&self, words: &'w Words) -> &'w str {
        match &self.prompt {
            NumbersPrompt::TypeSelect => words.say("choose_how_youll_link_your_account"),
            NumbersPrompt::Routing { .. } => words.say("enter_your_routing_number"),
            NumbersPrompt::Branch { .. } => words.say("enter_your_institution_and_branch_number"),
            NumbersPrompt::Reroute { .. } => words.say("log_in_to_link_faster"),
            NumbersPrompt::Account { .. } => words.say("enter_your_account_number"),
            NumbersPrompt::Name { .. } => words.say("enter_the_name_on_your_account"),
            NumbersPrompt::Kind { .. } => words.say("what_kind_of_account_is_it"),
            NumbersPrompt::Authorize(_) => words.say("authorize_a_small_deposit"),
            NumbersPrompt::Authorized(_) => words.say("your_deposit_is_on_its_way"),
            NumbersPrompt::Code(_) => words.say("enter_the_code_of_your_deposit"),
        }
    }

    /// The complaint, if it is about this field.
    pub(super) fn error_of(&self, field: &str) -> Option<&str> {
        let error = self.error.as_ref().filter(|error| error.field == field);
        error.map(|error| error.text.as_str())
    }
}

impl Deposit {
    /// The text that explains the deposit before it is made.
    pub(super) fn request(&self, words: &Words) -> String {
        let request = words.sentence("app_sends_amount_to_your_account_ending_in");
        let request = request
            .with("app", &self.app_name)
            .with("amount", &self.amount);
        request.with("mask", &self.mask).to_string()
    }
}
