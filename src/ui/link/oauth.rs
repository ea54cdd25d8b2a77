//! The panes around a login on a bank's own site.

use super::{InstitutionMark, ScanCode, Transparency};

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
    pub(super) fn waits_for(&self) -> String {
        format!("Waiting for {}", self.institution.name)
    }
}

impl OauthWaitingPane {
    /// Whether the pane asks again by itself.
    pub(super) fn polls(&self) -> bool {
        matches!(self.site.place, BankPlace::Popup | BankPlace::Tab)
    }

    pub(super) fn title(&self) -> String {
        match self.site.place {
            BankPlace::Here => format!("On the way to {}", self.institution.name),
            BankPlace::Popup | BankPlace::Tab | BankPlace::TabOfApp => {
                format!("Waiting for {}", self.institution.name)
            }
        }
    }

    pub(super) fn text(&self) -> &'static str {
        match self.site.place {
            BankPlace::Popup => "Its window is open. This page goes on once you are done there.",
            BankPlace::Tab => "Its tab is open. This page goes on once you are done there.",
            BankPlace::TabOfApp => "Its tab is open, and takes you back to the app.",
            BankPlace::Here => "You come back here once you are done there.",
        }
    }

    pub(super) fn link(&self) -> &'static str {
        match self.site.place {
            BankPlace::Popup => "Show the window again",
            BankPlace::Tab | BankPlace::TabOfApp => "Show the tab again",
            BankPlace::Here => "Go there now",
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
