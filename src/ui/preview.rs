//! The page that shows every pane of a Link customization, and what settings make of it.

use askama::Template;

/// The page.
#[derive(Clone, Debug, Template)]
#[template(path = "preview.html", whitespace = "minimize")]
pub struct PreviewPage {
    /// The emulator's version.
    pub version: &'static str,
    /// The customization that is shown.
    pub name: String,
    /// All there are.
    pub customizations: Vec<Choice>,
    /// What can be set, and what is.
    pub settings: Vec<Field>,
    /// The settings as JSON, for the header; `{}` if nothing is set.
    pub json: String,
    /// Why there are no panes.
    pub trouble: Option<String>,
    /// The panes, in the order people meet them.
    pub panes: Vec<Shown>,
}

/// A customization to look at.
#[derive(Clone, Debug)]
pub struct Choice {
    /// Its name.
    pub name: String,
    /// What it is for, for example "CA, US, fr"; may be empty.
    pub about: String,
    /// Where it is shown.
    pub address: String,
    /// Whether it is the one that is shown.
    pub chosen: bool,
}

/// A pane that is shown.
#[derive(Clone, Debug)]
pub struct Shown {
    /// Its name.
    pub label: &'static str,
    /// Where it is.
    pub address: String,
}

/// A Link UI setting.
#[derive(Clone, Copy, Debug)]
pub struct Setting {
    /// Its key.
    pub key: &'static str,
    /// What it does.
    pub about: &'static str,
    /// Its values; none for a text.
    pub values: &'static [&'static str],
    /// Whether a value that looks like a number or a truth value is a text all the same.
    pub text: bool,
}

/// A setting with its value.
#[derive(Clone, Debug)]
pub struct Field {
    /// The setting.
    pub setting: Setting,
    /// What is set; empty if nothing is.
    pub value: String,
}

const TRUTH: &[&str] = &["true", "false"];

/// The settings that change what the preview shows.
pub const SETTINGS: &[Setting] = &[
    choice("consent", "Consent pane", &["none", "allow", "share"]),
    choice("separate_consent", "Panes before", &["0", "1", "2", "3"]),
    choice("account_select", "Accounts", &["single", "multiple", "all"]),
    choice("success_pane", "Success pane", TRUTH),
    choice("save_pane", "Save pane", TRUTH),
    choice("oauth_confirm", "After the bank", TRUTH),
    Setting {
        key: "search_label",
        about: "Search label",
        values: &[],
        text: true,
    },
];

const fn choice(
    key: &'static str,
    about: &'static str,
    values: &'static [&'static str],
) -> Setting {
    Setting {
        key,
        about,
        values,
        text: false,
    }
}

/// Every setting with what `value` says of it.
pub fn settings(value: impl Fn(&str) -> String) -> Vec<Field> {
    let field = |setting: &Setting| Field {
        setting: *setting,
        value: value(setting.key),
    };
    SETTINGS.iter().map(field).collect()
}

impl PreviewPage {
    /// The document.
    pub fn document(&self) -> String {
        self.render()
            .expect("a template writes to a string, which cannot fail")
    }

    // Whether the panes are as the customization itself has them.
    fn is_plain(&self) -> bool {
        self.json == "{}"
    }
}
