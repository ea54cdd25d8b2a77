//! The panes around a login on a bank's own site.

use super::{InstitutionMark, ScanCode, Transparency};
use crate::ui::words::Words;

/// The way to a bank's own site (view `OAUTH`): `open_oauth`.
#[derive(Clone, Debug)]
pub struct OauthPane {
    /// Whose site it is.
    pub institution: InstitutionMark,
    /// The boxes to tick there, for example "transactions".
    pub boxes: Vec<String>,
    /// What the app will see; `None` when Link shows no data transparency message.
    pub shared: Option<Transparency>,
    /// The site.
    pub site: BankSite,
    /// A code that takes a phone there; the pane asks again with `continue` while it is up.
    pub scan: Option<ScanCode>,
}

/// Waiting for somebody who is on a bank's own site: `continue` looks whether they are back,
/// `close_oauth` gives up, or says that the bank's window has been closed.
#[derive(Clone, Debug)]
pub struct OauthWaitingPane {
    /// Whose site it is.
    pub institution: InstitutionMark,
    /// The site.
    pub site: BankSite,
}

/// A bank's own site, and where it opens.
#[derive(Clone, Debug)]
pub struct BankSite {
    /// Its address, relative to Link's page.
    pub address: String,
    /// Where it opens.
    pub place: BankPlace,
}

/// Where a bank's own site opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BankPlace {
    /// In a window before the app's, which closes itself.
    Popup,
    /// In another tab, which closes itself.
    Tab,
    /// In another tab, which ends in the app; Link goes on there, or here if somebody comes back.
    TabOfApp,
    /// In place of the app's page, which Link is opened in anew.
    Here,
}

impl OauthPane {
    pub(super) fn waits_for(&self, words: &Words) -> String {
        words
            .sentence("waiting_for_institution")
            .with("institution", &self.institution.name)
            .to_string()
    }
}

impl OauthWaitingPane {
    /// Whether the pane asks again by itself.
    pub(super) fn polls(&self) -> bool {
        matches!(self.site.place, BankPlace::Popup | BankPlace::Tab)
    }

    pub(super) fn title(&self, words: &Words) -> String {
        let title = match self.site.place {
            BankPlace::Here => words.sentence("on_the_way_to_institution"),
            BankPlace::Popup | BankPlace::Tab | BankPlace::TabOfApp => {
                words.sentence("waiting_for_institution")
            }
        };
        title
            .with("institution", &self.institution.name)
            .to_string()
    }

    pub(super) fn text<'w>(&self, words: &'w Words) -> &'w str {
        match self.site.place {
            BankPlace::Popup => words.say("its_window_is_open_this_page_goes_on_once_you"),
            BankPlace::Tab => words.say("its_tab_is_open_this_page_goes_on_once_you"),
            BankPlace::TabOfApp => words.say("its_tab_is_open_and_takes_you_back_to_the_app"),
            BankPlace::Here => words.say("you_come_back_here_once_you_are_done_there"),
        }
    }

    pub(super) fn link<'w>(&self, words: &'w Words) -> &'w str {
        match self.site.place {
            BankPlace::Popup => words.say("show_the_window_again"),
            BankPlace::Tab | BankPlace::TabOfApp => words.say("show_the_tab_again"),
            BankPlace::Here => words.say("go_there_now"),
        }
    }
}

impl BankPlace {
    /// For the page's script.
    pub(super) fn name(self) -> &'static str {
        match self {
            BankPlace::Popup => "popup",
            BankPlace::Tab | BankPlace::TabOfApp => "tab",
            BankPlace::Here => "here",
        }
    }

    pub(super) fn target(self) -> &'static str {
        match self {
            BankPlace::Popup | BankPlace::Tab | BankPlace::TabOfApp => "_blank",
            BankPlace::Here => "_top",
        }
    }
}
