//! Link customizations, as an app's owner makes them in Plaid's Dashboard.
//! <https://plaid.com/docs/link/customization/>

use std::collections::BTreeSet;

use super::{AccountSelect, LinkUi};
use crate::sandbox::product::CountryCode;

/// The most use cases a customization may have.
pub const USE_CASES_MAX: usize = 3;

/// A Link customization, `link_customization_name` of `/link/token/create`.
#[derive(Debug, Clone, Default)]
pub struct Customization {
    /// Its name.
    pub name: String,
    /// The countries it is for, which a token must have all and no other; `None` for any.
    pub country_codes: Option<BTreeSet<CountryCode>>,
    /// The language it is for; `None` for any.
    pub language: Option<String>,
    /// How accounts are chosen; a new Dashboard account starts with `multiple`.
    pub account_select: AccountSelect,
    /// What people read.
    pub texts: Texts,
    /// What they see it in.
    pub colours: Colours,
    /// Which institutions they find.
    pub institutions: InstitutionChoice,
    /// What they are told about their data.
    pub data_transparency: DataTransparency,
    /// Settings of the pages.
    pub link_ui: LinkUi,
}

/// Texts in place of Link's own; `{app}` in them is the app's name.
#[derive(Debug, Clone, Default)]
pub struct Texts {
    /// What is connected, "account" at Plaid.
    pub noun: Option<String>,
    /// The list of institutions; its title.
    pub institution_select: PaneTexts,
    /// A search that found nothing; its title and text.
    pub institution_search: PaneTexts,
    /// A new Item has been made.
    pub connected: PaneTexts,
    /// An Item that exists works again.
    pub reconnected: PaneTexts,
}

/// Texts of a pane.
#[derive(Debug, Clone, Default)]
pub struct PaneTexts {
    /// The heading.
    pub title: Option<String>,
    /// The sentence below it.
    pub text: Option<String>,
    /// The main button.
    pub button: Option<String>,
}

/// Colours in place of Link's own, `#rrggbb`.
#[derive(Debug, Clone, Default)]
pub struct Colours {
    /// Behind the dialog.
    pub background: Option<String>,
    /// The main button.
    pub accent: Option<String>,
}

/// A custom list of institutions, by id.
#[derive(Debug, Clone, Default)]
pub struct InstitutionChoice {
    /// The first list, in this order; empty for Link's own.
    pub featured: Vec<String>,
    /// Not to be found at all.
    pub hidden: BTreeSet<String>,
}

/// Data Transparency Messaging, which applies in the United States and Canada.
/// <https://plaid.com/docs/link/data-transparency-messaging-migration-guide/>
#[derive(Debug, Clone)]
pub struct DataTransparency {
    /// Whether people are asked for their consent product by product; on for accounts made since
    /// October 2024.
    pub enabled: bool,
    /// What the app does with the data, three at most. The Sandbox needs none.
    pub use_cases: Vec<String>,
}

impl Default for DataTransparency {
    fn default() -> Self {
        Self {
            enabled: true,
            use_cases: Vec::new(),
        }
    }
}

impl Customization {
    /// Whether it is for these countries and this language. One that is not is passed over without
    /// a word, as in Plaid's.
    pub fn fits(&self, country_codes: &[CountryCode], language: &str) -> bool {
        let countries: BTreeSet<CountryCode> = country_codes.iter().copied().collect();
        self.country_codes
            .as_ref()
            .is_none_or(|it| *it == countries)
            && self.language.as_ref().is_none_or(|it| it == language)
    }
}
