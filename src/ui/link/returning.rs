//! The panes for people who have kept connections with their phone number.

use super::{Account, InstitutionMark, Selection};
use crate::ui::words::Words;

/// A pane for somebody who returns (views `SELECT_SAVED_INSTITUTION`, `SELECT_SAVED_ACCOUNT`).
#[derive(Clone, Debug)]
pub enum ReturningPane {
    /// The institutions that are kept: `pick_kept` with `kept`, the position, or `connect_new`.
    Institutions {
        /// In the order they are shown.
        kept: Vec<InstitutionMark>,
    },
    /// The accounts of one of them: `confirm_kept` with `account`, repeated, or `connect_new`.
    Accounts {
        /// Where.
        institution: InstitutionMark,
        /// How many may be chosen.
        selection: Selection,
        /// Whether there is but one, which is ticked.
        lone: bool,
        /// None is ticked at first, unless there is no choice.
        accounts: Vec<Account>,
    },
    /// The code sent to a number given at the end: `submit_otp` with `code`, or `continue`.
    SaveCode {
        /// The number.
        phone: String,
        /// Whether the code has been sent once more.
        resent: bool,
        /// What is wrong with the code that was sent back.
        error: Option<String>,
    },
}

impl ReturningPane {
    pub(super) fn name(&self) -> &'static str {
        match self {
            Self::Institutions { .. } => "kept-institutions",
            Self::Accounts { .. } => "kept-accounts",
            Self::SaveCode { .. } => "save-code",
        }
    }

    pub(super) fn lead<'w>(&self, words: &'w Words) -> &'w str {
        match self {
            Self::Institutions { .. } => words.say("choose_where_the_account_is_that_you_want_to"),
            Self::Accounts { lone: true, .. } => words.say("this_is_the_one_you_saved_here"),
            Self::Accounts {
                selection: Selection::Single,
                ..
            } => words.say("you_saved_these_here_choose_the_one_to_share"),
            Self::Accounts { .. } => words.say("you_saved_these_here_choose_those_to_share"),
            Self::SaveCode { .. } => "",
        }
    }
}
