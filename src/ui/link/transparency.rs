//! What people are told about their data (Data Transparency Messaging of the Link customization).

use crate::ui::words::Words;

/// What the app will see, and what for.
#[derive(Clone, Debug)]
pub struct Transparency {
    /// Who will see it.
    pub app_name: String,
    /// The kinds of data; at least one.
    pub kinds: Vec<DataKind>,
    /// What the app does with them; may be empty.
    pub use_cases: Vec<String>,
}

/// A kind of data.
#[derive(Clone, Debug)]
pub struct DataKind {
    /// What people call it, for example "account and balance info".
    pub name: String,
    /// What it is made of, for example "names, types and balances".
    pub text: String,
}

impl Transparency {
    /// The names of the kinds, as a sentence lists them.
    pub(super) fn list(&self, words: &Words) -> String {
        let names: Vec<&str> = self.kinds.iter().map(|kind| kind.name.as_str()).collect();
        words.list(&names)
    }
}
