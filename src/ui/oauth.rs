//! The pages of a bank's own site, where people log in at OAuth institutions: [`BankPage`] is the
//! site, [`ReturnPage`] the way back into the app, [`EndedPage`] what is there when neither can be.
//!
//! # What the pages send
//!
//! [`BankPage`] has one form, posted urlencoded to the page's own address, with the fields of all
//! its steps at once: `at` (the [`BankStep::name`] that was up), `username`, `password`,
//! `simulate`, `account` (repeated), `terms`; `cancel` when the person gives up. Without scripts
//! each step is a post, answered with the page at the next; the script goes from step to step by
//! itself and posts the last, and those whose answer it cannot know.

mod samples;

use askama::Template;

use super::link::mark::Ground;
use super::words::Words;

/// A bank as its own site shows it.
#[derive(Clone, Debug)]
pub struct Bank {
    /// Its name.
    pub name: String,
    /// Its colour, `#rrggbb`; anything else means none.
    pub colour: String,
    /// Whether the page stands in for its app, which opens in its place on a phone.
    pub app: bool,
}

/// A bank's own site.
#[derive(Clone, Debug, Template)]
#[template(path = "oauth/bank.html", whitespace = "minimize")]
pub struct BankPage {
    /// The language it is in.
    pub words: Words,
    /// Whose site it is.
    pub bank: Bank,
    /// The app that wants access.
    pub app_name: String,
    /// What is up.
    pub step: BankStep,
    /// The username typed so far.
    pub username: String,
    /// What signing in can be made to end with.
    pub simulations: Vec<Simulation>,
    /// Usernames whose accounts are others than those listed here.
    pub other_users: Vec<String>,
    /// The accounts of the person who signs in, in order.
    pub accounts: Vec<BankAccount>,
    /// Whether the terms are accepted.
    pub terms: bool,
    /// What is wrong with what was sent.
    pub error: Option<String>,
}

/// The steps of a bank's own site, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BankStep {
    /// Username and password.
    Login,
    /// Where a code is to be sent.
    Device,
    /// The code.
    Code,
    /// Accounts to share.
    Accounts,
    /// The terms.
    Terms,
}

/// A way for a login to fail.
#[derive(Clone, Debug)]
pub struct Simulation {
    /// The value of the field `simulate`.
    pub value: String,
    /// What happens, in words.
    pub label: String,
}

/// An account on a bank's own site.
#[derive(Clone, Debug)]
pub struct BankAccount {
    /// Its name.
    pub name: String,
    /// Its last digits.
    pub mask: String,
    /// Its balance as text; may be empty.
    pub balance: String,
    /// Whether it is ticked.
    pub ticked: bool,
}

/// The way back from a bank's own site: closes its window, or goes on to the app's address.
#[derive(Clone, Debug, Template)]
#[template(path = "oauth/return.html", whitespace = "minimize")]
pub struct ReturnPage {
    /// The language it is in.
    pub words: Words,
    /// Whose site it was.
    pub bank: Bank,
    /// The app that waits.
    pub app_name: String,
    /// The app's address, where Link is opened anew; without it the window closes.
    pub redirect: Option<String>,
    /// Whether the person has come by a code they scanned, and goes on where it was shown.
    pub scanned: bool,
}

/// What is there when a login has ended, or never began.
#[derive(Clone, Debug, Template)]
#[template(path = "oauth/ended.html", whitespace = "minimize")]
pub struct EndedPage {
    /// The language it is in.
    pub words: Words,
    /// The heading.
    pub title: String,
    /// What happened and what to do.
    pub text: String,
}

impl BankStep {
    /// All of them, in order.
    pub const ALL: [Self; 5] = [
        Self::Login,
        Self::Device,
        Self::Code,
        Self::Accounts,
        Self::Terms,
    ];

    /// The value of the field `at`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Login => "login",
            Self::Device => "device",
            Self::Code => "code",
            Self::Accounts => "accounts",
            Self::Terms => "terms",
        }
    }

    /// The step with this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.name() == name)
    }
}

impl BankPage {
    /// The document.
    pub fn document(&self) -> String {
        document(self)
    }
}

impl ReturnPage {
    /// The document.
    pub fn document(&self) -> String {
        document(self)
    }
}

impl EndedPage {
    /// The document.
    pub fn document(&self) -> String {
        document(self)
    }
}

impl Bank {
    fn ground(&self) -> Ground<'_> {
        Ground::new(&self.name, &self.colour)
    }
}

fn document(page: &impl Template) -> String {
    page.render()
        .expect("a template writes to a string, which cannot fail")
}
